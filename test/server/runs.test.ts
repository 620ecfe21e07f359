import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRunEvents } from '../../runtime/events/runState.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';

/** Texts that flow through three nodes: `a` and `b` are joined. */
function joining(texts: { a: string; b: string }, id = 'joining') {
  const value = (text: string) => ({ type: 'text/value', typeVersion: 1, params: { text } });
  return {
    format: 'shotgraph',
    version: 1,
    id,
    name: 'Joining',
    nodes: {
      a: value(texts.a),
      b: value(texts.b),
      joined: { type: 'text/join', typeVersion: 1, params: { separator: ' ' } },
    },
    edges: {
      one: { from: { node: 'a', port: 'text' }, to: { node: 'joined', port: 'texts' }, order: 0 },
      two: { from: { node: 'b', port: 'text' }, to: { node: 'joined', port: 'texts' }, order: 1 },
    },
    inputs: [{ name: 'first', node: 'a', param: 'text' }],
    outputs: [{ name: 'sentence', node: 'joined', port: 'text' }],
  };
}

async function ended(server: TestServer, id: string) {
  return expect
    .poll(async () => (await server.call('GET', `/api/runs/${id}`)).body.state, { timeout: 10_000 })
    .not.toBe('running')
    .then(async () => (await server.call('GET', `/api/runs/${id}`)).body);
}

describe('POST /api/plans', () => {
  it('tells tasks, money and fingerprint of a graph that is not saved', async () => {
    const server = await openTestServer();
    const { status, body } = await server.call('POST', '/api/plans', { graph: joining({ a: 'x', b: 'y' }) });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      problems: [],
      counts: { run: 2, unknown: 1, cached: 0, skip: 0 },
      cost: { low: 0, high: 0, unknown: false },
    });
    expect(body.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells what is there already, and why the rest has to be done again', async () => {
    const server = await openTestServer();
    const { body: run } = await server.call('POST', '/api/runs', { graph: joining({ a: 'x', b: 'y' }) });
    await ended(server, run.id);
    const { body } = await server.call('POST', '/api/plans', { graph: joining({ a: 'x', b: 'changed' }) });
    expect(body.counts).toEqual({ cached: 1, run: 1, unknown: 1, skip: 0 });
    const { reason } = body.tasks.find(({ node }: { node: string }) => node === 'b');
    expect(reason).not.toBe('Not made yet.');
  });

  it('places problems at node and port or param', async () => {
    const server = await openTestServer();
    const graph = joining({ a: 'x', b: 'y' });
    const wrong = {
      ...graph,
      nodes: { ...graph.nodes, a: { type: 'text/value', typeVersion: 1, params: { text: 7 } } },
    };
    const { status, body } = await server.call('POST', '/api/plans', { graph: wrong });
    expect(status).toBe(200);
    expect(body.problems).toEqual([expect.objectContaining({ severity: 'error', node: 'a', param: 'text' })]);
  });

  it('reads no file of the server because a graph names one', async () => {
    const server = await openTestServer();
    const node = { type: 'image/import', typeVersion: 1, params: { source: '/etc/passwd' } };
    const graph = { ...joining({ a: 'x', b: 'y' }), nodes: { picture: node }, edges: {}, inputs: [], outputs: [] };
    const { body } = await server.call('POST', '/api/plans', { graph });
    expect(body.problems).toEqual([
      expect.objectContaining({ code: 'source-not-stored', node: 'picture', param: 'source' }),
    ]);
  });

  it('plans from a node on: it and what comes after it, with what they need', async () => {
    const server = await openTestServer();
    const { body } = await server.call('POST', '/api/plans', { graph: joining({ a: 'x', b: 'y' }), targets: ['b'] });
    expect(body.tasks.map(({ node }: { node: string }) => node)).toEqual(['b']);
    const from = await server.call('POST', '/api/plans', { graph: joining({ a: 'x', b: 'y' }), from: 'b' });
    expect(from.body.tasks.map(({ node }: { node: string }) => node).sort()).toEqual(['a', 'b', 'joined']);
  });

  it.each([
    [{}, 400, 'graph-or-id'],
    [{ graphId: 'nowhere' }, 404, 'graph-missing'],
    [{ graph: joining({ a: '', b: '' }), targets: ['nobody'] }, 404, 'node-missing'],
  ])('refuses %j', async (request, status, code) => {
    const server = await openTestServer();
    const answer = await server.call('POST', '/api/plans', request);
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toBe(code);
  });
});

describe('POST /api/runs', () => {
  it('runs to its end; state, events and results agree', async () => {
    const server = await openTestServer();
    const graph = joining({ a: 'hello', b: 'world' });
    const started = await server.call('POST', '/api/runs', { graph, inputs: { first: 'good' } });
    expect(started.status).toBe(201);
    const run = await ended(server, started.body.id);
    expect(run).toMatchObject({ state: 'done', name: 'Joining', cost: 0, total: 3, counts: { done: 3 } });
    const { body } = await server.call('GET', `/api/runs/${run.id}/events`);
    const state = reduceRunEvents(emptyRunState, body.events as RunEvent[]);
    expect(state).toMatchObject({ state: 'done', seq: run.seq, gap: false });
    const since = await server.call('GET', `/api/runs/${run.id}/events?since=${run.seq - 1}`);
    expect(since.body.events.map(({ type }: RunEvent) => type)).toEqual(['run-end']);
    const results = await server.call('GET', `/api/runs/${run.id}/results`);
    expect(results.body.outputs).toEqual({ sentence: 'good world' });
    const again = await server.call('POST', '/api/runs', { graph, inputs: { first: 'good' } });
    expect(await ended(server, again.body.id)).toMatchObject({ state: 'done', counts: { cached: 3, done: 0 } });
    const list = await server.call('GET', '/api/runs?limit=1');
    expect(list.body).toMatchObject({ total: 2, runs: [{ id: again.body.id }] });
  });

  it('runs a saved graph as it is, and a published version as it was', async () => {
    const server = await openTestServer();
    const saved = await server.call('POST', '/api/graphs', { graph: joining({ a: 'old', b: 'words' }) });
    const { revision } = saved.body;
    const publication = { revision, slug: 'joined' };
    expect((await server.call('POST', '/api/graphs/joining/publications', publication)).status).toBe(201);
    const a = { type: 'text/value', typeVersion: 1, params: { text: 'new' } };
    const commands = [{ op: 'set-node', id: 'a', value: a }];
    expect((await server.call('PATCH', '/api/graphs/joining', { revision, commands })).status).toBe(200);
    const sentenceOf = async (source: object) => {
      const { body } = await server.call('POST', '/api/runs', source);
      await ended(server, body.id);
      return (await server.call('GET', `/api/runs/${body.id}/results`)).body.outputs.sentence;
    };
    expect(await sentenceOf({ graphId: 'joining' })).toBe('new words');
    expect(await sentenceOf({ published: { slug: 'joined', number: 1 } })).toBe('old words');
    expect(await sentenceOf({ published: { slug: 'joined', number: 1 }, inputs: { first: 'other' } })).toBe(
      'other words',
    );
    const none = await server.call('POST', '/api/runs', { published: { slug: 'joined', number: 2 } });
    expect(none.status).toBe(404);
  });

  it('runs what it was given: editing the graph later changes nothing under way', async () => {
    const server = await openTestServer();
    const saved = await server.call('POST', '/api/graphs', { graph: joining({ a: 'as', b: 'started' }) });
    const { body } = await server.call('POST', '/api/runs', { graphId: 'joining' });
    const a = { type: 'text/value', typeVersion: 1, params: { text: 'not' } };
    const commands = [{ op: 'set-node', id: 'a', value: a }];
    await server.call('PATCH', '/api/graphs/joining', { revision: saved.body.revision, commands });
    await ended(server, body.id);
    expect((await server.call('GET', `/api/runs/${body.id}/results`)).body.outputs).toEqual({ sentence: 'as started' });
  });

  it('gives the same run for the same idempotency key, also to two who ask at once', async () => {
    const server = await openTestServer();
    const request = { graph: joining({ a: 'x', b: 'y' }), idempotencyKey: 'once' };
    const both = await Promise.all([1, 2].map(() => server.call('POST', '/api/runs', request)));
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    const other = await server.call('POST', '/api/runs', { ...request, tier: 'final' });
    expect(other.status).toBe(409);
    expect(other.body.error.code).toBe('idempotency-key-used');
  });

  it('refuses a stale plan, and a graph with errors with their places', async () => {
    const server = await openTestServer();
    const plan = await server.call('POST', '/api/plans', { graph: joining({ a: 'x', b: 'y' }) });
    const { fingerprint } = plan.body;
    const changed = await server.call('POST', '/api/runs', { graph: joining({ a: 'x', b: 'z' }), fingerprint });
    expect([changed.status, changed.body.error.code]).toEqual([409, 'plan-stale']);
    const same = await server.call('POST', '/api/runs', { graph: joining({ a: 'x', b: 'y' }), fingerprint });
    expect(same.status).toBe(201);
    const graph = joining({ a: 'x', b: 'y' });
    const broken = {
      ...graph,
      edges: { ...graph.edges, two: { ...graph.edges.two, to: { node: 'joined', port: 'no' } } },
    };
    const refused = await server.call('POST', '/api/runs', { graph: broken });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'graph-invalid']);
    expect(refused.body.error.problems.length).toBeGreaterThan(0);
    expect((await server.call('GET', '/api/runs')).body.total).toBe(1);
  });

  it('says that a run, and a change of one that has ended, are not there', async () => {
    const server = await openTestServer();
    for (const path of ['', '/events', '/results', '/log']) {
      expect((await server.call('GET', `/api/runs/none${path}`)).status).toBe(404);
    }
    const { body } = await server.call('POST', '/api/runs', { graph: joining({ a: 'x', b: 'y' }) });
    await ended(server, body.id);
    const paused = await server.call('POST', `/api/runs/${body.id}/pause`);
    expect([paused.status, paused.body.error.code]).toEqual([409, 'run-ended']);
  });
});
