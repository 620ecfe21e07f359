import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { nodeDefinitions } from '../../nodes/index.ts';
import { models } from '../../runtime/catalog/models.ts';
import { version } from '../cli/version.ts';
import { createApp } from '../http/app.ts';
import { EditorFiles } from '../http/editorFiles.ts';
import { Guard } from '../http/guard.ts';
import { listen, stopListening } from '../http/listen.ts';
import { routes } from '../http/routes.ts';
import type { Services } from '../http/services.ts';
import { createLogger } from '../log/createLogger.ts';
import { logEvents } from '../log/logEvents.ts';
import { AssetService } from '../services/assets/assetService.ts';
import { Graphs } from '../services/graphs/graphs.ts';
import { PublishedTemplates } from '../services/graphs/publishedTemplates.ts';
import { Publications } from '../services/graphs/publications.ts';
import { keyFile } from '../services/keys/keyFile.ts';
import { KeyRing } from '../services/keys/keyRing.ts';
import { knownKeys } from '../services/keys/knownKeys.ts';
import { measureNow } from '../services/metrics/measureNow.ts';
import { Metrics } from '../services/metrics/metrics.ts';
import { loadPlugins } from '../services/plugins/loadPlugins.ts';
import { System } from '../services/system/system.ts';
import { openLibrary } from './library.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Scheduler } from '../services/runs/scheduler.ts';
import { openSockets } from '../sockets/openSockets.ts';
import type { Network } from '../network/network.ts';
import { openStore } from '../store/openStore.ts';
import { postgresAddress } from '../store/postgresAddress.ts';
import type { FileStore } from '../store/fileStore.ts';
import { LocalAdapter } from '../studio/localAdapter.ts';
import { openRuns, type RunParts } from './openRuns.ts';

/** Milliseconds for all of a request: a film comes from far away. Who sends nothing at all is cut off sooner. */
const longestRequest = 6 * 3600 * 1000;

const shippedTypes: ReadonlySet<string> = new Set(nodeDefinitions.map(({ info }) => info.type));

export interface ServerOptions {
  readonly cacheFolder: string;
  /** Providers' keys, `SHOTGRAPH_TOKEN`, `SHOTGRAPH_HOSTS` (names by which the server is addressed, with commas). */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** 127.0.0.1 where nothing else is said. */
  readonly host?: string;
  /** 4400 where nothing else is said; 0 takes a free one. */
  readonly port?: number;
  /** Most bytes of one uploaded file; 4 GiB where nothing else is said. */
  readonly mostUploadBytes?: number;
  /** How addresses that people give are reached; the public web where nothing else is said. */
  readonly network?: Network;
  /** Where log lines go, free of secrets; standard output where nothing else is said. */
  readonly writeLog?: (line: string) => void;
  /** File for keys that are set while it runs; in the person's folder for settings where nothing else is said. */
  readonly keyFile?: string;
  /** Folder with node types in files of their own; `SHOTGRAPH_PLUGINS` where nothing else is said. */
  readonly pluginFolder?: string;
  /** Folder of the built editor; without it `/` is a status page. */
  readonly editorFolder?: string;
  /** Node types, models and providers instead of those that ship. */
  readonly parts?: Partial<RunParts>;
  /** Seconds without a sign of life after which another server on the same database takes over. */
  readonly leaseSeconds?: number;
  /** Most seconds that the start of a run waits for what addresses name. */
  readonly fetchSeconds?: number;
  /** What stands between the server and its store: the store itself where nothing is said. */
  readonly storeOf?: (store: FileStore) => FileStore;
}

export interface RunningServer {
  readonly url: string;
  /** A link that logs a browser in, once; absent when no token is needed. */
  readonly loginUrl: string | undefined;
  readonly services: Services;
  readonly log: Logger;
  close(): Promise<void>;
}

/**
 * A server that answers when the promise resolves.
 * @throws Fault when the address needs a token, is taken, or the cache folder can not be used
 */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { cacheFolder, env, host = '127.0.0.1', port = 4400 } = options;
  const guard = new Guard({ host, token: env['SHOTGRAPH_TOKEN'], names: namesIn(env['SHOTGRAPH_HOSTS']) });
  const keys = await KeyRing.open({ file: options.keyFile ?? keyFile(env), env, known: knownKeys(models) });
  const write = options.writeLog ?? ((line: string) => void process.stdout.write(line));
  const postgres = postgresAddress(env['DATABASE_URL']);
  const log = createLogger({ write, secrets: () => [...keys.secrets, ...(postgres?.secrets ?? [])] });
  const plugins = await loadPlugins(options.pluginFolder ?? env['SHOTGRAPH_PLUGINS'], shippedTypes, models);
  for (const { message } of plugins.problems) log.warn(message);
  const stop = new AbortController();
  const store = await openStore(cacheFolder, env);
  const assets = new AssetService({
    ...{ store, network: options.network },
    ...(options.mostUploadBytes !== undefined && { mostUploadBytes: options.mostUploadBytes }),
  });
  const local = new LocalAdapter();
  const parts: RunParts = {
    definitions: new Map(
      [...nodeDefinitions, ...plugins.definitions].map((definition) => [definition.info.type, definition]),
    ),
    models,
    adapters: new Map([[local.provider, local]]),
    hasKey: (variable) => Boolean(keys.env[variable]),
    ...options.parts,
  };
  const nodeTypes = new Map([...parts.definitions.values()].map(({ info }) => [info.type, info]));
  const graphsOptions = { store, nodeTypes: () => nodeTypes, secrets: () => keys.secrets, now: () => Date.now() };
  const published = new PublishedTemplates(store);
  const graphs = new Graphs(graphsOptions);
  const publications = new Publications(graphs, published, graphsOptions);
  const domain = openRuns({
    store: options.storeOf?.(store) ?? store,
    graphs: {
      read: (id) => graphs.read(id),
      readPublished: async (slug, number) => (await publications.get(slug, number)).document,
      changeNode: (...change) => graphs.changeNode(...change),
    },
    ...parts,
    ...{ templates: published, network: options.network },
    secrets: () => keys.secrets,
    log,
    ...(options.leaseSeconds !== undefined && { leaseSeconds: options.leaseSeconds }),
    ...(options.fetchSeconds !== undefined && { fetchSeconds: options.fetchSeconds }),
  });
  const { runs, takes, ledger, scheduler } = domain;
  const metrics = new Metrics(() => measureNow(store, scheduler.desk?.engine));
  scheduler.subscribe((_, events) => {
    metrics.happened(events);
    logEvents(log, events);
  });
  const library = openLibrary({
    ...{ store, env: keys.env, problems: plugins.problems, signal: stop.signal },
    ...{ definitions: parts.definitions, models: parts.models, templates: published },
    providers: new Set(parts.adapters.keys()),
  });
  const services: Services = {
    ...{ guard, graphs, assets, runs, takes, ledger, keys, metrics },
    ...library,
    publications,
    system: new System({ version: version(), store, checks: { scheduler: () => checkScheduler(scheduler) } }),
  };
  const editor = options.editorFolder === undefined ? {} : { editor: await EditorFiles.open(options.editorFolder) };
  const handle = createApp({
    routes,
    services,
    guard,
    log,
    ...editor,
    onAnswer: (answered) => metrics.answered(answered),
  });
  const server = createServer(
    { requestTimeout: longestRequest },
    (request, response) => void handle(request, response),
  );
  const sockets = openSockets({ server, guard, runs, scheduler, log, database: store.database });
  graphs.onSave((save) => sockets.graphSaved(save));
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
  let closing: Promise<void> | undefined;
  return {
    url,
    loginUrl: guard.needsToken ? `${url}/login?token=${guard.newLoginCode()}` : undefined,
    services,
    log,
    close: () => {
      closing ??= (async () => {
        stop.abort();
        assets.close();
        const stopped = stopListening(server);
        await sockets.close();
        await stopped;
        await closeAll();
      })();
      return closing;
    },
  };
}

function namesIn(list: string | undefined): string[] {
  return (list ?? '').split(',').flatMap((name) => name.trim() || []);
}

/** @throws Fault saying who schedules instead */
async function checkScheduler(scheduler: Scheduler): Promise<void> {
  if (scheduler.desk) return;
  const holder = scheduler.heldBy || 'another server';
  throw new Fault(
    'not-scheduling',
    'transient',
    `Runs are scheduled by ${holder}; this server takes over when it stops.`,
  );
}
