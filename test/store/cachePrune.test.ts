import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NodeId, ResultKey, RunId } from '../../runtime/graph/ids.ts';
import type { Result } from '../../runtime/run/store.ts';
import type { FileStore } from '../../server/store/fileStore.ts';
import { bytesOf, graphId, sampleResult, sampleRun } from '../conformance/storeSamples.ts';
import { AssetEntity } from '../../server/store/entities.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { onPostgres } from '../harness/testDatabase.ts';
import { filesUnder, openTestStore } from './openTestStore.ts';

const old = '2026-01-02T03:04:05.678Z';

async function append(store: FileStore, id: string, more: Partial<Result> = {}): Promise<void> {
  const image = await store.assets.put(bytesOf(`picture ${id}`), { kind: 'image', mime: 'image/png' });
  const key = (Buffer.from(id).toString('hex') + '0'.repeat(64)).slice(0, 64) as ResultKey;
  await store.results.append(sampleResult(id, { key, outputs: { image }, createdAt: old, ...more }));
}

/** As if everything had been stored long ago: what is young is never pruned. */
async function age(store: FileStore): Promise<void> {
  await store.database.manager.updateAll(AssetEntity, { createdAt: old });
}

async function idsLeft(store: FileStore): Promise<string[]> {
  const nodes = ['n1', 'n2', 'n3'] as NodeId[];
  const takes = await Promise.all(nodes.map((node) => store.results.takes(graphId, node)));
  return takes
    .flat()
    .map(({ id }) => id)
    .toSorted((first, second) => (first < second ? -1 : 1));
}

describe('prune', () => {
  it('keeps the newest result of each node element, and what it refers to', async () => {
    const store = await openTestStore();
    await append(store, 'a1');
    await append(store, 'a2');
    await append(store, 'b1', { node: 'n2' as NodeId, element: 'e1' });
    await append(store, 'b2', { node: 'n2' as NodeId, element: 'e2' });
    await append(store, 'c1', { node: 'n3' as NodeId, outputs: { text: 'é'.repeat(20_000) } });
    await append(store, 'c2', { node: 'n3' as NodeId, outputs: { text: 'ê'.repeat(20_000) } });
    await age(store);
    const before = await store.status();
    // Three go with a result, two were never referred to: c1 and c2 do not name their pictures.
    const pruned = await store.prune();
    expect(await idsLeft(store)).toEqual(['a2', 'b1', 'b2', 'c2']);
    expect(pruned).toMatchObject({ results: 2, assets: 4 });
    expect(pruned.bytes + pruned.kept).toBe(before.assets.bytes);
    expect(await store.status()).toMatchObject({ assets: { count: 4, bytes: pruned.kept }, results: 4 });
    expect(await filesUnder(join(store.cacheFolder, 'assets'))).toHaveLength(4);
    expect((await store.results.byId('c2'))?.outputs['text']).toBe('ê'.repeat(20_000));
    expect(await store.prune()).toMatchObject({ results: 0, assets: 0, bytes: 0 });
  });

  it('tells what would go, and removes nothing, where that is asked', async () => {
    const store = await openTestStore();
    for (const id of ['a1', 'a2']) await append(store, id);
    await age(store);
    const told = await store.prune({ dryRun: true });
    expect(told).toMatchObject({ results: 1, assets: 1 });
    expect(await idsLeft(store)).toEqual(['a1', 'a2']);
    expect(await store.prune()).toEqual(told);
    expect(await idsLeft(store)).toEqual(['a2']);
  });

  it('keeps what was paid for, unless it is told not to', async () => {
    const store = await openTestStore();
    await append(store, 'a1', { cost: 250_000 });
    await append(store, 'a2');
    await age(store);
    expect(await store.prune()).toMatchObject({ results: 0, assets: 0 });
    expect(await store.prune({ paid: true })).toMatchObject({ results: 1, assets: 1 });
  });

  it('keeps what the newest run of a graph used, picked or names as its source', async () => {
    const store = await openTestStore();
    for (const id of ['a1', 'a2', 'a3', 'a4']) await append(store, id);
    const source = await store.assets.put(bytesOf('source'), { kind: 'image', mime: 'image/png' });
    await store.assets.put(bytesOf('waste'), { kind: 'image', mime: 'image/png' });
    const node = { type: 'image/import', typeVersion: 1, params: { source: `asset:${source.hash}` }, pick: 'a1' };
    const snapshot = { format: 'shotgraph', version: 1, id: 'g', name: '', nodes: { n1: node } };
    await store.runs.create(sampleRun({ snapshot: JSON.stringify(snapshot) }));
    const id = 'run-1' as RunId;
    const task = { run: id, at: old, task: 'n1', node: 'n1' } as const;
    const end = { type: 'task-end', ...task, seq: 1, result: 'a2', cached: true, seconds: 0, cost: 0 } as const;
    await store.runs.appendEvents(id, [end as never]);
    await age(store);
    expect(await store.prune()).toMatchObject({ results: 1, assets: 2 });
    expect(await idsLeft(store)).toEqual(['a1', 'a2', 'a4']);
    expect(await store.assets.has(source.hash)).toBe(true);
  });

  it('keeps what is younger than it is told, and files of the last hour', async () => {
    const store = await openTestStore();
    await append(store, 'a1', { createdAt: new Date().toISOString() });
    await append(store, 'a2');
    expect(await store.prune({ olderThan: 60 })).toMatchObject({ results: 0, assets: 0 });
    expect(await store.prune()).toMatchObject({ results: 1, assets: 0 });
  });

  it('stops at the size that it is given, oldest first', async () => {
    const store = await openTestStore();
    for (const id of ['a1', 'a2', 'a3', 'a4']) await append(store, id);
    await age(store);
    const eachBytes = 'picture a1'.length;
    expect(await store.prune({ mostBytes: 3 * eachBytes })).toMatchObject({ assets: 1, kept: 3 * eachBytes });
    expect(await idsLeft(store)).toEqual(['a2', 'a3', 'a4']);
    expect(await store.prune({ mostBytes: 3 * eachBytes })).toMatchObject({ results: 0, assets: 0 });
  });

  it('says how full the folder is', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    await append(store, 'a1');
    expect(await store.status()).toEqual({ folder, assets: { count: 1, bytes: 10 }, results: 1, runs: 0 });
    expect((await readdir(folder)).includes('store.sqlite')).toBe(!onPostgres);
  });
});
