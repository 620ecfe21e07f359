import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { createApp } from '../http/app.ts';
import { Guard } from '../http/guard.ts';
import { listen, stopListening } from '../http/listen.ts';
import { routes } from '../http/routes.ts';
import type { Services } from '../http/services.ts';
import { createLogger } from '../log/createLogger.ts';
import { openSqliteStore } from '../store/sqliteStore.ts';
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
  const services: Services = { guard };
  const handle = createApp({ routes, services, guard, log });
  const server = createServer((request, response) => void handle(request, response));
  const url = await listen(server, host, port).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    url,
    loginUrl: guard.needsToken ? `${url}/login?token=${guard.newLoginCode()}` : undefined,
    services,
    close: async () => {
      await stopListening(server);
      await store.close();
    },
  };
}

function namesIn(list: string | undefined): string[] {
  return (list ?? '').split(',').flatMap((name) => name.trim() || []);
}
