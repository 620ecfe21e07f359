import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { RunId } from '../../runtime/graph/ids.ts';
import { Lease } from '../../server/services/runs/lease.ts';
import { newHolder } from '../../server/services/runs/leaseHolder.ts';
import { RunRows } from '../../server/services/runs/runRows.ts';
import { freeze } from '../harness/freeze.ts';
import { openPaidProvider } from '../harness/paidProvider.ts';
import { startServerProcess } from '../harness/serverProcess.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { openTestStore } from '../store/openTestStore.ts';

async function leaseOf(folder: string, seconds: number) {
  const store = await openTestStore(folder);
  const { id, name } = newHolder();
  return { store, lease: new Lease({ store, holder: id, holderName: name, seconds }) };
}

const graph = {
  format: 'shotgraph',
  version: 1,
  id: 'g',
  name: 'Picture',
  nodes: { one: { type: 'image/generate', typeVersion: 1, params: { model: 'paid/image', prompt: 'frozen' } } },
};

describe('the lease', () => {
  it('is held by one at a time, and its fence grows with each change of hands', async () => {
    const folder = await temporaryFolder();
    const [one, other] = [await leaseOf(folder, 60), await leaseOf(folder, 60)];
    expect(await one.lease.take()).toEqual({ fence: 1 });
    expect(await other.lease.take()).toEqual({ heldBy: expect.stringContaining(`process ${process.pid}`) });
    expect(await one.lease.renew(1)).toBe(true);
    await one.lease.giveUp(1);
    expect(await other.lease.take()).toEqual({ fence: 2 });
    expect(await one.lease.renew(1)).toBe(false);
  });

  it('refuses every write of whoever held it before, inside the transaction', async () => {
    const folder = await temporaryFolder();
    const [one, other] = [await leaseOf(folder, 0), await leaseOf(folder, 60)];
    expect(await one.lease.take()).toEqual({ fence: 1 });
    const fenced = one.store.guardedBy(one.lease.guard(1));
    const run = {
      ...({ id: 'r' as RunId, graph: 'g' as never, tier: 'final', state: 'running', fingerprint: 'f' } as const),
      snapshot: JSON.stringify({ ...graph, edges: {} }),
      createdAt: new Date().toISOString(),
    };
    await fenced.runs.create(run);
    expect(await other.lease.take()).toEqual({ fence: 2 });
    const entry = {
      id: 'e',
      run: run.id,
      task: 't',
      key: 'k' as never,
      model: 'paid/image',
      reserved: 1,
      createdAt: '',
    };
    const event: RunEvent = { type: 'run-pause', run: 'r', seq: 1, at: '' };
    const result = {
      ...{ id: 'x', key: 'k' as never, keyParts: {}, graph: 'g' as never, node: 'n' as never, element: '' },
      ...{ outputs: {}, deliveries: [], problems: [], cost: 0, seconds: 0, createdAt: '' },
    };
    const writes = [
      () => fenced.runs.setState(run.id, 'done'),
      () => fenced.runs.appendEvents(run.id, [event]),
      () => fenced.results.append(result),
      () => fenced.ledger.intend({ ...entry, state: 'intended', idempotencyKey: 'i' }),
      () => new RunRows(fenced).moveState(run.id, 'running', 'done'),
    ];
    for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'lease-lost' });
    expect(await other.store.runs.find(run.id)).toMatchObject({ state: 'running' });
    expect(await other.store.runs.events(run.id, 0)).toEqual([]);
    expect(await other.store.results.byId('x')).toBeUndefined();
  });
});

describe('two servers on one database', () => {
  it('let one schedule; the other says so, and takes over what the first left when it dies', async () => {
    const paid = await openPaidProvider({ work: 3000 });
    onTestFinished(() => paid.close());
    const common = { cacheFolder: await temporaryFolder(), provider: paid.url, canFind: true, leaseSeconds: 2 };
    const [one, other] = [await startServerProcess(common), await startServerProcess(common)];
    const started = await one.call('POST', '/api/runs', { graph, tier: 'final' });
    const refused = await other.call('POST', '/api/runs', { graph, tier: 'final' });
    expect([refused?.status, refused?.body.error.code]).toEqual([503, 'not-coordinator']);
    expect(refused?.body.error.message).toContain(`process ${one.child.pid}`);
    expect((await other.call('POST', '/api/plans', { graph, tier: 'final' }))?.status).toBe(200);
    await expect.poll(() => paid.taken.length, { timeout: 10_000 }).toBe(1);
    await one.kill();
    const path = `/api/runs/${started?.body.id}`;
    await expect.poll(async () => (await other.call('GET', path))?.body.state, { timeout: 15_000 }).toBe('done');
    expect(paid.taken).toEqual(['frozen']);
  }, 40_000);

  it('do not write over each other when one was frozen and thaws', async () => {
    const paid = await openPaidProvider({ work: 1500 });
    onTestFinished(() => paid.close());
    const common = { cacheFolder: await temporaryFolder(), provider: paid.url, canFind: true, leaseSeconds: 2 };
    const [one, other] = [await startServerProcess(common), await startServerProcess(common)];
    const started = await one.call('POST', '/api/runs', { graph, tier: 'final' });
    await expect.poll(() => paid.taken.length, { timeout: 10_000 }).toBe(1);
    await freeze(one, common.cacheFolder);
    const path = `/api/runs/${started?.body.id}`;
    await expect.poll(async () => (await other.call('GET', path))?.body.state, { timeout: 20_000 }).toBe('done');
    const before = (await other.call('GET', `${path}/events`))?.body.events;
    one.child.kill('SIGCONT');
    await expect
      .poll(async () => (await one.call('POST', '/api/runs', { graph, tier: 'final' }))?.status, { timeout: 10_000 })
      .toBe(503);
    const after = (await other.call('GET', `${path}/events`))?.body.events as RunEvent[];
    expect(after).toEqual(before);
    expect(after.filter(({ type }) => type === 'run-end')).toHaveLength(1);
    expect(paid.taken).toEqual(['frozen']);
    const takes = await other.call('GET', `/api/ledger?run=${started?.body.id}`);
    expect(takes?.body.sums).toMatchObject({ entries: 1, settled: 50_000, open: 0 });
  }, 60_000);
});
