import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { EventEntity } from './entities.ts';
import { openDatabase } from './openDatabase.ts';

async function open() {
  const folder = await temporaryFolder();
  const { database, writes } = await openDatabase(join(folder, 'store.sqlite'), {});
  onTestFinished(() => database.destroy());
  const insert = (seq: number, body = '') =>
    writes.add(async (manager) => void (await manager.insert(EventEntity, { run: 'r', seq, body })));
  return { folder, database, writes, insert };
}

describe('WriteQueue', () => {
  it('says in a sentence that the disk is full, keeps what was committed, and goes on when there is room', async () => {
    const { folder, database, insert } = await open();
    await insert(1);
    const [{ page_count: pages }] = await database.query<[{ page_count: number }]>('PRAGMA page_count');
    await database.query(`PRAGMA max_page_count = ${pages}`);
    await expect(insert(2, 'x'.repeat(100_000))).rejects.toMatchObject({
      name: 'Fault',
      faultClass: 'disk-full',
      message: expect.stringContaining(`The disk that holds ${folder} is full`),
    });
    await database.query('PRAGMA max_page_count = 100000');
    await insert(3);
    const rows = await database.getRepository(EventEntity).find({ order: { seq: 'ASC' } });
    expect(rows.map(({ seq }) => seq)).toEqual([1, 3]);
  });

  it('takes turns with another connection to the same file', async () => {
    const { folder, insert } = await open();
    const { database: other, writes: theirs } = await openDatabase(join(folder, 'store.sqlite'), {});
    onTestFinished(() => other.destroy());
    const mine = Array.from({ length: 30 }, (_, index) => insert(index));
    const their = Array.from({ length: 30 }, (_, index) =>
      theirs.add(async (manager) => void (await manager.insert(EventEntity, { run: 's', seq: index, body: '' }))),
    );
    await Promise.all([...mine, ...their]);
    expect(await other.getRepository(EventEntity).count()).toBe(60);
  });
});
