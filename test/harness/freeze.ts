import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { ServerProcess } from './spawnServer.ts';

/**
 * Stops a server as it is, at a moment when it is not writing: on SQLite whoever is stopped in the middle of a write
 * keeps the file locked for all, until it goes on.
 */
export async function freeze({ child }: ServerProcess, cacheFolder: string): Promise<void> {
  const file = join(cacheFolder, 'store.sqlite');
  for (;;) {
    child.kill('SIGSTOP');
    if (!existsSync(file) || isFree(file)) return;
    child.kill('SIGCONT');
    await setTimeout(1);
  }
}

function isFree(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK');
    return true;
  } catch {
    return false;
  } finally {
    database.close();
  }
}
