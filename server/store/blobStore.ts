import type { Readable } from 'node:stream';
import type { AssetHash } from '../../runtime/graph/ids.ts';

/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredBlob {
  hash: AssetHash;
  bytes: number;
}

/** Bytes by their SHA-256, whole or not there: a folder, or a bucket. Both pass one conformance suite. */
export interface BlobStore {
  /**
   * Keeps the bytes of a file, which stays where it is; durable when it resolves. Bytes that are there already are
   * not sent again.
   * @throws Fault; then nothing half-written can be seen
   */
  keep(hash: AssetHash, path: string): Promise<void>;
  /** Size in bytes; undefined when it is not there. */
  sizeOf(hash: AssetHash): Promise<number | undefined>;
  /** @throws Fault asset-missing */
  stream(hash: AssetHash, range?: ByteRange): Promise<Readable>;
  /** What is not there already is fine. */
  remove(hash: AssetHash): Promise<void>;
  /** All that is there, in order of hash. */
  list(): AsyncIterable<StoredBlob>;
}
