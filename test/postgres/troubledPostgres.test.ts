import { describe, expect, it, onTestFinished } from 'vitest';
import pg from 'pg';
import type { GraphId, RunId } from '../../runtime/graph/ids.ts';
import { Lease } from '../../server/services/runs/lease.ts';
import { newHolder } from '../../server/services/runs/leaseHolder.ts';
import { Graphs } from '../../server/services/graphs/graphs.ts';
import { Publications } from '../../server/services/graphs/publications.ts';
import { PublishedTemplates } from '../../server/services/graphs/publishedTemplates.ts';
import { testNodeTypes } from '../../runtime/graph/testNodeTypes.ts';
import { openStore } from '../../server/store/openStore.ts';
import { sampleRun } from '../conformance/storeSamples.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { emptyPostgres, runSql } from '../harness/testDatabase.ts';

async function storeAt(url: string) {
  const store = await openStore(await temporaryFolder(), { DATABASE_URL: url });
  onTestFinished(() => store.close());
  return store;
}

type Store = Awaited<ReturnType<typeof storeAt>>;

function leaseOf(store: Store, seconds: number): Lease {
  const { id, name } = newHolder();
  return new Lease({ store, holder: id, holderName: name, seconds });
}

const optionsOf = (store: Store) => ({
  ...{ store, nodeTypes: () => testNodeTypes, secrets: () => [], now: () => Date.now() },
});

/** What a process holds that was stopped in the middle of a transaction: a connection that says nothing more. */
async function stoppedWith(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, idle_in_transaction_session_timeout: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end().catch(() => undefined));
  await client.query('BEGIN');
  await client.query(statement);
}

describe('a Postgres database', () => {
  it('whose connections break is written and read all the same', async () => {
    const url = await emptyPostgres();
    const store = await storeAt(url);
    await store.runs.create(sampleRun());
    for (let round = 0; round < 3; round += 1) {
      const cut = runSql(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'shotgraph' AND datname = current_database()",
      );
      const writes = Array.from({ length: 20 }, (_, index) =>
        store.runs.create(sampleRun({ id: `run-${round}-${index}` as RunId })),
      );
      await Promise.all([cut, ...writes]);
      expect(await store.runs.find(`run-${round}-19` as RunId)).toBeDefined();
    }
  });

  it('frees what a stopped process holds in time for another to take over', async () => {
    const url = await emptyPostgres();
    const [one, other] = [await storeAt(url), await storeAt(url)];
    expect(await leaseOf(one, 0).take()).toEqual({ fence: 1 });
    await stoppedWith(url, 'SELECT * FROM lease FOR UPDATE');
    expect(await leaseOf(other, 10).take()).toEqual({ fence: 2 });
  }, 15_000);

  it('tells who holds the lease by its own clock, whatever those of the servers say', async () => {
    const url = await emptyPostgres();
    const [one, other] = [await storeAt(url), await storeAt(url)];
    const first = leaseOf(one, 60);
    const realNow = Date.now;
    onTestFinished(() => void (Date.now = realNow));
    Date.now = () => realNow() - 3_600_000;
    expect(await first.take()).toEqual({ fence: 1 });
    Date.now = () => realNow() + 3_600_000;
    expect(await leaseOf(other, 60).take()).toMatchObject({ heldBy: expect.stringContaining('process') });
    expect(await first.renew(1)).toBe(true);
  });

  it('lets one of many take the lease at once, and one of many save a revision', async () => {
    const url = await emptyPostgres();
    const stores = await Promise.all([1, 2, 3, 4].map(() => storeAt(url)));
    const taken = await Promise.all(stores.map((store) => leaseOf(store, 60).take()));
    expect(taken.filter((state) => 'fence' in state)).toHaveLength(1);
    const graphs = stores.map((store) => new Graphs(optionsOf(store)));
    const document = { format: 'shotgraph', version: 1, id: 'g', name: 'G' };
    const made = await Promise.all(graphs.map((service) => service.create({ graph: document })));
    // One keeps the id that all of them brought.
    expect(made.filter(({ graph }) => graph.id === 'g')).toHaveLength(1);
    const save = (service: Graphs, index: number) =>
      service.save('g' as GraphId, {
        revision: 1,
        commands: [{ op: 'set-field', field: 'name', value: `Name ${index}` }],
      });
    const saved = await Promise.allSettled(graphs.map(save));
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of saved) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'revision-stale' });
    }
    const publications = graphs.map((service, index) => {
      const store = stores[index]!;
      return new Publications(service, new PublishedTemplates(store), optionsOf(store));
    });
    const published = await Promise.all(
      publications.map((service) => service.publish('g' as GraphId, { revision: 2, slug: 'g' })),
    );
    expect(new Set(published.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4]));
  });
});
