import { openServer } from '../../../server/composition/server.ts';
import type { FileStore } from '../../../server/store/fileStore.ts';
import { paidParts } from '../../harness/paidParts.ts';

/** What the process is told, as JSON in its only argument. */
export interface MortalServerOptions {
  readonly cacheFolder: string;
  readonly provider: string;
  readonly canFind: boolean;
  readonly leaseSeconds?: number;
  /** Number of the commit, counted from the signal SIGUSR2 on, at which the process dies. */
  readonly deathAt?: number;
  /** Whether that commit is still made. */
  readonly takesEffect?: boolean;
  /** Folder with more node types. */
  readonly pluginFolder?: string;
  /** Folder of the built editor, for a browser. */
  readonly editorFolder?: string;
}

/** Bytes, after a collection of garbage. */
export interface MortalServerMemory {
  readonly heap: number;
  readonly resident: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as MortalServerOptions;

let isCounting = false;
let commits = 0;

/** A store whose process is killed, as by `kill -9`, at one of its commits. */
function mortal(store: FileStore): FileStore {
  const { deathAt, takesEffect = false } = options;
  const commit = async <T>(act: () => Promise<T>): Promise<T> => {
    if (!isCounting) return act();
    commits += 1;
    if (commits !== deathAt) return act();
    if (takesEffect) await act();
    process.kill(process.pid, 'SIGKILL');
    return new Promise<never>(() => {});
  };
  const { assets, results, runs, ledger } = store;
  return {
    ...store,
    assets: wrapped(assets, { put: (bytes, as) => commit(() => assets.put(bytes, as)) }),
    results: wrapped(results, { append: (result) => commit(() => results.append(result)) }),
    runs: wrapped(runs, {
      create: (run) => commit(() => runs.create(run)),
      setState: (id, state) => commit(() => runs.setState(id, state)),
      appendEvents: (id, events) => commit(() => runs.appendEvents(id, events)),
    }),
    ledger: wrapped(ledger, {
      intend: (entry) => commit(() => ledger.intend(entry)),
      update: (id, change) => commit(() => ledger.update(id, change)),
    }),
    guardedBy: (guard) => mortal(store.guardedBy(guard)),
  };
}

/** The object with some of its methods replaced; the others keep their `this`. */
function wrapped<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get(from, name) {
      if (Object.hasOwn(methods, name)) return methods[name as keyof T];
      const value: unknown = Reflect.get(from, name, from);
      return typeof value === 'function' ? (value.bind(from) as unknown) : value;
    },
  });
}

const { models, adapters, hasKey } = paidParts(options.provider, options.canFind);
const server = await openServer({
  cacheFolder: options.cacheFolder,
  env: { DATABASE_URL: process.env['DATABASE_URL'] },
  port: 0,
  parts: { models, adapters, hasKey },
  storeOf: mortal,
  ...(options.pluginFolder !== undefined && { pluginFolder: options.pluginFolder }),
  ...(options.editorFolder !== undefined && { editorFolder: options.editorFolder }),
  ...(options.leaseSeconds !== undefined && { leaseSeconds: options.leaseSeconds }),
});
process.on('SIGUSR2', () => {
  isCounting = true;
  console.log('counting');
});
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, resident: rss } satisfies MortalServerMemory);
});
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
console.log(`ready ${server.url}`);
