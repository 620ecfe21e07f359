import { onTestFinished } from 'vitest';
import type { MortalServerOptions } from '../server/entries/mortalServer.ts';
import { type ServerProcess, spawnServer } from './spawnServer.ts';
import { databaseEnv } from './testDatabase.ts';

export type { ServerProcess };

/** A server in a process of its own, which is killed at the latest when the test is over. */
export async function startServerProcess(options: MortalServerOptions): Promise<ServerProcess> {
  const { DATABASE_URL } = await databaseEnv(options.cacheFolder);
  const server = await spawnServer(options, DATABASE_URL);
  onTestFinished(() => server.kill());
  return server;
}
