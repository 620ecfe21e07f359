import { createHash } from 'node:crypto';
import * as nodeFiles from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { BlobStore, ByteRange, StoredBlob } from './blobStore.ts';
import { onDisk } from './diskFault.ts';
import { makeFolder } from './makeFolder.ts';
import { openScratch, type Scratch } from './scratch.ts';

/** The calls by which bytes reach the disk; tests put a full disk in their place. */
export type AssetFiles = Pick<typeof nodeFiles, 'chmod' | 'copyFile' | 'mkdir' | 'open' | 'rename' | 'rm' | 'stat'>;

/**
 * Bytes by their SHA-256 in `<cache>/assets/ab/cdef…`, read-only. A file appears under its name only when it is
 * whole and on the disk: written beside, synced, renamed. Several processes may use one folder at once.
 */
export class AssetFolder implements BlobStore {
  readonly #root: string;
  readonly #files: AssetFiles;
  readonly cacheFolder: string;
  readonly scratch: Scratch;

  private constructor(cacheFolder: string, files: AssetFiles, scratch: Scratch) {
    this.cacheFolder = cacheFolder;
    this.#root = join(cacheFolder, 'assets');
    this.#files = files;
    this.scratch = scratch;
  }

  static async open(cacheFolder: string, files: AssetFiles = nodeFiles): Promise<AssetFolder> {
    return onDisk(cacheFolder, async () => {
      const scratch = await openScratch(join(cacheFolder, 'work'));
      return new AssetFolder(cacheFolder, files, scratch);
    });
  }

  /** Where the bytes of this hash are, or would be. */
  pathOf(hash: string): string {
    return join(this.#root, hash.slice(0, 2), hash.slice(2));
  }

  /** Size in bytes; undefined when it is not there. */
  async sizeOf(hash: string): Promise<number | undefined> {
    try {
      return (await nodeFiles.stat(this.pathOf(hash))).size;
    } catch {
      return undefined;
    }
  }

  /** @throws Fault disk-full; then nothing is left behind */
  async put(bytes: Uint8Array): Promise<StoredBlob> {
    const hash = createHash('sha256').update(bytes).digest('hex') as AssetHash;
    if ((await this.sizeOf(hash)) === bytes.byteLength) return { hash, bytes: bytes.byteLength };
    const unfinished = this.scratch.newFile();
    await this.#finishing(unfinished, async () => {
      const file = await this.#files.open(unfinished, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await this.#moveIn(unfinished, hash);
    });
    return { hash, bytes: bytes.byteLength };
  }

  /**
   * Moves a finished file in: the file at `path` is gone afterwards. Its bytes are read once, in pieces.
   * @throws Fault disk-full (only when the file lies on another disk and has to be copied)
   */
  async adopt(path: string): Promise<StoredBlob> {
    const stored = await hashFile(path);
    if ((await this.sizeOf(stored.hash)) === stored.bytes) {
      await nodeFiles.rm(path, { force: true });
      return stored;
    }
    await this.#finishing(path, async () => {
      await this.#sync(path);
      await this.#moveIn(path, stored.hash);
    });
    return stored;
  }

  /** As `adopt`, but the file at `path` stays: a person's own file. */
  async copyIn(path: string): Promise<StoredBlob> {
    const unfinished = this.scratch.newFile();
    await this.#finishing(unfinished, async () => {
      await this.#files.copyFile(path, unfinished, nodeFiles.constants.COPYFILE_FICLONE);
    });
    return this.adopt(unfinished);
  }

  async keep(hash: AssetHash, path: string): Promise<void> {
    if ((await this.sizeOf(hash)) === undefined) await this.copyIn(path);
  }

  async stream(hash: AssetHash, range?: ByteRange): Promise<Readable> {
    try {
      const file = await nodeFiles.open(this.pathOf(hash), 'r');
      return file.createReadStream({ highWaterMark: 1 << 18, ...range });
    } catch (error) {
      throw new Fault('asset-missing', 'permanent', `The stored file ${hash} is gone.`, { cause: error });
    }
  }

  async *list(): AsyncGenerator<StoredBlob> {
    for (const start of await namesIn(this.#root, /^[0-9a-f]{2}$/)) {
      for (const rest of await namesIn(join(this.#root, start), /^[0-9a-f]{62}$/)) {
        const hash = (start + rest) as AssetHash;
        const bytes = await this.sizeOf(hash);
        if (bytes !== undefined) yield { hash, bytes };
      }
    }
  }

  async remove(hash: AssetHash): Promise<void> {
    await onDisk(this.cacheFolder, () => this.#files.rm(this.pathOf(hash), { force: true }));
  }

  async #moveIn(path: string, hash: string): Promise<void> {
    const target = this.pathOf(hash);
    await this.#files.chmod(path, 0o444);
    const firstMade = await makeFolder(dirname(target), this.#files.mkdir);
    try {
      await this.#files.rename(path, target);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
      const near = this.scratch.newFile();
      await this.#files.copyFile(path, near);
      await this.#sync(near);
      await this.#files.rename(near, target);
      await this.#files.rm(path, { force: true });
    }
    await this.#sync(dirname(target));
    if (firstMade !== undefined) await this.#sync(dirname(firstMade));
  }

  async #sync(path: string): Promise<void> {
    const file = await this.#files.open(path, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #finishing(unfinished: string, work: () => Promise<void>): Promise<void> {
    try {
      await onDisk(this.cacheFolder, work);
    } catch (error) {
      await nodeFiles.rm(unfinished, { force: true });
      throw error;
    }
  }
}

async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  const names = await nodeFiles.readdir(folder).catch(() => []);
  return names.filter((name) => pattern.test(name)).sort();
}

async function hashFile(path: string): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await nodeFiles.open(path, 'r');
  for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { hash: hash.digest('hex') as AssetHash, bytes };
}
