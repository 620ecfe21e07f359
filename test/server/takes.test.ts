import { describe, expect, it, onTestFinished } from 'vitest';
import { openPaidProvider } from '../harness/paidProvider.ts';
import { paidParts } from '../harness/paidParts.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';

const graph = {
  format: 'shotgraph',
  version: 1,
  id: 'portrait',
  name: 'Portrait',
  nodes: { face: { type: 'image/generate', typeVersion: 1, params: { model: 'paid/image', prompt: 'a face' } } },
};

async function paying() {
  const paid = await openPaidProvider({ work: 0 });
  onTestFinished(() => paid.close());
  const server = await openTestServer({ parts: paidParts(paid.url, true) });
  expect((await server.call('POST', '/api/graphs', { graph })).status).toBe(201);
  return { paid, server };
}

async function done(server: TestServer, run: { id: string }) {
  await expect.poll(async () => (await server.call('GET', `/api/runs/${run.id}`)).body.state).not.toBe('running');
  return (await server.call('GET', `/api/runs/${run.id}`)).body;
}

const takesOf = async (server: TestServer) => (await server.call('GET', '/api/graphs/portrait/takes?node=face')).body;
const pick = (server: TestServer, body: object) => server.call('POST', '/api/graphs/portrait/takes/pick', body);

describe('takes', () => {
  it('are kept: a re-roll makes another, and going back to the first is free', async () => {
    const { paid, server } = await paying();
    const first = await server.call('POST', '/api/runs', { graphId: 'portrait', tier: 'final' });
    expect(await done(server, first.body)).toMatchObject({ state: 'done', cost: 50_000 });
    const rolled = await server.call('POST', '/api/graphs/portrait/takes/roll', { node: 'face', tier: 'final' });
    expect(rolled.body).toMatchObject({ roll: 1 });
    expect(await done(server, rolled.body.run)).toMatchObject({ state: 'done', cost: 50_000 });
    const { takes, roll } = await takesOf(server);
    expect(takes).toHaveLength(2);
    expect(roll).toBe(1);
    const picked = await pick(server, { node: 'face', take: takes[1].id });
    expect(picked.status).toBe(200);
    expect((await takesOf(server)).takes.map((take: { picked: boolean }) => take.picked)).toEqual([false, true]);
    const again = await server.call('POST', '/api/runs', { graphId: 'portrait', tier: 'final' });
    expect(await done(server, again.body)).toMatchObject({ state: 'done', cost: 0, counts: { cached: 1 } });
    expect(paid.taken).toEqual(['a face', 'a face']);
  });

  it('of a locked node stay as they are, and what is not there can not be picked', async () => {
    const { server } = await paying();
    const locked = await server.call('POST', '/api/graphs/portrait/takes/lock', { node: 'face', locked: true });
    expect(locked.status).toBe(200);
    const refused = [
      [await pick(server, { node: 'face', take: null }), 409, 'node-locked'],
      [await server.call('POST', '/api/graphs/portrait/takes/roll', { node: 'face' }), 409, 'node-locked'],
      [await pick(server, { node: 'nobody', take: null }), 404, 'node-missing'],
    ] as const;
    for (const [answer, status, code] of refused)
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    await server.call('POST', '/api/graphs/portrait/takes/lock', { node: 'face', locked: false });
    const missing = await pick(server, { node: 'face', take: 'never-made' });
    expect([missing.status, missing.body.error.code]).toEqual([404, 'take-missing']);
    const stale = await pick(server, { node: 'face', take: null, revision: 0 });
    expect(stale.status).toBe(409);
  });
});

describe('a re-roll', () => {
  it('is made once, however often its request comes', async () => {
    const { paid, server } = await paying();
    const roll = (more: object) =>
      server.call('POST', '/api/graphs/portrait/takes/roll', { node: 'face', tier: 'final', ...more });
    const first = await roll({ idempotencyKey: 'once' });
    const again = await roll({ idempotencyKey: 'once' });
    expect([again.status, again.body.roll, again.body.run.id]).toEqual([201, 1, first.body.run.id]);
    await done(server, first.body.run);
    expect(paid.taken).toHaveLength(1);
    const other = { graphId: 'portrait', tier: 'final', idempotencyKey: 'other' };
    expect((await server.call('POST', '/api/runs', other)).status).toBe(201);
    expect((await roll({ idempotencyKey: 'other' })).body.error.code).toBe('idempotency-key-used');
  });

  it('that is refused leaves the graph as it was', async () => {
    const { server } = await paying();
    // Nothing here draws for the animatic.
    const refused = await server.call('POST', '/api/graphs/portrait/takes/roll', { node: 'face', tier: 'animatic' });
    expect(refused.status).toBe(422);
    expect((await server.call('GET', '/api/graphs/portrait')).body).toMatchObject({ revision: 1, graph });
  });
});

describe('the ledger', () => {
  it('holds every paid intent, and sums by run, graph, day and model', async () => {
    const { server } = await paying();
    const first = await server.call('POST', '/api/runs', { graphId: 'portrait', tier: 'final' });
    await done(server, first.body);
    const rolled = await server.call('POST', '/api/graphs/portrait/takes/roll', { node: 'face', tier: 'final' });
    await done(server, rolled.body.run);
    const { body } = await server.call('GET', '/api/ledger?graph=portrait');
    expect(body).toMatchObject({ total: 2, sums: { entries: 2, estimated: 100_000, settled: 100_000, open: 0 } });
    expect(body.entries[0]).toMatchObject({
      ...{ run: rolled.body.run.id, graph: 'portrait', task: 'face', provider: 'paid', model: 'paid/image' },
      ...{ state: 'settled', reserved: 50_000, settled: 50_000 },
    });
    const by = async (name: string) => (await server.call('GET', `/api/ledger/totals?by=${name}`)).body.totals;
    expect(await by('model')).toMatchObject([{ of: 'paid/image', entries: 2, settled: 100_000 }]);
    expect(await by('graph')).toMatchObject([{ of: 'portrait', settled: 100_000 }]);
    const runs = (await by('run')).map(({ of }: { of: string }) => of);
    expect(new Set(runs)).toEqual(new Set([first.body.id, rolled.body.run.id]));
    expect((await by('day'))[0].of).toMatch(/^\d{4}-\d\d-\d\d$/);
    const one = await server.call('GET', `/api/ledger?run=${first.body.id}`);
    expect(one.body.total).toBe(1);
    const settled = await server.call('POST', `/api/ledger/${one.body.entries[0].id}/resolve`, { choice: 'check' });
    expect([settled.status, settled.body.error.code]).toEqual([409, 'not-in-doubt']);
  });

  it('holds a run to its cap, and says what it needs', async () => {
    const { paid, server } = await paying();
    const { body } = await server.call('POST', '/api/runs', { graphId: 'portrait', tier: 'final', maxCost: 49_999 });
    expect(await done(server, body)).toMatchObject({ state: 'over-budget', message: expect.stringContaining('$0.05') });
    expect(paid.taken).toEqual([]);
    const raised = await server.call('POST', `/api/runs/${body.id}/retry`, { maxCost: 50_000 });
    expect(await done(server, raised.body)).toMatchObject({ state: 'done', retryOf: body.id, maxCost: 50_000 });
  });
});
