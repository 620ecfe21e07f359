import type { EntitySchema } from 'typeorm';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { GraphId, NodeId, ResultKey, RunId } from '../../runtime/graph/ids.ts';
import { zAssetPage, zLineage } from '../../runtime/protocol/assets.ts';
import { diskSpace } from '../../server/services/assets/diskSpace.ts';
import {
  MakerEntity,
  NodeSubjectEntity,
  RunPinEntity,
  RunResultEntity,
  UploadEntity,
} from '../../server/store/assetTables.ts';
import { AssetEntity } from '../../server/store/entities.ts';
import type { FileStore } from '../../server/store/fileStore.ts';
import { GraphVersionEntity, PublicationEntity } from '../../server/store/graphTables.ts';
import { bytesOf, sampleResult, sampleRun } from '../conformance/storeSamples.ts';
import { openTestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { openTestStore } from '../store/openTestStore.ts';

const depiction = (place: string, people: readonly string[]) => ({
  place: { id: place, name: place.toUpperCase(), interior: true },
  light: {},
  people: people.map((id) => ({ id, name: `${id} Kervran` })),
});
const prompt = 'A prompt that is longer than the eighty characters that are kept with a result, on and on.';
const source = { shot: 's1' };
const nodes = {
  'kitchen/maelle': {
    ...{ type: 'image/composite', typeVersion: 1, title: 'Maëlle at the window', source },
    params: { prompt, depiction: depiction('kitchen', ['maelle']) },
  },
  'kitchen/trim': { type: 'video/trim', typeVersion: 1, params: { start: 0 }, source },
  'cliff/yann': { type: 'image/composite', typeVersion: 1, params: { depiction: depiction('cliff', ['yann']) } },
  'line/speak': { type: 'audio/speak', typeVersion: 1, params: { speaker: { id: 'yann', name: 'yann Kervran' } } },
};

const keyOfText = (text: string) => (Buffer.from(text).toString('hex') + '0'.repeat(64)).slice(0, 64) as ResultKey;

async function addRun(store: FileStore, id: string, graph: string, results: readonly string[], change: object = {}) {
  const snapshot = JSON.stringify({ format: 'shotgraph', version: 1, id: graph, name: '', nodes });
  const run = id as RunId;
  await store.runs.create(sampleRun({ id: run, graph: graph as GraphId, snapshot, state: 'done', ...change }));
  const ends = results.map((result, index) => ({
    ...{ type: 'task-end', run: id, seq: index + 1, at: '2026-01-02T03:04:05.678Z', task: `t${index}`, node: 'n' },
    ...{ result, cached: false, seconds: 1, cost: 0 },
  }));
  await store.runs.appendEvents(run, ends as never);
}

async function addResult(store: FileStore, id: string, node: string, asset: Asset, change: object = {}) {
  await store.results.append(
    sampleResult(id, {
      key: keyOfText(id),
      node: node as NodeId,
      graph: 'g1' as GraphId,
      outputs: { image: asset },
      ...change,
    }),
  );
}

async function picture(store: FileStore, text: string, kind: Asset['kind'] = 'image'): Promise<Asset> {
  return store.assets.put(bytesOf(text), { kind, mime: kind === 'audio' ? 'audio/flac' : 'image/png' });
}

/** A server whose store has pictures of several nodes, graphs and runs. */
async function filledServer() {
  const cacheFolder = await temporaryFolder();
  const store = await openTestStore(cacheFolder);
  const maelle = await picture(store, 'maelle');
  const trim = await picture(store, 'trim');
  const yann = await picture(store, 'yann');
  const voice = await picture(store, 'voice', 'audio');
  const other = await picture(store, 'other');
  await picture(store, 'nobody made it');
  const keyParts = {
    ...{ type: '"image/composite@1"', model: 'local/frame', seed: '7', roll: '2' },
    ...{ 'param.prompt': '#0123456789abcdef', 'param.width': '1280', 'param.gone': '#0123456789abcdef' },
    'input.setting': `"asset:${yann.hash}"`,
  };
  await addResult(store, 'r-maelle', 'kitchen/maelle', maelle, { keyParts, model: 'local/frame', cost: 40_000 });
  await addResult(store, 'r-trim', 'kitchen/trim', trim);
  await addResult(store, 'r-yann', 'cliff/yann', yann);
  await addResult(store, 'r-voice', 'line/speak', voice);
  await addResult(store, 'r-other', 'cliff/yann', other, { graph: 'g2' as GraphId });
  await addResult(store, 'r-again', 'cliff/yann', maelle, {
    graph: 'g2' as GraphId,
    outputs: { list: [{ deep: [maelle] }] },
    deliveries: [{ fileName: 'final.png', asset: maelle }],
  });
  await addRun(store, 'run-a', 'g1', ['r-maelle', 'r-trim', 'r-yann', 'r-voice']);
  await addRun(store, 'run-b', 'g2', ['r-other', 'r-again', 'r-maelle']);
  await store.close();
  const server = await openTestServer({ cacheFolder });
  const list = async (query: string) => {
    const { body } = await server.call('GET', `/api/assets?${query}`);
    return zAssetPage
      .parse(body)
      .items.map(({ hash }) => hash)
      .toSorted();
  };
  return { server, list, assets: { maelle, trim, yann, voice, other } };
}

const hashes = (...assets: readonly Asset[]) => assets.map(({ hash }) => hash).toSorted();

describe('the list of assets', () => {
  it('is filtered by kind, graph, run, node, character and setting, all of one maker', async () => {
    const { list, assets } = await filledServer();
    const { maelle, trim, yann, voice, other } = assets;
    expect(await list('kind=audio')).toEqual(hashes(voice));
    expect(await list('graph=g1')).toEqual(hashes(maelle, trim, yann, voice));
    expect(await list('graph=g2')).toEqual(hashes(other, maelle));
    expect(await list('run=run-b')).toEqual(hashes(other, maelle));
    expect(await list('node=cliff/yann')).toEqual(hashes(yann, other, maelle));
    expect(await list('graph=g1&node=cliff/yann')).toEqual(hashes(yann));
    expect(await list('character=MAELLE')).toEqual(hashes(maelle, trim));
    expect(await list(`character=${encodeURIComponent('Yann Kervran')}&graph=g1`)).toEqual(hashes(yann, voice));
    expect(await list('setting=kitchen')).toEqual(hashes(maelle, trim));
    expect(await list('setting=kitchen&character=yann')).toEqual([]);
    expect(await list('setting=cliff&run=run-a')).toEqual(hashes(yann));
    expect(await list(`graph=${encodeURIComponent("g1' OR '1'='1")}`)).toEqual([]);
    expect(await list('uploaded=true')).toEqual([]);
    expect(await list('')).toHaveLength(6);
  });
});

describe('lineage', () => {
  it('names every maker with params, model, seed, cost and runs, newest first', async () => {
    const { server, assets } = await filledServer();
    const { body } = await server.call('GET', `/api/assets/${assets.maelle.hash}/lineage`);
    const [again, first, ...more] = zLineage.parse(body).makers;
    expect(more).toEqual([]);
    expect(again).toMatchObject({ result: 'r-again', graph: 'g2', outputs: ['list'], delivered: ['final.png'] });
    expect(first).toMatchObject({
      ...{ result: 'r-maelle', graph: 'g1', node: 'kitchen/maelle', type: 'image/composite@1', model: 'local/frame' },
      ...{ title: 'Maëlle at the window', seed: 7, roll: 2, cost: 40_000, outputs: ['image'], delivered: [] },
      params: { width: 1280, prompt },
      inputs: { setting: `asset:${assets.yann.hash}` },
      shortened: ['gone'],
    });
    expect(first?.runs.toSorted()).toEqual(['run-a', 'run-b']);
  });
});

describe('tables of makers, runs and subjects', () => {
  it('are filled from a database that was made before them', async () => {
    const { server } = await filledServer();
    await server.close();
    const store = await openTestStore(server.cacheFolder);
    const before = await tablesOf(store);
    const drops = [...madeLater.map((table) => `DROP TABLE ${table}`), 'DROP INDEX asset_created'];
    for (const drop of drops) await store.database.query(drop);
    await store.database.query("DELETE FROM migrations WHERE name LIKE 'AssetTables%'");
    await store.close();
    const again = await openTestStore(server.cacheFolder);
    expect(before.every((rows) => rows.length > 0)).toBe(true);
    expect(await tablesOf(again)).toEqual(before);
  });
});

const madeLater = ['asset_maker', 'run_result', 'node_subject', 'upload', 'run_pin'];

async function tablesOf({ database }: FileStore): Promise<string[][]> {
  const read = async (entity: EntitySchema<object>) => sorted(await database.getRepository(entity).find());
  return [await read(MakerEntity), await read(RunResultEntity), await read(NodeSubjectEntity)];
}

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

describe('retention', () => {
  const old = '2026-01-02T03:04:05.678Z';

  /** As if all had been stored long ago. */
  async function age({ database }: FileStore): Promise<void> {
    await database.manager.updateAll(AssetEntity, { createdAt: old });
  }

  /** Five takes of one node, of which only the newest would stay. */
  async function fiveTakes() {
    const store = await openTestStore();
    const made: Asset[] = [];
    for (let take = 1; take <= 5; take += 1) {
      const asset = await picture(store, `take ${take}`);
      await addResult(store, `r${take}`, 'n1', asset, { createdAt: old });
      made.push(asset);
    }
    await age(store);
    const left = async () => {
      const flags = await Promise.all(made.map(({ hash }) => store.assets.has(hash)));
      return flags.flatMap((isThere, index) => (isThere ? [index + 1] : []));
    };
    return { store, made, left };
  }

  const graphText = (node: object) =>
    JSON.stringify({ format: 'shotgraph', version: 1, id: 'saved', name: '', nodes: { n1: { type: 't/t', ...node } } });

  it('of five takes nobody refers to keeps the newest', async () => {
    const { store, left } = await fiveTakes();
    await store.prune();
    expect(await left()).toEqual([5]);
  });

  it('keeps what a pinned run and a run under way used, as long as they are', async () => {
    const { store, left } = await fiveTakes();
    await addRun(store, 'pinned', 'g1', ['r1'], { createdAt: '2026-01-01T00:00:00.000Z' });
    await addRun(store, 'paused', 'g1', ['r2'], { createdAt: '2026-01-01T00:00:01.000Z', state: 'paused' });
    await addRun(store, 'done', 'g1', ['r3'], { createdAt: '2026-01-01T00:00:02.000Z' });
    await addRun(store, 'newest', 'g1', ['r4'], { createdAt: '2026-01-01T00:00:03.000Z' });
    await store.database.manager.insert(RunPinEntity, { run: 'pinned', createdAt: old });
    await store.prune();
    expect(await left()).toEqual([1, 2, 4, 5]);
    await store.database.manager.deleteAll(RunPinEntity);
    await store.runs.setState('paused' as RunId, 'done');
    await store.prune();
    expect(await left()).toEqual([4, 5]);
  });

  it('keeps what saved graphs, their history and their published versions name or have picked', async () => {
    const { store, made, left } = await fiveTakes();
    const whole = graphText({ params: { source: `asset:${made[0]!.hash}` } });
    const patch = JSON.stringify([{ change: { pick: { element: 'r2' } } }]);
    const { manager } = store.database;
    const version = { graph: 'saved', savedAt: old, label: null, words: '[]' };
    await manager.insert(GraphVersionEntity, { ...version, revision: 1, patch: '[]', snapshot: whole });
    await manager.insert(GraphVersionEntity, { ...version, revision: 2, patch, snapshot: null });
    const published = { slug: 'slug', number: 1, graph: 'saved', revision: 1, name: '', publishedAt: old };
    await manager.insert(PublicationEntity, { ...published, body: graphText({ pick: 'r3' }) });
    // The source is held as a file, the picks as results.
    await store.prune();
    expect(await left()).toEqual([1, 2, 3, 5]);
    for (const entity of [GraphVersionEntity, PublicationEntity]) await manager.deleteAll<object>(entity);
    await store.prune();
    expect(await left()).toEqual([5]);
  });

  it('keeps what people brought, unless it is told not to', async () => {
    const store = await openTestStore();
    const brought = await picture(store, 'brought');
    await store.database.manager.insert(UploadEntity, { hash: brought.hash, name: 'a.png', createdAt: old });
    await age(store);
    expect(await store.prune()).toMatchObject({ assets: 0 });
    expect(await store.prune({ uploads: true })).toMatchObject({ assets: 1 });
    expect(await store.assets.has(brought.hash)).toBe(false);
  });
});

describe('diskSpace', () => {
  const gigabyte = 1024 ** 3;
  const disk = (free: number, all: number) => async () => ({
    bavail: (free * gigabyte) / 4096,
    blocks: (all * gigabyte) / 4096,
    bsize: 4096,
  });

  it.each([
    [6, 1000, false],
    [4.9, 1000, true],
    [2, 10, false],
    [0.9, 10, true],
    [0, 10, true],
  ])('of %s of %s GB free warns: %s', async (free, all, warns) => {
    const space = await diskSpace('/films', disk(free, all));
    expect(space).toMatchObject({ free: free * gigabyte, disk: all * gigabyte });
    expect(space.warning !== undefined).toBe(warns);
    if (warns) expect(space.warning).toContain('/films');
  });
});
