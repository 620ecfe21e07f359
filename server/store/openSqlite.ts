import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Fault } from '../../runtime/graph/fault.ts';
import { diskFault, onDisk } from './diskFault.ts';
import { makeFolder } from './makeFolder.ts';
import { schema } from './schema.ts';
import { StoreDatabase } from './storeDatabase.ts';
import { codeOf, type WriteRules } from './writeRules.ts';

/**
 * While it waits for another process the driver stops this one, sockets and all: so it waits only as long as an
 * ordinary transaction takes, and whoever asked tries again later.
 */
const busyMilliseconds = 50;
const usualPatience = 30_000;

export interface SqliteOptions {
  /** Most pages of the file, for tests: the disk is full then. */
  mostPages?: number;
  /** Milliseconds after which whoever finds the file locked is told so; half a minute when absent. */
  patience?: number;
}

/**
 * Opens the database file, making it and its tables as needed. WAL, so that readers never wait; FULL, so that what
 * was committed is still there after the power went.
 * @throws Fault cache-unwritable, cache-damaged, database-busy, disk-failing or disk-full
 */
export async function openSqlite(
  file: string,
  { mostPages, patience = usualPatience }: SqliteOptions = {},
): Promise<DataSource> {
  const folder = dirname(file);
  return onDisk(folder, async () => {
    await makeFolder(folder);
    const database = new StoreDatabase(
      {
        ...schema,
        type: 'better-sqlite3',
        database: file,
        prepareDatabase: (connection: { pragma(text: string): unknown }) => {
          connection.pragma(`busy_timeout = ${busyMilliseconds}`);
          connection.pragma('journal_mode = WAL');
          connection.pragma('synchronous = FULL');
          if (mostPages !== undefined) connection.pragma(`max_page_count = ${mostPages}`);
        },
      },
      { fault: (error) => diskFault(folder, error) },
    );
    await inTurn(patience, () => database.initialize());
    try {
      await inTurn(patience, () => database.runMigrations());
    } catch (error) {
      await database.destroy();
      throw error;
    }
    return database;
  });
}

const mostTries = 20;

/** Two processes may meet at a new cache folder: the one that comes second finds the tables made, and looks again. */
async function inTurn(patience: number, open: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + patience;
  for (let tried = 1; ; tried += 1) {
    try {
      await open();
      return;
    } catch (error) {
      const helpsNot = error instanceof Fault || tried >= mostTries;
      if (isBusy(error) ? performance.now() > until : helpsNot) throw error;
      await setTimeout(50);
    }
  }
}

/** All is on one connection, and another process may write to the same file. */
export function sqliteRules({ patience = usualPatience }: SqliteOptions = {}): WriteRules {
  return { sideBySide: false, patience, nextTry: (error) => (isBusy(error) ? 'soon' : 'never') };
}

/** Another process is writing, or wrote after this transaction had read. */
function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}
