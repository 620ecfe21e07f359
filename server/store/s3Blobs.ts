import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Fault } from '../../runtime/graph/fault.ts';
import { type AssetHash, zAssetHash } from '../../runtime/graph/ids.ts';
import type { BlobStore, ByteRange, StoredBlob } from './blobStore.ts';
import type { S3Settings } from './s3Settings.ts';

/** Bytes sent at once; the least that S3 takes is 5 MiB, and 10,000 of these make 156 GiB. */
const defaultPartBytes = 16 * 1024 ** 2;

/** Seconds between tries: with those of a task together an outage of a minute passes unnoticed. */
const retryAfter = 15;

/** What is told apart from the outside: the bucket can not be reached just now, or does not let us in. */
const refusedNames = new Set(['AccessDenied', 'InvalidAccessKeyId', 'SignatureDoesNotMatch', 'NoSuchBucket']);

/** Assets as `<prefix><hash>` in a bucket of S3, R2 or another server that speaks their language. */
export class S3Blobs implements BlobStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;
  readonly #partBytes: number;

  constructor(settings: S3Settings) {
    const { endpoint, region, accessKeyId, secretAccessKey, attempts = 4 } = settings;
    this.#bucket = settings.bucket;
    this.#prefix = settings.prefix;
    this.#partBytes = settings.partBytes ?? defaultPartBytes;
    this.#client = new S3Client({
      region,
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(accessKeyId !== undefined &&
        secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
      // R2 and Ceph refuse the checksums that this client adds by itself; the name of an asset is its checksum.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: attempts,
    });
  }

  async keep(hash: AssetHash, path: string): Promise<void> {
    await this.#asked(async () => {
      const file = await open(path, 'r');
      try {
        const { size } = await file.stat();
        if ((await this.#head(hash)) === size) return;
        const piece = async (start: number) => {
          const length = Math.min(this.#partBytes, size - start);
          return (await file.read(Buffer.alloc(length), 0, length, start)).buffer;
        };
        if (size <= this.#partBytes) await this.#putWhole(hash, await piece(0));
        else await this.#putParts(hash, size, piece);
      } finally {
        await file.close();
      }
    });
  }

  async sizeOf(hash: AssetHash): Promise<number | undefined> {
    return this.#asked(() => this.#head(hash));
  }

  async stream(hash: AssetHash, range?: ByteRange): Promise<Readable> {
    return this.#asked(async () => {
      try {
        const { Body } = await this.#client.send(
          new GetObjectCommand({ ...this.#place(hash), ...(range && { Range: `bytes=${range.start}-${range.end}` }) }),
        );
        return Body instanceof Readable ? Body : Readable.from([]);
      } catch (error) {
        if (!isStatus(error, 404)) throw error;
        throw new Fault('asset-missing', 'permanent', `The stored file ${hash} is gone.`, { cause: error });
      }
    });
  }

  async remove(hash: AssetHash): Promise<void> {
    await this.#asked(() => this.#client.send(new DeleteObjectCommand(this.#place(hash))));
  }

  async *list(): AsyncGenerator<StoredBlob> {
    let token: string | undefined;
    do {
      const page = await this.#asked(() =>
        this.#client.send(
          new ListObjectsV2Command({
            ...{ Bucket: this.#bucket, Prefix: this.#prefix },
            ...(token !== undefined && { ContinuationToken: token }),
          }),
        ),
      );
      for (const { Key = '', Size = 0 } of page.Contents ?? []) {
        const hash = zAssetHash.safeParse(Key.slice(this.#prefix.length));
        if (hash.success) yield { hash: hash.data, bytes: Size };
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  close(): void {
    this.#client.destroy();
  }

  #place(hash: AssetHash): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: this.#prefix + hash };
  }

  async #head(hash: AssetHash): Promise<number | undefined> {
    try {
      return (await this.#client.send(new HeadObjectCommand(this.#place(hash)))).ContentLength;
    } catch (error) {
      if (isStatus(error, 404)) return undefined;
      throw error;
    }
  }

  /** Two machines may bring the same bytes at once: the second is told that they are there, which is as good. */
  async #putWhole(hash: AssetHash, bytes: Buffer): Promise<void> {
    try {
      await this.#client.send(new PutObjectCommand({ ...this.#place(hash), Body: bytes, IfNoneMatch: '*' }));
    } catch (error) {
      if (!isStatus(error, 412)) throw error;
    }
  }

  async #putParts(hash: AssetHash, size: number, piece: (start: number) => Promise<Buffer>): Promise<void> {
    const place = this.#place(hash);
    const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(place));
    const upload = { ...place, UploadId };
    try {
      const parts: CompletedPart[] = [];
      for (let start = 0; start < size; start += this.#partBytes) {
        const PartNumber = parts.length + 1;
        const Body = await piece(start);
        const { ETag } = await this.#client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
        parts.push({ PartNumber, ...(ETag !== undefined && { ETag }) });
      }
      await this.#client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }));
    } catch (error) {
      // Parts without an end are paid for and never seen; what can not be reached can not be tidied either.
      await this.#client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw error instanceof Fault ? error : this.#fault(error);
    }
  }

  #fault(error: unknown): Fault {
    const name = error instanceof Error ? error.name : '';
    const refused = refusedNames.has(name) || isStatus(error, 403);
    return refused
      ? new Fault(
          'asset-store-refused',
          'permanent',
          `The bucket ${this.#bucket} refused the request (${name}): check its name and the keys of the asset store.`,
          { cause: error },
        )
      : new Fault(
          'asset-store-unreachable',
          'network',
          `The bucket ${this.#bucket} can not be reached just now: what is stored there is safe, and work goes on when it answers.`,
          { cause: error, retryAfter },
        );
  }
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;
}
