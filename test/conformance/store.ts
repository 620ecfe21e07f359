import { expect } from 'vitest';
import type { NodeId, ResultKey } from '../../runtime/graph/ids.ts';
import type { Store } from '../../runtime/run/store.ts';
import type { Rule } from './rule.ts';
import {
  bytesOf,
  graphId,
  keyOf,
  missingAsset,
  missingHash,
  runId,
  sampleEntry,
  sampleEvent,
  sampleResult,
  sampleRun,
} from './storeSamples.ts';

const as = { kind: 'image', mime: 'image/png' } as const;
/** SHA-256 of `abc`: FIPS 180-4, example 1. */
const hashOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/** What every store does, in memory or on disk. Each rule gets an empty store and leaves closing to the caller. */
export const storeRules: readonly Rule<Store>[] = [
  {
    name: 'an asset is named by the SHA-256 of its bytes',
    async check({ assets }) {
      expect(await assets.put(bytesOf('abc'), as)).toEqual({ ...as, hash: hashOfAbc, bytes: 3 });
    },
  },
  {
    name: 'an asset is read as it was put, also when the caller changes its bytes after',
    async check({ assets }) {
      const bytes = bytesOf('abc');
      const { hash } = await assets.put(bytes, as);
      bytes.fill(0);
      expect(await assets.read(hash)).toEqual(bytesOf('abc'));
    },
  },
  {
    name: 'equal bytes are one asset: the first kind and type stay',
    async check({ assets }) {
      const first = await assets.put(bytesOf('abc'), as);
      const again = await assets.put(bytesOf('abc'), as);
      expect(again).toEqual(first);
      expect(await assets.find(first.hash)).toEqual(first);
    },
  },
  {
    name: 'an asset that was never put is not there, and reading it fails',
    async check({ assets }) {
      expect(await assets.has(missingHash)).toBe(false);
      expect(await assets.find(missingHash)).toBeUndefined();
      await expect(assets.read(missingHash)).rejects.toThrow();
    },
  },
  {
    name: 'facts come with the asset, and can be set later',
    async check({ assets }) {
      const { hash } = await assets.put(bytesOf('abc'), { ...as, facts: { width: 4 } });
      expect((await assets.find(hash))?.facts).toEqual({ width: 4 });
      await assets.setFacts(hash, { width: 4, height: 3 });
      expect((await assets.find(hash))?.facts).toEqual({ width: 4, height: 3 });
    },
  },
  {
    name: 'a result comes back as it was appended, by id and by key',
    async check({ results }) {
      const result = sampleResult('r1', {
        model: 'local/frame',
        problems: [{ code: 'c', severity: 'warning', message: 'm' }],
      });
      await results.append(result);
      expect(await results.byId('r1')).toEqual(result);
      expect((await results.latest([result.key])).get(result.key)).toEqual(result);
    },
  },
  {
    name: 'values over 8 KB come back as values',
    async check({ results }) {
      const result = sampleResult('r1', {
        outputs: { text: 'é'.repeat(20_000), list: Array.from({ length: 5000 }, (_, i) => i) },
      });
      await results.append(result);
      expect((await results.byId('r1'))?.outputs).toEqual(result.outputs);
    },
  },
  {
    name: 'the newest result of a key wins, whatever their times say',
    async check({ results }) {
      await results.append(sampleResult('r1', { createdAt: '2026-09-09T00:00:00.000Z' }));
      await results.append(sampleResult('r2', { createdAt: '2026-01-01T00:00:00.000Z' }));
      expect((await results.latest([keyOf('a')])).get(keyOf('a'))?.id).toBe('r2');
    },
  },
  {
    name: 'many keys are looked up at once; those without a result are left out',
    async check({ results }) {
      await results.append(sampleResult('r1', { key: keyOf('a') }));
      await results.append(sampleResult('r2', { key: keyOf('b') }));
      const many = Array.from({ length: 2500 }, (_, index) => index.toString(16).padStart(64, '0') as ResultKey);
      const missing = keyOf('c');
      const found = await results.latest([keyOf('a'), missing, ...many, keyOf('b')]);
      expect(found.size).toBe(2);
      expect(found.get(keyOf('a'))?.id).toBe('r1');
      expect(found.get(keyOf('b'))?.id).toBe('r2');
      expect((await results.latest([])).size).toBe(0);
    },
  },
  {
    name: 'a result whose asset is gone is not offered; an older whole one is',
    async check({ results }) {
      await results.append(sampleResult('r1'));
      await results.append(sampleResult('r2', { outputs: { list: [[missingAsset()]] } }));
      expect((await results.latest([keyOf('a')])).get(keyOf('a'))?.id).toBe('r1');
      await results.append(sampleResult('r3', { deliveries: [{ fileName: 'a.png', asset: missingAsset() }] }));
      expect((await results.latest([keyOf('a')])).get(keyOf('a'))?.id).toBe('r1');
    },
  },
  {
    name: 'an asset makes its result whole',
    async check({ assets, results }) {
      const asset = await assets.put(bytesOf('abc'), as);
      await results.append(sampleResult('r1', { outputs: { image: asset } }));
      expect((await results.latest([keyOf('a')])).get(keyOf('a'))?.outputs).toEqual({ image: asset });
    },
  },
  {
    name: 'takes of a node are all its results, newest first, whatever their keys',
    async check({ results }) {
      await results.append(sampleResult('r1', { key: keyOf('a') }));
      await results.append(sampleResult('r2', { key: keyOf('b'), element: 'e' }));
      await results.append(sampleResult('r3', { node: 'n2' as NodeId }));
      const takes = await results.takes(graphId, 'n1' as NodeId);
      expect(takes.map((take) => take.id)).toEqual(['r2', 'r1']);
    },
  },
  {
    name: 'results are append-only: the same id is refused, and the first stays',
    async check({ results }) {
      await results.append(sampleResult('r1', { seconds: 1 }));
      await expect(results.append(sampleResult('r1', { seconds: 2 }))).rejects.toThrow();
      expect((await results.byId('r1'))?.seconds).toBe(1);
      expect(await results.byId('r2')).toBeUndefined();
    },
  },
  {
    name: 'a run is found as it was created, and its state changes',
    async check({ runs }) {
      await runs.create(sampleRun());
      expect(await runs.find(runId)).toEqual(sampleRun());
      await runs.setState(runId, 'paused');
      expect(await runs.find(runId)).toEqual(sampleRun({ state: 'paused' }));
      await expect(runs.create(sampleRun())).rejects.toThrow();
    },
  },
  {
    name: 'events come back in order, from any number on',
    async check({ runs }) {
      await runs.create(sampleRun());
      await runs.appendEvents(runId, [sampleEvent(1), sampleEvent(2)]);
      await runs.appendEvents(runId, [sampleEvent(3)]);
      expect(await runs.events(runId, 0)).toEqual([1, 2, 3].map(sampleEvent));
      expect(await runs.events(runId, 2)).toEqual([sampleEvent(3)]);
      expect(await runs.events(runId, 3)).toEqual([]);
    },
  },
  {
    name: 'a ledger entry is found open until it is settled or released',
    async check({ runs, ledger }) {
      await runs.create(sampleRun());
      await ledger.intend(sampleEntry('l1'));
      await ledger.update('l1', { state: 'accepted', handle: '{"id":1}' });
      expect(await ledger.open(keyOf('a'))).toEqual([sampleEntry('l1', { state: 'accepted', handle: '{"id":1}' })]);
      await ledger.intend(sampleEntry('l2'));
      await ledger.update('l2', { state: 'unknown' });
      expect((await ledger.open(keyOf('a'))).map((entry) => entry.id).sort()).toEqual(['l1', 'l2']);
      await ledger.update('l1', { state: 'settled', settled: 390_000 });
      await ledger.update('l2', { state: 'released' });
      expect(await ledger.open(keyOf('a'))).toEqual([]);
      expect((await ledger.ofRun(runId)).find((entry) => entry.id === 'l1')?.settled).toBe(390_000);
    },
  },
  {
    name: 'an intent of the same id is refused, and other keys are not concerned',
    async check({ runs, ledger }) {
      await runs.create(sampleRun());
      await ledger.intend(sampleEntry('l1'));
      await expect(ledger.intend(sampleEntry('l1', { reserved: 1 }))).rejects.toThrow();
      expect(await ledger.open(keyOf('b'))).toEqual([]);
      expect(await ledger.open(keyOf('a'))).toEqual([sampleEntry('l1')]);
    },
  },
];
