import type { DataSource, QueryRunner } from 'typeorm';
import { Fault } from '../../runtime/graph/fault.ts';
import { FirstTables } from './migrations/firstTables.ts';
import type { PostgresAddress } from './postgresAddress.ts';
import { PostgresClient } from './postgresClient.ts';
import { isConnectionLost, pooledFault, postgresFault } from './postgresFault.ts';
import { schema } from './schema.ts';
import { StoreDatabase } from './storeDatabase.ts';
import { codeOf, type WriteRules } from './writeRules.ts';

const longestConnect = 10_000;
/** As long as the others of this store wait; whoever waits longer for a lock is told so. */
const longestLock = 30_000;
/**
 * A process that was stopped in the middle of a transaction keeps its locks: the database takes them away sooner than
 * another server would like to take over.
 */
const longestIdleInTransaction = 5000;
const connections = 10;
/** What each connection is opened with, as the database tells it back. */
const settings: Readonly<Record<string, string>> = {
  // As SQLite's FULL: an intent to pay that is lost with the database would be paid for twice.
  synchronous_commit: 'on',
  lock_timeout: String(longestLock),
  idle_in_transaction_session_timeout: String(longestIdleInTransaction),
};
/** Of the lock under which the tables are made: one process at a time, whatever it is called elsewhere. */
const migrationLock = 5_701_440_001;

/**
 * Opens a Postgres database, making the tables as needed. Several servers may open one at the same time.
 * @throws Fault database-unreachable, database-refused, database-pooled, database-missing, database-rights, database-foreign
 */
export async function openPostgres(address: PostgresAddress): Promise<DataSource> {
  const database = new StoreDatabase(
    {
      ...schema,
      type: 'postgres',
      applicationName: 'shotgraph',
      parseInt8: true,
      poolSize: connections,
      connectTimeoutMS: longestConnect,
      // A connection that breaks while nobody uses it is replaced by the next one that is asked for.
      poolErrorHandler: () => undefined,
      extra: {
        Client: PostgresClient,
        keepAlive: true,
        ...connectionOf(address),
      },
    },
    { fault: (error) => postgresFault(address, error), isCut: isConnectionLost },
  );
  try {
    await database.initialize();
  } catch (error) {
    throw postgresFault(address, error) ?? error;
  }
  try {
    await refusePooled(database, address);
    await migrate(database, address);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** Ours come after those in the address, which would take their place. */
function connectionOf({ url }: PostgresAddress): { connectionString: string; options: string } {
  const bare = new URL(url);
  const theirs = bare.searchParams.get('options');
  bare.searchParams.delete('options');
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const connectionString = theirs === null ? url : bare.href;
  return { connectionString, options: [...(theirs === null ? [] : [theirs]), ...ours].join(' ') };
}

async function migrate(database: DataSource, address: PostgresAddress): Promise<void> {
  const runner = database.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await refuseForeign(runner, address);
    await database.runMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  } finally {
    await runner.release();
  }
}

/**
 * A pooler between (PgBouncer, say) that hands each transaction to another connection drops what is set for a
 * connection: locks would be waited for without end, and a commit might be lost that was answered.
 */
async function refusePooled(database: DataSource, address: PostgresAddress): Promise<void> {
  const rows = await database.query<{ name: string; setting: string }[]>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [Object.keys(settings)],
  );
  const found = new Map(rows.map(({ name, setting }) => [name, setting]));
  if (Object.entries(settings).every(([name, value]) => found.get(name) === value)) return;
  throw pooledFault(address);
}

/** Other programs use `DATABASE_URL`, too: their tables are none of ours. */
async function refuseForeign(runner: QueryRunner, { place }: PostgresAddress): Promise<void> {
  const tables = await namesIn(
    runner,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1',
  );
  const others = tables.filter((name) => name !== 'migrations');
  // As JSON: a table of this name that something else made may have any columns.
  const steps =
    others.length < tables.length
      ? await namesIn(runner, "SELECT to_jsonb(migrations) ->> 'name' AS name FROM migrations")
      : [];
  if (steps.includes(new FirstTables().name) || (others.length === 0 && steps.length === 0)) return;
  throw new Fault(
    'database-foreign',
    'permanent',
    `The database ${place} holds the tables of something else (${tables.slice(0, 3).join(', ')}): make an empty one, and name it in DATABASE_URL.`,
  );
}

async function namesIn(runner: QueryRunner, sql: string): Promise<string[]> {
  const rows = (await runner.query(sql)) as { name: string }[];
  return rows.map(({ name }) => name);
}

/** Two that changed the same row, or waited for each other: one of them has to begin again. */
const clashes = new Set(['40001', '40P01']);
/** A row of this key has come since: whoever looked for it first finds it now. */
const taken = '23505';

/**
 * Each transaction sees the database as it was at its start, as on SQLite, and one whose rows were changed meanwhile
 * begins again. One whose connection broke before the commit was never made.
 */
export const postgresRules: WriteRules = {
  sideBySide: true,
  isolation: 'REPEATABLE READ',
  patience: 30_000,
  nextTry: (error, isWritten) => {
    const code = codeOf(error);
    if (clashes.has(code)) return 'soon';
    if (code === taken) return 'if-alone';
    return !isWritten && isConnectionLost(error) ? 'soon' : 'never';
  },
};
