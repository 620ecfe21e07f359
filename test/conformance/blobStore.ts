import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect } from 'vitest';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import type { BlobStore } from '../../server/store/blobStore.ts';
import type { Rule } from './rule.ts';
import { missingHash } from './storeSamples.ts';

/** An empty store, a folder for files to be kept, and how many bytes it sends in one piece. */
export interface BlobSubject {
  blobs: BlobStore;
  folder: string;
  pieceBytes: number;
}

/** Writes a file of so many bytes, all different from file to file. */
export async function blobFile(
  folder: string,
  bytes: number,
): Promise<{ hash: AssetHash; path: string; content: Buffer }> {
  const content = Buffer.alloc(bytes, `${bytes} bytes, `);
  const hash = createHash('sha256').update(content).digest('hex') as AssetHash;
  const path = join(folder, `file-${bytes}`);
  await writeFile(path, content);
  return { hash, path, content };
}

async function listed(blobs: BlobStore) {
  const all = [];
  for await (const blob of blobs.list()) all.push(blob);
  return all;
}

/** What every place for bytes does, a folder or a bucket. */
export const blobRules: readonly Rule<BlobSubject>[] = [
  {
    name: 'gives back what it kept, and the file stays where it was',
    async check({ blobs, folder }) {
      const { hash, path, content } = await blobFile(folder, 1000);
      await blobs.keep(hash, path);
      expect(await blobs.sizeOf(hash)).toBe(1000);
      expect(await buffer(await blobs.stream(hash))).toEqual(content);
      expect(await readFile(path)).toEqual(content);
    },
  },
  {
    name: 'keeps nothing at all, one byte, and files around the size of a piece',
    async check({ blobs, folder, pieceBytes }) {
      for (const bytes of [0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 2 * pieceBytes, 3 * pieceBytes + 7]) {
        const { hash, path, content } = await blobFile(folder, bytes);
        await blobs.keep(hash, path);
        expect(await blobs.sizeOf(hash)).toBe(bytes);
        expect((await buffer(await blobs.stream(hash))).equals(content)).toBe(true);
      }
    },
  },
  {
    name: 'gives a range, both ends included',
    async check({ blobs, folder }) {
      const { hash, path, content } = await blobFile(folder, 500);
      await blobs.keep(hash, path);
      expect(await buffer(await blobs.stream(hash, { start: 10, end: 19 }))).toEqual(content.subarray(10, 20));
      expect(await buffer(await blobs.stream(hash, { start: 499, end: 499 }))).toEqual(content.subarray(499));
      expect(await buffer(await blobs.stream(hash, { start: 0, end: 499 }))).toEqual(content);
    },
  },
  {
    name: 'keeps the same bytes once, also when two bring them at the same time',
    async check({ blobs, folder, pieceBytes }) {
      const { hash, path } = await blobFile(folder, pieceBytes + 5);
      await Promise.all([blobs.keep(hash, path), blobs.keep(hash, path)]);
      await blobs.keep(hash, path);
      expect(await listed(blobs)).toEqual([{ hash, bytes: pieceBytes + 5 }]);
    },
  },
  {
    name: 'says what is not there',
    async check({ blobs }) {
      expect(await blobs.sizeOf(missingHash)).toBeUndefined();
      await expect(blobs.stream(missingHash)).rejects.toMatchObject({ name: 'Fault', code: 'asset-missing' });
      await blobs.remove(missingHash);
      expect(await listed(blobs)).toEqual([]);
    },
  },
  {
    name: 'removes',
    async check({ blobs, folder }) {
      const { hash, path } = await blobFile(folder, 10);
      await blobs.keep(hash, path);
      await blobs.remove(hash);
      expect(await blobs.sizeOf(hash)).toBeUndefined();
    },
  },
  {
    name: 'lists all that is there, by hash',
    async check({ blobs, folder }) {
      const files = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((bytes) => blobFile(folder, bytes)));
      for (const { hash, path } of files) await blobs.keep(hash, path);
      const wanted = files.map(({ hash, content }) => ({ hash, bytes: content.byteLength }));
      expect(await listed(blobs)).toEqual(wanted.sort((a, b) => (a.hash < b.hash ? -1 : 1)));
    },
  },
];
