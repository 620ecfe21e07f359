import type { EntityManager } from 'typeorm';

const nowOn: Readonly<Record<string, string>> = {
  postgres: 'SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint) AS now',
  'better-sqlite3': "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) AS now",
};

/**
 * Milliseconds since 1970 by the clock of the database: the only one that several servers have in common. On Postgres
 * it goes on within a transaction.
 */
export async function databaseNow(manager: EntityManager): Promise<number> {
  const { type } = manager.dataSource.options;
  const [row] = await manager.query<{ now: number }[]>(nowOn[type] ?? '');
  if (!row) throw new Error(`The database (${type}) does not tell the time.`);
  return row.now;
}
