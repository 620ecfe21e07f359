import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { onDisk } from './diskFault.ts';
import { assetEntities } from './assetTables.ts';
import { AssetEntity, EventEntity, LedgerEntity, ResultEntity, RunEntity } from './entities.ts';
import { graphEntities } from './graphTables.ts';
import { AssetTables } from './migrations/assetTables.ts';
import { FirstTables } from './migrations/firstTables.ts';
import { GraphTables } from './migrations/graphTables.ts';
import { RunTables } from './migrations/runTables.ts';
import { ScreenplayTable } from './migrations/screenplayTable.ts';
import { runEntities } from './runTables.ts';
import { ScreenplayEntity } from './screenplayTable.ts';

/** Another process's transaction lasts milliseconds; only a stopped machine makes anyone wait this long. */
const busyMilliseconds = 30_000;

/**
 * Opens the database file, making it and its tables as needed. WAL, so that readers never wait; FULL, so that what
 * was committed is still there after the power went.
 */
export async function openDatabase(file: string): Promise<DataSource> {
  return onDisk(dirname(file), async () => {
    await mkdir(dirname(file), { recursive: true });
    const database = new DataSource({
      type: 'better-sqlite3',
      database: file,
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
      migrations: [FirstTables, GraphTables, RunTables, AssetTables, ScreenplayTable],
      migrationsTransactionMode: 'all',
      prepareDatabase: (connection: { pragma(text: string): unknown }) => {
        connection.pragma(`busy_timeout = ${busyMilliseconds}`);
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
      },
    });
    await database.initialize();
    await migrate(database);
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
      if (tried === mostTries) throw error;
      await setTimeout(50);
    }
  }
}
