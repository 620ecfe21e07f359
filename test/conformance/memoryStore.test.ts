import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../runtime/run/memoryStore.ts';
import type { Result, Store } from '../../runtime/run/store.ts';
import { followsRules } from './rule.ts';
import { storeRules } from './store.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const whole = () => createMemoryStore(sha256);

describe('the store in memory', () => {
  followsRules(storeRules, whole);
});

/** Stores that break one rule each. */
const broken: Readonly<Record<string, () => Store>> = {
  'an asset is named by the SHA-256 of its bytes': () => createMemoryStore((bytes) => sha256(bytes).toUpperCase()),
  'an asset that was never put is not there, and reading it fails': () =>
    change('assets', (assets) => ({ ...bound(assets), read: async () => new Uint8Array() })),
  'the newest result of a key wins, whatever their times say': () => {
    const byKey = new Map<string, Result>();
    return change('results', (results) => ({
      ...bound(results),
      append: async (result) => void (byKey.has(result.key) || byKey.set(result.key, result)),
      latest: async (keys) => new Map(keys.flatMap((key) => (byKey.has(key) ? [[key, byKey.get(key) as Result]] : []))),
    }));
  },
  'a result whose asset is gone is not offered; an older whole one is': () => {
    const last = new Map<string, Result>();
    return change('results', (results) => ({
      ...bound(results),
      append: async (result) => void last.set(result.key, result),
      latest: async (keys) => new Map(keys.map((key) => [key, last.get(key) as Result])),
    }));
  },
  'results are append-only: the same id is refused, and the first stays': () =>
    change('results', (results) => ({ ...bound(results), append: async () => {} })),
  'events come back in order, from any number on': () =>
    change('runs', (runs) => ({ ...bound(runs), events: (id) => runs.events(id, 0) })),
  'a ledger entry is found open until it is settled or released': () =>
    change('ledger', (ledger) => ({ ...bound(ledger), open: async () => [] })),
};

describe('the rules for stores', () => {
  it.each(Object.entries(broken))('find the store that breaks: %s', async (name, make) => {
    const rule = storeRules.find((candidate) => candidate.name === name);
    expect(rule).toBeDefined();
    await expect(rule?.check(make())).rejects.toThrow();
  });
});

function change<Part extends 'assets' | 'results' | 'runs' | 'ledger'>(
  part: Part,
  make: (whole: Store[Part]) => Store[Part],
): Store {
  const store = whole();
  return { ...store, [part]: make(store[part]) };
}

/** The methods of an object of a class as an object of its own. */
function bound<T extends object>(whole: T): T {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(whole)).filter((name) => name !== 'constructor');
  const methods = whole as Readonly<Record<string, (...args: unknown[]) => unknown>>;
  return Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => methods[name]?.(...args)])) as T;
}
