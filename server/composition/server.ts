import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { nodeDefinitions } from '../../nodes/index.ts';
import { models } from '../../runtime/catalog/models.ts';
import { createApp } from '../http/app.ts';
import { Guard } from '../http/guard.ts';
import { listen, stopListening } from '../http/listen.ts';
import { routes } from '../http/routes.ts';
import type { Services } from '../http/services.ts';
import { createLogger } from '../log/createLogger.ts';
import { Refusal } from '../services/refusal.ts';
import type { SavedGraphs } from '../services/runs/savedGraphs.ts';
import { openSockets } from '../sockets/openSockets.ts';
import { type FileStore, openSqliteStore } from '../store/sqliteStore.ts';
import { LocalAdapter } from '../studio/localAdapter.ts';
import { openRuns, type RunParts } from './openRuns.ts';
import { secretsIn } from './workshop.ts';

export interface ServerOptions {
  readonly cacheFolder: string;
  /** Providers' keys, `SHOTGRAPH_TOKEN`, `SHOTGRAPH_HOSTS` (names by which the server is addressed, with commas). */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** 127.0.0.1 where nothing else is said. */
  readonly host?: string;
  /** 4400 where nothing else is said; 0 takes a free one. */
  readonly port?: number;
  /** Where log lines go; standard output where nothing else is said. */
  readonly log?: Logger;
  /** Node types, models and providers instead of those that ship. */
  readonly parts?: Partial<RunParts>;
  /** Seconds without a sign of life after which another server on the same database takes over. */
  readonly leaseSeconds?: number;
  /** What stands between the runs and the store: the store itself where nothing is said. */
  readonly storeOf?: (store: FileStore) => FileStore;
}

export interface RunningServer {
  readonly url: string;
  /** A link that logs a browser in, once; absent when no token is needed. */
  readonly loginUrl: string | undefined;
  readonly services: Services;
  close(): Promise<void>;
}

/**
 * A server that answers when the promise resolves.
 * @throws Fault when the address needs a token, is taken, or the cache folder can not be used
 */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { cacheFolder, env, host = '127.0.0.1', port = 4400 } = options;
  const log =
    options.log ?? createLogger({ write: (line) => void process.stdout.write(line), secrets: () => secretsIn(env) });
  const guard = new Guard({ host, token: env['SHOTGRAPH_TOKEN'], names: namesIn(env['SHOTGRAPH_HOSTS']) });
  const store = await openSqliteStore(cacheFolder);
  const local = new LocalAdapter();
  const domain = openRuns({
    store: options.storeOf?.(store) ?? store,
    graphs: noGraphs,
    definitions: new Map(nodeDefinitions.map((definition) => [definition.info.type, definition])),
    models,
    adapters: new Map([[local.provider, local]]),
    hasKey: (variable) => Boolean(env[variable]),
    ...options.parts,
    secrets: () => secretsIn(env),
    log,
    ...(options.leaseSeconds !== undefined && { leaseSeconds: options.leaseSeconds }),
  });
  const { runs, takes, ledger, scheduler } = domain;
  const services: Services = { guard, runs, takes, ledger };
  const handle = createApp({ routes, services, guard, log });
  const server = createServer((request, response) => void handle(request, response));
  const sockets = openSockets({ server, guard, runs, scheduler, log });
  const closeAll = async () => {
    await domain.close();
    await local.close();
    await store.close();
  };
  const url = await listen(server, host, port).catch(async (error: unknown) => {
    await sockets.close();
    await closeAll();
    throw error;
  });
  await scheduler.start();
  return {
    url,
    loginUrl: guard.needsToken ? `${url}/login?token=${guard.newLoginCode()}` : undefined,
    services,
    close: async () => {
      const stopped = stopListening(server);
      await sockets.close();
      await stopped;
      await closeAll();
    },
  };
}

/** Until graphs are saved here, there are none. */
const noGraphs: SavedGraphs = {
  read: () => Promise.resolve(undefined),
  changeNode: (id) => Promise.reject(new Refusal('missing', 'graph-missing', `There is no graph with the id ${id}.`)),
};

function namesIn(list: string | undefined): string[] {
  return (list ?? '').split(',').flatMap((name) => name.trim() || []);
}
