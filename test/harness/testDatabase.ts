import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type PostgresAddress, postgresAddress } from '../../server/store/postgresAddress.ts';

/** Whether this test runs in the project that keeps everything in Postgres. */
export const onPostgres = process.env['SHOTGRAPH_TEST_DATABASE'] === 'postgres';

const opened = new Map<string, Promise<string>>();

/** What a server that works with this cache folder has in its environment: its database on Postgres, else none. */
export async function databaseEnv(cacheFolder: string): Promise<{ DATABASE_URL: string }> {
  return { DATABASE_URL: onPostgres ? await databaseOf(cacheFolder) : '' };
}

/** The database that belongs to a cache folder, made when it is first asked for; undefined on SQLite. */
export async function testAddress(cacheFolder: string): Promise<PostgresAddress | undefined> {
  return onPostgres ? postgresAddress(await databaseOf(cacheFolder)) : undefined;
}

/** A Postgres database without any table, which goes when the test is over. */
export async function emptyPostgres(): Promise<string> {
  const name = `test_${randomUUID().slice(0, 8)}`;
  onTestFinished(() => askDesk('DELETE', name).then(() => undefined));
  return askDesk('PUT', name);
}

function databaseOf(cacheFolder: string): Promise<string> {
  let url = opened.get(cacheFolder);
  if (!url) {
    const name = `test_${createHash('sha256').update(cacheFolder).digest('hex').slice(0, 16)}`;
    // Registered before whoever opens the database registers its end: it is dropped after that.
    onTestFinished(() => askDesk('DELETE', name).then(() => undefined));
    url = askDesk('POST', name);
    opened.set(cacheFolder, url);
  }
  return url;
}

async function askDesk(method: string, name: string): Promise<string> {
  const response = await fetch(`${inject('databaseDesk')}/${name}`, { method });
  const text = await response.text();
  if (!response.ok) throw new Error(`No test database: ${text}`);
  return text;
}

/** Runs statements on a database, beside the store. */
export async function runSql(url: string, statements: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(statements)).rows;
  } finally {
    await client.end();
  }
}
