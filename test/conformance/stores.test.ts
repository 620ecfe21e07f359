import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import { createMemoryStore } from '../../runtime/run/memoryStore.ts';
import type { Store } from '../../runtime/run/store.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { storeRules } from './storeRules.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  'in memory': async () => createMemoryStore(sha256),
  'on disk': async () => openSqliteStore(await temporaryFolder()),
};

describe.each(Object.entries(stores))('the store %s', (_name, open) => {
  it.each(storeRules.map((rule) => [rule.id, rule.promise, rule] as const))('[%s] %s', async (_id, _promise, rule) => {
    const store = await open();
    try {
      await rule.check(store);
    } finally {
      await store.close();
    }
  });
});

type Part = 'assets' | 'results' | 'runs' | 'ledger';

/** A store with some calls of one part replaced. */
function broken<P extends Part>(part: P, change: (whole: Store[P]) => Partial<Store[P]>): Store {
  const store = createMemoryStore(sha256);
  const whole = store[part];
  const changes = change(whole);
  const spoiled = new Proxy(whole, {
    get: (target, name) => {
      const value: unknown = Reflect.get(name in changes ? changes : target, name);
      return typeof value === 'function' ? value.bind(name in changes ? changes : target) : value;
    },
  });
  return { ...store, [part]: spoiled };
}

/** For each rule a store that breaks just it: a rule that none of these fails proves nothing. */
const specimens: Readonly<Record<string, () => Store>> = {
  A1: () => broken('assets', () => ({ read: async () => new Uint8Array(4) })),
  A2: () =>
    broken('assets', (whole) => ({
      put: async (bytes, as) => ({ ...(await whole.put(bytes, as)), ...as }),
      find: async (hash) => ({ ...(await whole.find(hash)), hash, kind: 'data', mime: 'text/plain', bytes: 4 }),
    })),
  A3: () => {
    const kept = new Map<string, Uint8Array>();
    return broken('assets', (whole) => ({
      put: async (bytes, as) => {
        const asset = await whole.put(bytes, as);
        kept.set(asset.hash, bytes);
        return asset;
      },
      read: async (hash) => kept.get(hash) ?? new Uint8Array(),
    }));
  },
  A4: () => broken('assets', () => ({ read: async () => new Uint8Array() })),
  A5: () => broken('assets', () => ({ setFacts: async () => {} })),
  R1: () => broken('results', (whole) => ({ append: ({ model: _lost, ...rest }) => whole.append(rest) })),
  R2: () =>
    broken('results', (whole) => ({
      latest: async (keys) => whole.latest(keys.slice(0, 999)),
    })),
  R3: () =>
    broken('results', (whole) => ({
      latest: async (keys) => {
        const takes = await whole.takes('film' as never, 's001/animate' as never);
        return new Map(takes.toReversed().flatMap((take) => (keys.includes(take.key) ? [[take.key, take]] : [])));
      },
    })),
  R4: () => broken('results', (whole) => ({ takes: async (...of) => (await whole.takes(...of)).toReversed() })),
  R5: () => {
    let appended = 0;
    return broken('results', (whole) => ({
      append: async (result) => whole.append((appended += 1) === 1 ? result : { ...result, id: `r${appended}` }),
    }));
  },
  R6: () =>
    broken('results', (whole) => ({
      append: (result) =>
        whole.append({
          ...result,
          outputs: Object.fromEntries(
            Object.entries(result.outputs).map(([name, value]) =>
              JSON.stringify(value).length > 8192 ? [name, 'put aside'] : [name, value],
            ),
          ),
        }),
    })),
  R7: () => {
    let before: Promise<void> = Promise.resolve();
    return broken('results', (whole) => ({
      append: (result) => (before = before.then(() => whole.append(result))),
    }));
  },
  U1: () => broken('runs', () => ({ setState: async () => {} })),
  U2: () => broken('runs', (whole) => ({ events: (id) => whole.events(id, 0) })),
  L1: () => {
    const seen = new Set<string>();
    return broken('ledger', (whole) => ({
      intend: async (entry) => {
        if (!seen.has(entry.id)) await whole.intend(entry);
        seen.add(entry.id);
      },
    }));
  },
  L2: () =>
    broken('ledger', (whole) => ({
      open: async (key) => (await whole.ofRun('run-1' as never)).filter((entry) => entry.key === key),
    })),
  L3: () =>
    broken('ledger', (whole) => ({
      update: (id, change) => whole.update(id, { state: 'settled', ...change, settled: change.settled ?? 0 }),
      ofRun: async (run) => (await whole.ofRun(run)).map(({ handle: _lost, ...rest }) => rest),
    })),
};

describe('the rules for stores', () => {
  it.each(storeRules.map((rule) => [rule.id, rule] as const))('%s fails a store that breaks it', async (id, rule) => {
    const specimen = specimens[id];
    if (!specimen) throw new Error(`Rule ${id} has no broken specimen.`);
    await expect(rule.check(specimen())).rejects.toMatchObject({ code: 'ERR_ASSERTION' });
  });

  it('are broken one by one: the specimen of A1 still finds what was put', async () => {
    const { assets } = broken('assets', () => ({ read: async () => new Uint8Array(4) }));
    const { hash } = await assets.put(new Uint8Array([1]), { kind: 'data', mime: 'text/plain' });
    expect(await assets.has(hash)).toBe(true);
    expect(await assets.has('1'.repeat(64) as AssetHash)).toBe(false);
  });
});
