import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DataSource, DataSourceOptions, Logger } from 'typeorm';
import { Fault } from '../../runtime/graph/fault.ts';
import { onDisk } from './diskFault.ts';
import { assetEntities } from './assetTables.ts';
import { AssetEntity, EventEntity, LedgerEntity, ResultEntity, RunEntity } from './entities.ts';
import { graphEntities } from './graphTables.ts';
import { AssetTables } from './migrations/assetTables.ts';
import { FirstTables } from './migrations/firstTables.ts';
import { GraphTables } from './migrations/graphTables.ts';
import { RunPriority } from './migrations/runPriority.ts';
import { RunTables } from './migrations/runTables.ts';
import { ScreenplayTable } from './migrations/screenplayTable.ts';
import { makeFolder } from './makeFolder.ts';
import { runEntities } from './runTables.ts';
import { ScreenplayEntity } from './screenplayTable.ts';
import { StoreDatabase } from './storeDatabase.ts';

/** Another process's transaction lasts milliseconds; only a stopped machine makes anyone wait this long. */
const busyMilliseconds = 30_000;

/** What fails is thrown, and told by whoever asked: TypeORM would print it on standard output as well. */
const silent: Logger = {
  log: () => undefined,
  logMigration: () => undefined,
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
};

export interface DatabaseOptions {
  /** Most pages of the file, for tests: the disk is full then. */
  mostPages?: number;
}

/**
 * Opens the database file, making it and its tables as needed. WAL, so that readers never wait; FULL, so that what
 * was committed is still there after the power went.
 * @throws Fault cache-unwritable, cache-damaged, disk-failing or disk-full
 */
export async function openDatabase(file: string, { mostPages }: DatabaseOptions = {}): Promise<DataSource> {
  const folder = dirname(file);
  return onDisk(folder, async () => {
    await makeFolder(folder);
    const options: DataSourceOptions = {
      type: 'better-sqlite3',
      database: file,
      logger: silent,
      entities: [
        AssetEntity,
        ResultEntity,
        RunEntity,
        EventEntity,
        LedgerEntity,
        ...assetEntities,
        ...graphEntities,
        ...runEntities,
        ScreenplayEntity,
      ],
      migrations: [FirstTables, GraphTables, RunTables, AssetTables, ScreenplayTable, RunPriority],
      migrationsTransactionMode: 'all',
      prepareDatabase: (connection: { pragma(text: string): unknown }) => {
        connection.pragma(`busy_timeout = ${busyMilliseconds}`);
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
        if (mostPages !== undefined) connection.pragma(`max_page_count = ${mostPages}`);
      },
    };
    const database = new StoreDatabase(options, folder);
    await database.initialize();
    try {
      await migrate(database);
    } catch (error) {
      await database.destroy();
      throw error;
    }
    return database;
  });
}

/** Two processes may meet at a new cache folder: the one that comes second finds the tables made, and looks again. */
const mostTries = 20;

async function migrate(database: DataSource): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await database.runMigrations();
      return;
    } catch (error) {
      if (error instanceof Fault || tried === mostTries) throw error;
      await setTimeout(50);
    }
  }
}
