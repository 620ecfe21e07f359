import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileStore } from '../../server/store/fileStore.ts';
import { graphId, sampleResult } from '../conformance/storeSamples.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { filesUnder, openTestStore } from './openTestStore.ts';

const fullWords = (folder: string) =>
  `The disk that holds ${folder} is full: free some space and run again; what is finished is kept.`;
const damagedWords = (folder: string) =>
  `The database in ${folder}, store.sqlite, is damaged: bring back a backup with "shotgraph restore", or move the file away to begin anew.`;

/** Takes several pages of the file; values longer than 8 KB would lie in files of their own. */
const largeResult = (id: string) => {
  const parts = Array.from({ length: 5 }, (_, index) => [`part${index}`, id.repeat(1500)]);
  return sampleResult(id, { outputs: Object.fromEntries(parts) });
};

describe('a database', () => {
  it.each([3, 5, 12, 20])('for whose tables the disk has room for %i pages only is told as that', async (mostPages) => {
    const folder = await temporaryFolder();
    await expect(openFileStore(folder, { mostPages })).rejects.toMatchObject({
      faultClass: 'disk-full',
      message: fullWords(folder),
    });
    expect((await filesUnder(folder)).filter((path) => !path.includes('store.sqlite'))).toEqual([]);
    // What was begun is taken back: with room, the same folder serves.
    const { results } = await openTestStore(folder);
    await results.append(sampleResult('r'));
  });

  it('keeps what is written after the disk was full for a while', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    // Changes of tables leave free pages behind.
    await store.database.query('VACUUM');
    const [{ page_count: pages }] = await store.database.query<[{ page_count: number }]>('PRAGMA page_count');
    const allow = (most: number) => store.database.query(`PRAGMA max_page_count = ${most}`);
    await allow(pages);
    await expect(store.results.append(largeResult('a'))).rejects.toMatchObject({ message: fullWords(folder) });
    await allow(1_000_000);
    await store.results.append(largeResult('b'));
    // One that is refused for another reason is rolled back too, and must leave nothing open behind.
    await expect(store.results.append(largeResult('b'))).rejects.toThrow(/UNIQUE/);
    await store.results.append(largeResult('c'));
    // Seen through another connection: committed, not only written.
    const { results } = await openTestStore(folder);
    const takes = await results.takes(graphId, sampleResult('c').node);
    expect(takes.map(({ id }) => id).toSorted()).toEqual(['b', 'c']);
  });

  it('that is something else is told as damaged, and left as it is', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'store.sqlite');
    await writeFile(file, 'no database, but longer than the hundred bytes that every one begins with '.repeat(100));
    const before = await readFile(file);
    await expect(openFileStore(folder)).rejects.toMatchObject({
      code: 'cache-damaged',
      faultClass: 'permanent',
      message: damagedWords(folder),
    });
    expect(await readFile(file)).toEqual(before);
  });

  it('with broken pages is told as damaged, when it is opened or when they are read', async () => {
    const folder = await temporaryFolder();
    const first = await openTestStore(folder);
    for (let index = 0; index < 20; index += 1) await first.results.append(largeResult(`r${index}`));
    await first.close();
    const file = await open(join(folder, 'store.sqlite'), 'r+');
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size - 4096 * 2, 0xa5), 0, size - 4096 * 2, 4096 * 2);
    await file.close();
    const reading = async () => {
      const { results } = await openTestStore(folder);
      await results.takes(graphId, sampleResult('r0').node);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'cache-damaged', message: damagedWords(folder) });
  });
});
