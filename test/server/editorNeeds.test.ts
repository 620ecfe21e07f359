import { availableParallelism } from 'node:os';
import { readFile } from 'node:fs/promises';
import { io, type Socket } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { defineNode, output, required } from '../../runtime/node/defineNode.ts';
import { zRunSummary, type RunSummary } from '../../runtime/protocol/runs.ts';
import type { ClientMessages, ServerMessages } from '../../runtime/protocol/socket.ts';
import { makeClip, makePicture, pathOf } from '../harness/nodeHarness.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';

const base = { version: 1, category: 'Test', description: 'For tests.', resource: 'cpu' } as const;
const text = output('text', { description: 'A text.' });

/** A node that does its work when the test lets it, and one behind it. */
function gatedTypes(opened: Promise<void>, order: string[]) {
  const gate = defineNode({
    ...{ ...base, type: 'test/gate', title: 'Gate', inputs: {}, outputs: { text } },
    params: z.object({ name: z.string().default('').describe('Tells gates apart.') }),
    run: async ({ params }) => {
      order.push(params.name);
      await opened;
      return { text: params.name };
    },
  });
  const after = defineNode({
    ...{ ...base, type: 'test/after', title: 'After', outputs: { text }, params: z.object({}) },
    inputs: { before: required('text', { description: 'Comes first.' }) },
    run: ({ inputs }) => ({ text: inputs.before }),
  });
  return new Map([gate, after].map((definition) => [definition.info.type, definition]));
}

const gates = (id: string, count: number) => ({
  ...{ format: 'shotgraph', version: 1, id, name: `Graph ${id}` },
  nodes: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `gate-${index}`,
      { type: 'test/gate', typeVersion: 1, params: { name: `${id}-${index}` } },
    ]),
  ),
});

async function ended(server: TestServer, id: string): Promise<void> {
  await expect.poll(async () => (await server.call('GET', `/api/runs/${id}`)).body.state).toBe('done');
}

describe('the queue of runs', () => {
  it('tells how far each run has come, in lists and to whoever listens', async () => {
    const opened = Promise.withResolvers<void>();
    const server = await openTestServer({ parts: { definitions: gatedTypes(opened.promise, []) } });
    const socket: Socket<ServerMessages, ClientMessages> = io(server.url, { transports: ['websocket'] });
    onTestFinished(() => void socket.close());
    const told: RunSummary[] = [];
    socket.on('run-change', (run) => told.push(zRunSummary.parse(run)));
    expect(await socket.emitWithAck('subscribe', { runs: true })).toEqual({ ok: true });
    const { body: run } = await server.call('POST', '/api/runs', { graph: gates('one', 2), priority: 3 });
    const listed = async (state: string) => (await server.call('GET', `/api/runs?state=${state}`)).body.runs;
    await expect.poll(async () => (await listed('running,paused'))[0]?.counts.running).toBeGreaterThan(0);
    expect((await listed('running,paused'))[0]).toMatchObject({ id: run.id, name: 'Graph one', total: 2, priority: 3 });
    expect(await listed('done,failed')).toEqual([]);
    opened.resolve();
    await expect.poll(() => told.at(-1)?.state, { timeout: 5000 }).toBe('done');
    expect(told[0]).toMatchObject({ id: run.id, state: 'running' });
    expect(told.at(-1)).toMatchObject({ id: run.id, counts: { done: 2 }, cost: 0 });
    await ended(server, run.id);
    const [last] = await listed('done');
    expect(last).toMatchObject({ id: run.id, cost: 0, endedAt: expect.stringMatching(/^20/) });
    expect((await server.call('GET', '/api/runs?state=nonsense')).status).toBe(400);
  });

  it('lets a run of higher priority go before the others', async () => {
    const opened = Promise.withResolvers<void>();
    const order: string[] = [];
    const slow = availableParallelism() + 8;
    const server = await openTestServer({ parts: { definitions: gatedTypes(opened.promise, order) } });
    const { body: first } = await server.call('POST', '/api/runs', { graph: gates('slow', slow) });
    await expect.poll(() => order.length).toBe(availableParallelism());
    const under = order.length;
    const { body: urgent } = await server.call('POST', '/api/runs', { graph: gates('urgent', 3), priority: 1 });
    const waiting = `shotgraph_tasks{lane="cpu",state="waiting"} ${slow + 3 - under}`;
    await expect.poll(async () => (await server.call('GET', '/metrics')).body).toContain(waiting);
    opened.resolve();
    await Promise.all([ended(server, first.id), ended(server, urgent.id)]);
    expect(order.slice(under, under + 3)).toEqual(['urgent-0', 'urgent-1', 'urgent-2']);
  });

  it('puts a run first that is under way already', async () => {
    const opened = Promise.withResolvers<void>();
    const order: string[] = [];
    const slow = availableParallelism() + 8;
    const server = await openTestServer({ parts: { definitions: gatedTypes(opened.promise, order) } });
    const { body: first } = await server.call('POST', '/api/runs', { graph: gates('slow', slow) });
    await expect.poll(() => order.length).toBe(availableParallelism());
    const under = order.length;
    const { body: other } = await server.call('POST', '/api/runs', { graph: gates('other', 3) });
    const waiting = `shotgraph_tasks{lane="cpu",state="waiting"} ${slow + 3 - under}`;
    await expect.poll(async () => (await server.call('GET', '/metrics')).body).toContain(waiting);
    const put = await server.call('POST', `/api/runs/${other.id}/priority`, { priority: 2 });
    expect(put).toMatchObject({ status: 200, body: { id: other.id, priority: 2 } });
    opened.resolve();
    await Promise.all([ended(server, first.id), ended(server, other.id)]);
    expect(order.slice(under, under + 3)).toEqual(['other-0', 'other-1', 'other-2']);
    expect((await server.call('POST', `/api/runs/${other.id}/priority`, { priority: 0 })).status).toBe(409);
  });
});

describe('a plan with previews', () => {
  it('shows what each task gave last: of now where it is there, of before where it is stale', async () => {
    const server = await openTestServer();
    const hash = async (color: string): Promise<string> => {
      const bytes = await readFile(await pathOf(await makePicture({ color })));
      const answer = await fetch(`${server.url}/api/assets`, { method: 'POST', body: new Uint8Array(bytes) });
      return ((await answer.json()) as { hash: string }).hash;
    };
    const red = await hash('red');
    const blue = await hash('blue');
    const graph = (source: string) => ({
      ...{ format: 'shotgraph', version: 1, id: 'pictures', name: 'Pictures' },
      nodes: { picture: { type: 'image/import', typeVersion: 1, params: { source: `asset:${source}` } } },
    });
    const plan = async (body: object) =>
      (await server.call('POST', '/api/plans', { previews: true, ...body })).body.tasks[0];
    expect(await plan({ graph: graph(red) })).not.toHaveProperty('preview');
    const { body: run } = await server.call('POST', '/api/runs', { graph: graph(red) });
    await ended(server, run.id);
    expect(await plan({ graph: graph(red) })).toMatchObject({ state: 'cached', preview: { hash: red, kind: 'image' } });
    expect(await plan({ graph: graph(red), previews: false })).not.toHaveProperty('preview');
    const stale = await plan({ graph: graph(blue) });
    expect(stale).toMatchObject({ state: 'run', preview: { hash: red } });
    expect(stale).not.toHaveProperty('result');
    // A graph of its own with the same content finds the result by its key.
    const { id: _, ...copy } = graph(red);
    expect(await plan({ graph: { ...copy, id: 'copy' } })).toMatchObject({ state: 'cached', preview: { hash: red } });
    const { takes } = (await server.call('GET', '/api/graphs/pictures/takes?node=picture')).body ?? {};
    expect(takes).toBeUndefined();
  });

  it('goes on to plan what a missing file has nothing to do with', async () => {
    const server = await openTestServer();
    const graph = {
      ...{ format: 'shotgraph', version: 1, id: 'g', name: 'G' },
      nodes: {
        picture: { type: 'image/import', typeVersion: 1, params: { source: 'my.png' } },
        words: { type: 'text/value', typeVersion: 1, params: { text: 'Hello.' } },
      },
    };
    const { body } = await server.call('POST', '/api/plans', { graph });
    expect(body.problems).toMatchObject([{ code: 'source-not-stored', node: 'picture', param: 'source' }]);
    expect(body.tasks.map(({ node }: { node: string }) => node)).toEqual(['picture', 'words']);
    expect(body.fingerprint).toBe('');
    expect((await server.call('POST', '/api/runs', { graph })).status).toBe(422);
  });
});

describe('two tabs', () => {
  it('know their own saves, and ask for what the other one changed', async () => {
    const server = await openTestServer();
    const node = (words: string) => ({ type: 'text/value', typeVersion: 1, params: { text: words } });
    const graph = { format: 'shotgraph', version: 1, id: 'shared', name: 'Shared', nodes: { a: node('one') } };
    await server.call('POST', '/api/graphs', { graph });
    const socket: Socket<ServerMessages, ClientMessages> = io(server.url, { transports: ['websocket'] });
    onTestFinished(() => void socket.close());
    const heard: unknown[] = [];
    socket.on('graph-save', (save) => heard.push(save));
    await socket.emitWithAck('subscribe', { graph: 'shared' });
    const save = (revision: number, commands: object[]) =>
      server.call('PATCH', '/api/graphs/shared', { revision, commands, client: 'tab-1' });
    await save(1, [{ op: 'set-node', id: 'b', value: node('two') }]);
    await save(2, [{ op: 'set-field', field: 'name', value: 'Ours' }]);
    await expect.poll(() => heard).toEqual([2, 3].map((revision) => ({ graph: 'shared', revision, client: 'tab-1' })));
    const changes = async (since: number) => server.call('GET', `/api/graphs/shared/changes?since=${since}`);
    expect((await changes(1)).body).toEqual({
      revision: 3,
      commands: [
        { op: 'set-field', field: 'name', value: 'Ours' },
        { op: 'set-node', id: 'b', value: node('two') },
      ],
    });
    expect((await changes(3)).body).toEqual({ revision: 3, commands: [] });
    expect((await changes(9)).status).toBe(404);
  });
});

describe('a film that is dropped', () => {
  it('gives back the graph that made it, under the name that is asked for', async () => {
    const server = await openTestServer();
    const send = async (bytes: Uint8Array) => {
      const sent = await fetch(`${server.url}/api/assets`, { method: 'POST', body: new Uint8Array(bytes) });
      return ((await sent.json()) as { hash: string }).hash;
    };
    const clip = await send(await readFile(await pathOf(await makeClip())));
    const none = await server.call('GET', `/api/assets/${clip}/graph`);
    expect([none.status, none.body.error.code]).toEqual([422, 'no-graph']);
    const graph = {
      ...{ format: 'shotgraph', version: 1, id: 'film', name: 'A film' },
      nodes: {
        clip: { type: 'video/import', typeVersion: 1, params: { source: `asset:${clip}` } },
        film: { type: 'export/file', typeVersion: 1 },
      },
      edges: { e: { from: { node: 'clip', port: 'video' }, to: { node: 'film', port: 'file' } } },
    };
    const { body: run } = await server.call('POST', '/api/runs', { graph });
    await ended(server, run.id);
    const logOf = async (of: string) => (await server.call('GET', `/api/runs/${run.id}/log?${of}`)).body.entries;
    const entries = await logOf('node=film');
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ task }: { task: string }) => task))).toEqual(new Set(['film']));
    expect([await logOf('task=film'), await logOf('node=fil%25')]).toEqual([entries, []]);
    const { deliveries } = (await server.call('GET', `/api/runs/${run.id}/results`)).body;
    const { hash } = deliveries[0].asset;
    expect((await server.call('GET', `/api/assets/${hash}/graph`)).body.graph).toMatchObject(graph);
    const file = await fetch(`${server.url}/api/assets/${hash}?download=1&name=${deliveries[0].fileName}`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="film.mp4"');
    await file.body?.cancel();
  });
});
