import type { DataSource } from 'typeorm';
import { openPostgres, postgresRules } from './openPostgres.ts';
import { openSqlite, sqliteRules, type SqliteOptions } from './openSqlite.ts';
import type { PostgresAddress } from './postgresAddress.ts';
import { WriteQueue } from './writeQueue.ts';

export interface DatabaseOptions extends SqliteOptions {
  /** Where the database is, unless it is a file in the folder. */
  postgres?: PostgresAddress;
}

export interface OpenedDatabase {
  readonly database: DataSource;
  readonly writes: WriteQueue;
}

/** Opens the Postgres database of an address, or the file; its tables are there then. @throws Fault */
export async function openDatabase(file: string, { postgres, ...options }: DatabaseOptions): Promise<OpenedDatabase> {
  const database = await (postgres ? openPostgres(postgres) : openSqlite(file, options));
  return { database, writes: new WriteQueue(database, postgres ? postgresRules : sqliteRules(options)) };
}
