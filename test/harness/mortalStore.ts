import type { Store } from '../../runtime/run/store.ts';

/**
 * A store whose process dies at its n-th commit: that one still takes effect or does not, nobody hears of it, and
 * nothing that is asked after is ever answered. What lies in the store outlives it.
 */
export function mortalStore(store: Store, deathAt: number, takesEffect: boolean): { store: Store; died(): boolean } {
  let commits = 0;
  const never = () => new Promise<never>(() => {});
  const commit = async <T>(act: () => Promise<T>): Promise<T> => {
    commits += 1;
    if (commits < deathAt) return act();
    if (commits === deathAt && takesEffect) await act();
    return never();
  };
  const ask = <T>(act: () => Promise<T>): Promise<T> => (commits >= deathAt ? never() : act());
  const { assets, results, runs, ledger } = store;
  return {
    died: () => commits >= deathAt,
    store: {
      assets: {
        put: (bytes, as) => commit(() => assets.put(bytes, as)),
        read: (hash) => ask(() => assets.read(hash)),
        has: (hash) => ask(() => assets.has(hash)),
        find: (hash) => ask(() => assets.find(hash)),
        setFacts: (hash, facts) => commit(() => assets.setFacts(hash, facts)),
      },
      results: {
        latest: (keys) => ask(() => results.latest(keys)),
        byId: (id) => ask(() => results.byId(id)),
        takes: (graph, node) => ask(() => results.takes(graph, node)),
        append: (result) => commit(() => results.append(result)),
      },
      runs: {
        create: (run) => commit(() => runs.create(run)),
        find: (id) => ask(() => runs.find(id)),
        setState: (id, state) => commit(() => runs.setState(id, state)),
        appendEvents: (id, events) => commit(() => runs.appendEvents(id, events)),
        events: (id, sinceSeq) => ask(() => runs.events(id, sinceSeq)),
      },
      ledger: {
        intend: (entry) => commit(() => ledger.intend(entry)),
        update: (id, change) => commit(() => ledger.update(id, change)),
        open: (key) => ask(() => ledger.open(key)),
        ofRun: (run) => ask(() => ledger.ofRun(run)),
      },
      close: () => store.close(),
    },
  };
}
