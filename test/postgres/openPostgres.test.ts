import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../server/store/openStore.ts';
import { shotgraph } from '../cli/shotgraph.ts';
import { sampleEntry, sampleRun } from '../conformance/storeSamples.ts';
import { guardedPassword, guardedUser } from '../harness/postgresCluster.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { emptyPostgres, runSql } from '../harness/testDatabase.ts';

async function storeAt(url: string) {
  const store = await openStore(await temporaryFolder(), { DATABASE_URL: url });
  onTestFinished(() => store.close());
  return store;
}

/** The address with some of its parts changed. */
function changed(url: string, change: Partial<Pick<URL, 'protocol' | 'port' | 'pathname' | 'username' | 'password'>>) {
  return Object.assign(new URL(url), change).href;
}

const password = 'not-the-right-one';
const guarded = { username: guardedUser, password };

const faults: readonly [what: string, change: (url: string) => string, code: string, words: RegExp][] = [
  ['of another scheme', (url) => url.replace('postgres:', 'mysql:'), 'database-address', /begins with mysql:\/\//],
  ['that is none', () => 'films', 'database-address', /is not an address/],
  ['without a database', (url) => changed(url, { pathname: '/' }), 'database-address', /names no database/],
  [
    'where nobody answers',
    (url) => changed(url, { ...guarded, port: '1' }),
    'database-unreachable',
    /127.0.0.1:1 can not/,
  ],
  ['with a wrong password', (url) => changed(url, guarded), 'database-refused', /does not let guarded in/],
  ['of a missing database', (url) => changed(url, { pathname: '/nowhere' }), 'database-missing', /createdb nowhere/],
  [
    'of a user without rights',
    (url) => changed(url, { username: guardedUser, password: encodeURIComponent(guardedPassword) }),
    'database-rights',
    /guarded may not make or change tables/,
  ],
];

describe('DATABASE_URL', () => {
  it.each(faults)('%s is told in one sentence, without the password', async (_, change, code, words) => {
    const url = change(await emptyPostgres());
    const folder = await temporaryFolder();
    const error: unknown = await openStore(folder, { DATABASE_URL: url }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'Fault', code });
    const { message } = error as Error;
    expect(message).toMatch(words);
    expect(message).toMatch(/^[^\n]*\.$/);
    expect(JSON.stringify([message, (error as Error).stack, String((error as Error).cause)])).not.toContain(password);
    // Nothing is left of the try.
    expect(await readdir(join(folder, 'work')).catch(() => [])).toEqual([]);
  });

  it('is told to the command line as well, whatever else is asked to be shown', async () => {
    const url = changed(await emptyPostgres(), guarded);
    const env = { DATABASE_URL: url, SHOTGRAPH_DEBUG: '1' };
    const cache = await temporaryFolder();
    const { code, stdout, stderr } = await shotgraph(['cache', 'status', '--cache', cache], { cwd: cache, env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('does not let guarded in');
    expect(stderr).not.toContain(password);
  });

  it('that names the database of something else is refused, and nothing is changed there', async () => {
    const url = await emptyPostgres();
    await runSql(url, 'CREATE TABLE event (id int)');
    await runSql(url, "CREATE TABLE migrations (id int, label text); INSERT INTO migrations VALUES (1, 'theirs')");
    await expect(storeAt(url)).rejects.toMatchObject({
      code: 'database-foreign',
      message: expect.stringContaining('the tables of something else (event, migrations)'),
    });
    expect(await runSql(url, "SELECT 1 FROM information_schema.tables WHERE table_name = 'asset'")).toEqual([]);
  });

  it('leaves backups to the tools of Postgres, and says which', async () => {
    const url = changed(await emptyPostgres(), guarded);
    const cache = await temporaryFolder();
    await mkdir(join(cache, 'assets'));
    const env = { DATABASE_URL: url };
    const backup = await shotgraph(['backup', join(cache, 'out'), '--cache', cache], { cwd: cache, env });
    expect([backup.code, backup.stdout]).toEqual([2, '']);
    expect(backup.stderr).toMatch(/^The database is in Postgres .*pg_dump .*"\$DATABASE_URL".*assets\.\n$/);
    const restore = await shotgraph(['restore', join(cache, 'in'), '--cache', cache], { cwd: cache, env });
    expect([restore.code, restore.stdout]).toEqual([2, '']);
    expect(restore.stderr).toContain('pg_restore');
    expect(backup.stderr + restore.stderr).not.toContain(password);
  });
});

describe('a Postgres database', () => {
  it('is opened with the settings that its address has, and with ours', async () => {
    const url = new URL(await emptyPostgres());
    url.searchParams.set('options', '-c statement_timeout=54321 -c synchronous_commit=off');
    const store = await storeAt(url.href);
    const told = async (name: string) => Object.values((await store.database.query(`SHOW ${name}`))[0]);
    expect(await told('statement_timeout')).toEqual(['54321ms']);
    expect(await told('synchronous_commit')).toEqual(['on']);
  });

  it('has the tables that the entities say, made by whichever of several comes first', async () => {
    const url = await emptyPostgres();
    const stores = await Promise.all([1, 2, 3].map(() => storeAt(url)));
    for (const { database } of stores) {
      const { upQueries } = await database.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    }
  });

  it('lets go of its tables again, step by step', async () => {
    const url = await emptyPostgres();
    const { database } = await storeAt(url);
    for (const _ of database.migrations) await database.undoLastMigration();
    const left = await runSql(url, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
    expect(left).toEqual([{ table_name: 'migrations' }]);
    await storeAt(url);
  });

  it('takes money and sizes beyond 32 bits, and texts with what it can not keep', async () => {
    const store = await storeAt(await emptyPostgres());
    const run = sampleRun({ maxCost: 5_000_000_000_000, snapshot: JSON.stringify({ name: 'a\0b' }) });
    await store.runs.create(run);
    expect(await store.runs.find(run.id)).toEqual(run);
    const entry = sampleEntry('dear', { reserved: 3_000_000_000, task: 'a\0b' });
    await store.ledger.intend(entry);
    expect(await store.ledger.ofRun(run.id)).toEqual([{ ...entry, task: 'a\u{fffd}b' }]);
    await store.ledger.update('dear', { settled: Number.MAX_SAFE_INTEGER, state: 'settled' });
    expect(await store.ledger.ofRun(run.id)).toMatchObject([{ settled: Number.MAX_SAFE_INTEGER }]);
  });
});
