import { expect, it, onTestFinished } from 'vitest';
import { paidParts } from '../harness/paidParts.ts';
import { openPaidProvider } from '../harness/paidProvider.ts';
import { startPostgres } from '../harness/postgresCluster.ts';
import { openTestServer } from '../harness/serverHarness.ts';

const picture = (prompt: string) => ({
  type: 'image/generate',
  typeVersion: 1,
  params: { model: 'paid/image', prompt },
});
const nodes = { one: picture('one'), two: picture('two') };
const graph = { format: 'shotgraph', version: 1, id: 'g', name: 'G', nodes };

it('a Postgres that is killed and comes back holds runs up, and loses neither work nor money', async () => {
  const cluster = await startPostgres();
  onTestFinished(() => cluster.stop());
  await cluster.create('films');
  const paid = await openPaidProvider({ work: 500 });
  onTestFinished(() => paid.close());
  const env = { DATABASE_URL: cluster.urlOf('films') };
  const server = await openTestServer({ env, parts: paidParts(paid.url, true), leaseSeconds: 2 });
  const { body } = await server.call('POST', '/api/runs', { graph, tier: 'final' });
  await expect.poll(() => paid.taken.length).toBe(2);
  await cluster.kill();
  const gone = await server.call('GET', `/api/runs/${body.id}`);
  expect([gone.status, gone.body.error.code]).toEqual([502, 'database-unreachable']);
  expect(gone.body.error.message).toMatch(/^The database films on 127\.0\.0\.1:\d+ can not be reached: /);
  expect((await server.call('GET', '/health')).status).toBe(200);
  expect((await server.call('GET', '/ready')).status).toBe(503);
  await cluster.restart();
  const stateOf = async () => (await server.call('GET', `/api/runs/${body.id}`)).body.state;
  await expect.poll(stateOf, { timeout: 40_000 }).toBe('done');
  expect([...paid.taken].sort()).toEqual(['one', 'two']);
  const { body: ledger } = await server.call('GET', `/api/ledger?run=${body.id}`);
  expect(ledger.sums).toMatchObject({ entries: 2, settled: 100_000, open: 0, unknown: 0 });
}, 60_000);
