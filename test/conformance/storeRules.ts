import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { zRunEvent } from '../../runtime/events/runEvent.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { AssetHash, GraphId, NodeId, ResultKey, RunId } from '../../runtime/graph/ids.ts';
import type { LedgerEntry, Result, RunRecord, Store } from '../../runtime/run/store.ts';

/** One promise of the `Store` contract: `check` throws when an empty store breaks it. */
export interface StoreRule {
  id: string;
  promise: string;
  check(store: Store): Promise<void>;
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);
const key = (text: string) => createHash('sha256').update(text).digest('hex') as ResultKey;
const graph = 'film' as GraphId;
const node = 's001/animate' as NodeId;
const nowhere: Asset = { hash: '0'.repeat(64) as AssetHash, kind: 'image', mime: 'image/png', bytes: 3 };

export function someResult(id: string, more: Partial<Result> = {}): Result {
  return {
    ...{ id, key: key('a'), keyParts: { type: 'video/animate@1' }, graph, node, element: '', outputs: {} },
    ...{ deliveries: [], problems: [], cost: 0, seconds: 1.5, createdAt: '2026-01-02T03:04:05.678Z', ...more },
  };
}

const run: RunRecord = {
  ...{ id: 'run-1' as RunId, graph, tier: 'animatic', state: 'running', snapshot: '{"é":1}', fingerprint: 'f' },
  createdAt: '2026-01-02T03:04:05.678Z',
};
const event = (seq: number) =>
  zRunEvent.parse({ type: 'run-start', run: 'run-1', seq, at: 'now', graph, tier: 'animatic', tasks: seq });
const entry = (id: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{ id, run: run.id, task: 't', key: key('a'), model: 'fal/wan22', state: 'intended', idempotencyKey: id },
  ...{ reserved: 250_000, createdAt: '2026-01-02T03:04:05.678Z', ...more },
});
const picture = (store: Store, text: string) => store.assets.put(bytesOf(text), { kind: 'image', mime: 'image/png' });
const idsOf = (results: readonly { id: string }[]) => results.map(({ id }) => id);

export const storeRules: readonly StoreRule[] = [
  {
    id: 'A1',
    promise: 'an asset is named by the SHA-256 of its bytes and gives them back',
    check: async (store) => {
      const as = { kind: 'video', mime: 'video/mp4', facts: { seconds: 1.25, rate: { num: 24, den: 1 } } } as const;
      const asset = await store.assets.put(bytesOf('clip'), as);
      assert.deepEqual(asset, { hash: createHash('sha256').update('clip').digest('hex'), bytes: 4, ...as });
      assert.deepEqual(await store.assets.find(asset.hash), asset);
      assert.equal(await store.assets.has(asset.hash), true);
      assert.equal(new TextDecoder().decode(await store.assets.read(asset.hash)), 'clip');
    },
  },
  {
    id: 'A2',
    promise: 'equal bytes are one asset: the first maker says what it is',
    check: async (store) => {
      const first = await picture(store, 'same');
      await store.assets.put(bytesOf('same'), { kind: 'data', mime: 'text/plain' });
      assert.deepEqual(await store.assets.find(first.hash), first);
    },
  },
  {
    id: 'A3',
    promise: 'an asset does not change when the buffer that it was made from does',
    check: async (store) => {
      const buffer = bytesOf('before');
      const asset = await store.assets.put(buffer, { kind: 'data', mime: 'text/plain' });
      buffer.fill(0);
      assert.equal(new TextDecoder().decode(await store.assets.read(asset.hash)), 'before');
    },
  },
  {
    id: 'A4',
    promise: 'what was never put is not there, and reading it is a fault',
    check: async (store) => {
      assert.equal(await store.assets.has(nowhere.hash), false);
      assert.equal(await store.assets.find(nowhere.hash), undefined);
      await assert.rejects(store.assets.read(nowhere.hash), { name: 'Fault', code: 'asset-missing' });
    },
  },
  {
    id: 'A5',
    promise: 'facts that are learned later are found',
    check: async (store) => {
      const asset = await picture(store, 'picture');
      await store.assets.setFacts(asset.hash, { width: 4, height: 3 });
      assert.deepEqual((await store.assets.find(asset.hash))?.facts, { width: 4, height: 3 });
    },
  },
  {
    id: 'R1',
    promise: 'a result comes back as it was appended',
    check: async (store) => {
      const asset = await picture(store, 'picture');
      const result = someResult('r1', {
        outputs: { image: asset, list: [asset, asset], words: 'é', nothing: null, deep: { a: [1, { b: true }] } },
        ...{ model: 'fal/wan22', element: 'e1', cost: 250_000, deliveries: [{ fileName: 'a.png', asset }] },
        problems: [{ code: 'held', severity: 'warning', message: 'Held.', node }],
      });
      await store.results.append(result);
      assert.deepEqual(await store.results.byId('r1'), result);
      assert.deepEqual((await store.results.latest([result.key])).get(result.key), result);
      assert.equal(await store.results.byId('r2'), undefined);
    },
  },
  {
    id: 'R2',
    promise: 'latest gives the newest result of each key, for thousands of keys at once',
    check: async (store) => {
      const keys = Array.from({ length: 3000 }, (_, index) => key(`k${index}`));
      const known = keys.filter((_, index) => index % 3 === 0);
      await Promise.all(known.map((key, index) => store.results.append(someResult(`old-${index}`, { key }))));
      await Promise.all(known.map((key, index) => store.results.append(someResult(`new-${index}`, { key }))));
      const latest = await store.results.latest(keys);
      assert.deepEqual(
        new Map([...latest].map(([key, { id }]) => [key, id])),
        new Map(known.map((key, index) => [key, `new-${index}`])),
      );
    },
  },
  {
    id: 'R3',
    promise: 'latest passes over a result of which an asset is gone, wherever it is named',
    check: async (store) => {
      await store.results.append(someResult('whole', { outputs: { image: await picture(store, 'picture') } }));
      await store.results.append(someResult('b1', { outputs: { image: nowhere } }));
      await store.results.append(someResult('b2', { outputs: { list: [[nowhere]] } }));
      await store.results.append(someResult('b3', { deliveries: [{ fileName: 'a.png', asset: nowhere }] }));
      const padding = 'x'.repeat(10_000);
      await store.results.append(someResult('b4', { outputs: { big: { padding, of: [nowhere] } as never } }));
      assert.equal((await store.results.latest([key('a')])).get(key('a'))?.id, 'whole');
    },
  },
  {
    id: 'R4',
    promise: 'takes are those of one node of one graph, newest first, whatever key made them',
    check: async (store) => {
      await store.results.append(someResult('t1'));
      await store.results.append(someResult('t2', { key: key('b'), createdAt: '2020-01-01T00:00:00.000Z' }));
      await store.results.append(someResult('other-node', { node: 'n' as NodeId }));
      await store.results.append(someResult('other-graph', { graph: 'g' as GraphId }));
      assert.deepEqual(idsOf(await store.results.takes(graph, node)), ['t2', 't1']);
    },
  },
  {
    id: 'R5',
    promise: 'an id is appended once; a second one changes nothing',
    check: async (store) => {
      await store.results.append(someResult('r', { cost: 1 }));
      await assert.rejects(store.results.append(someResult('r', { cost: 2 })));
      assert.equal((await store.results.byId('r'))?.cost, 1);
    },
  },
  {
    id: 'R6',
    promise: 'values over 8 KB come back as values',
    check: async (store) => {
      const big = Array.from({ length: 2000 }, (_, index) => ({ start: index, end: index + 1, text: `é ${index}` }));
      await store.results.append(someResult('big', { outputs: { captions: big, small: 'x' } }));
      assert.deepEqual((await store.results.byId('big'))?.outputs, { captions: big, small: 'x' });
      assert.deepEqual((await store.results.takes(graph, node))[0]?.outputs['captions'], big);
      assert.deepEqual((await store.results.latest([key('a')])).get(key('a'))?.outputs['captions'], big);
    },
  },
  {
    id: 'R7',
    promise: 'a failed append takes no other down',
    check: async (store) => {
      await store.results.append(someResult('r'));
      const outcomes = await Promise.allSettled(['q', 'r', 's'].map((id) => store.results.append(someResult(id))));
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      assert.deepEqual(idsOf(await store.results.takes(graph, node)).sort(), ['q', 'r', 's']);
    },
  },
  {
    id: 'U1',
    promise: 'a run is found as it was created, in its newest state',
    check: async (store) => {
      const capped: RunRecord = { ...run, id: 'run-2' as RunId, tier: 'final', maxCost: 5_000_000 };
      await store.runs.create(run);
      await store.runs.create(capped);
      assert.deepEqual(await store.runs.find(run.id), run);
      await store.runs.setState(capped.id, 'over-budget');
      assert.deepEqual(await store.runs.find(capped.id), { ...capped, state: 'over-budget' });
      assert.equal(await store.runs.find('run-3' as RunId), undefined);
      await assert.rejects(store.runs.setState('run-3' as RunId, 'done'));
      await assert.rejects(store.runs.create(run));
    },
  },
  {
    id: 'U2',
    promise: 'events come back in order, from after the sequence number asked for',
    check: async (store) => {
      await store.runs.create(run);
      const all = Array.from({ length: 1200 }, (_, index) => event(index + 1));
      await Promise.all([store.runs.appendEvents(run.id, all.slice(0, 700)), store.runs.appendEvents(run.id, [])]);
      await store.runs.appendEvents(run.id, all.slice(700));
      assert.deepEqual(await store.runs.events(run.id, 0), all);
      assert.deepEqual(await store.runs.events(run.id, 1198), all.slice(1198));
      assert.deepEqual(await store.runs.events('run-2' as RunId, 0), []);
    },
  },
  {
    id: 'L1',
    promise: 'an intent is entered once',
    check: async (store) => {
      await store.ledger.intend(entry('l'));
      await assert.rejects(store.ledger.intend(entry('l', { reserved: 1 })));
      assert.deepEqual(await store.ledger.ofRun(run.id), [entry('l')]);
    },
  },
  {
    id: 'L2',
    promise: 'open entries are those of a key that are neither settled nor released',
    check: async (store) => {
      const states = ['intended', 'accepted', 'settled', 'released', 'unknown'] as const;
      for (const state of states) {
        await store.ledger.intend(entry(state));
        await store.ledger.update(state, { state });
      }
      await store.ledger.intend(entry('elsewhere', { key: key('b') }));
      assert.deepEqual(idsOf(await store.ledger.open(key('a'))), ['intended', 'accepted', 'unknown']);
      assert.deepEqual(idsOf(await store.ledger.ofRun(run.id)), [...states, 'elsewhere']);
    },
  },
  {
    id: 'L3',
    promise: 'an update changes what it names and no more, and only what is there',
    check: async (store) => {
      await store.ledger.intend(entry('l'));
      await store.ledger.update('l', { state: 'accepted', handle: '{"id":"job-1"}' });
      await store.ledger.update('l', { state: 'settled', settled: 200_000 });
      assert.deepEqual(await store.ledger.ofRun(run.id), [
        entry('l', { state: 'settled', handle: '{"id":"job-1"}', settled: 200_000 }),
      ]);
      await assert.rejects(store.ledger.update('m', { state: 'settled' }));
    },
  },
];
