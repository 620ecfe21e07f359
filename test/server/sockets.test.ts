import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRunEvents, type RunState } from '../../runtime/events/runState.ts';
import { defineNode, output, required, type NodeDefinition } from '../../runtime/node/defineNode.ts';
import { connectListener, type RunListener } from '../harness/runListener.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';

/** Texts that wait for nothing: so many tasks that do next to nothing. */
function texts(count: number) {
  const nodes = Array.from({ length: count }, (_, index) => [
    `text-${String(index).padStart(4, '0')}`,
    { type: 'text/value', typeVersion: 1, params: { text: `number ${index}` } },
  ]);
  return { format: 'shotgraph', version: 1, id: 'texts', name: 'Texts', nodes: Object.fromEntries(nodes) };
}

/** `test/gate` waits for the test; `test/step` comes after it and does nothing. */
function gated(opened: Promise<void>): ReadonlyMap<string, NodeDefinition> {
  const common = { version: 1, category: 'Test', description: 'For tests.', resource: 'none' } as const;
  const text = output('text', { description: 'A text.' });
  const definitions = [
    defineNode({
      ...{ ...common, type: 'test/gate', title: 'Gate', inputs: {}, outputs: { text }, params: z.object({}) },
      run: async () => {
        await opened;
        return { text: 'open' };
      },
    }),
    defineNode({
      ...{ ...common, type: 'test/step', title: 'Step', outputs: { text } },
      inputs: { after: required('text', { description: 'Comes first.' }) },
      params: z.object({ name: z.string().default('').describe('Tells steps apart.') }),
      run: ({ params }) => ({ text: params.name }),
    }),
  ];
  return new Map(definitions.map((definition) => [definition.info.type, definition]));
}

function behindGate(count: number) {
  const names = Array.from({ length: count }, (_, index) => `step-${String(index).padStart(4, '0')}`);
  const step = (name: string) => ({ type: 'test/step', typeVersion: 1, params: { name } });
  return {
    ...{ format: 'shotgraph', version: 1, id: 'steps', name: 'Steps' },
    nodes: {
      gate: { type: 'test/gate', typeVersion: 1 },
      ...Object.fromEntries(names.map((name) => [name, step(name)])),
    },
    edges: Object.fromEntries(
      names.map((name) => [name, { from: { node: 'gate', port: 'text' }, to: { node: name, port: 'after' } }]),
    ),
  };
}

async function listen(server: TestServer, known?: RunState): Promise<RunListener> {
  const listener = await connectListener(server.url, known);
  onTestFinished(() => void listener.socket.close());
  return listener;
}

async function stored(server: TestServer, id: string): Promise<RunState> {
  const { body } = await server.call('GET', `/api/runs/${id}/events`);
  return reduceRunEvents(emptyRunState, body.events as RunEvent[]);
}

const shown = ({ state, seq, counts, total, cost, nodes }: RunState) => ({
  ...{ state, seq, counts, total, cost },
  nodes: new Map([...nodes].map(([id, node]) => [id, node.state])),
});

describe('the socket of a run', () => {
  it('tells 1,000 tasks in less than 200 KB, and ends with the state that is stored', async () => {
    const gate = Promise.withResolvers<void>();
    const server = await openTestServer({ parts: { definitions: gated(gate.promise) } });
    const listener = await listen(server);
    const { body } = await server.call('POST', '/api/runs', { graph: behindGate(1000) });
    expect(await listener.subscribe({ run: body.id })).toEqual({ ok: true });
    gate.resolve();
    await expect.poll(() => listener.state().state, { timeout: 20_000 }).toBe('done');
    expect(listener.state().counts.done).toBe(1001);
    expect(shown(listener.state())).toEqual(shown(await stored(server, body.id)));
    // Not all at once: what came was told while the run went on.
    expect(listener.deltas.length).toBeGreaterThan(1);
    expect(listener.bytes()).toBeGreaterThan(1000);
    expect(listener.bytes()).toBeLessThan(200_000);
  });

  it('brings whoever comes back up to date, from any point', async () => {
    const server = await openTestServer();
    const { body } = await server.call('POST', '/api/runs', { graph: texts(20) });
    await expect.poll(async () => (await stored(server, body.id)).state).toBe('done');
    const { body: told } = await server.call('GET', `/api/runs/${body.id}/events`);
    const events = told.events as RunEvent[];
    for (const since of [0, 7, events.length - 1, events.length]) {
      const listener = await listen(server, reduceRunEvents(emptyRunState, events.slice(0, since)));
      await listener.subscribe({ run: body.id, since });
      await expect.poll(() => listener.state().seq).toBe(events.length);
      expect(shown(listener.state())).toEqual(shown(await stored(server, body.id)));
    }
  });

  it('sends the state to whoever has missed too much', async () => {
    const server = await openTestServer();
    const { body } = await server.call('POST', '/api/runs', { graph: texts(1200) });
    await expect
      .poll(async () => (await server.call('GET', `/api/runs/${body.id}`)).body.state, { timeout: 20_000 })
      .toBe('done');
    const listener = await listen(server);
    await listener.subscribe({ run: body.id });
    await expect.poll(() => listener.state().state).toBe('done');
    expect(listener.deltas).toEqual([]);
    expect(shown(listener.state())).toEqual(shown(await stored(server, body.id)));
  });

  it('says what it does not know or understand, and lives', async () => {
    const server = await openTestServer();
    const { socket, subscribe } = await listen(server);
    expect(await subscribe({ run: 'nowhere' })).toMatchObject({ ok: false, code: 'run-missing' });
    const odd = [null, 7, {}, { run: 5 }, { run: 'a', since: -1 }, { run: 'a', graph: 'b' }];
    for (const to of odd) {
      expect(await subscribe(to as never)).toMatchObject({ ok: false, code: 'malformed' });
    }
    (socket as unknown as { emit(name: string): void }).emit('subscribe');
    socket.emit('unsubscribe', { run: 'nowhere' });
    const flood = await Promise.all(Array.from({ length: 1000 }, (_, index) => subscribe({ graph: `g${index}` })));
    const codes = flood.map((answer) => (answer.ok ? 'ok' : answer.code));
    expect(new Set(codes)).toEqual(new Set(['ok', 'too-many-requests']));
    for (let index = 0; index < 300; index += 1) await subscribe({ graph: `h${index}` });
    expect(await subscribe({ graph: 'more' })).toMatchObject({ ok: false, code: 'too-many-rooms' });
    socket.emit('unsubscribe', { graph: 'h0' });
    expect(await subscribe({ graph: 'any' })).toEqual({ ok: true });
  });
});

describe('the socket of a graph', () => {
  it('tells a second tab of each save', async () => {
    const server = await openTestServer();
    const saved = await server.call('POST', '/api/graphs', { graph: texts(2) });
    const { socket, subscribe } = await listen(server);
    const heard: unknown[] = [];
    socket.on('graph-save', (save) => heard.push(save));
    expect(await subscribe({ graph: 'texts' })).toEqual({ ok: true });
    const value = { type: 'text/value', typeVersion: 1, params: { text: 'changed' } };
    const commands = [{ op: 'set-node', id: 'text-0000', value }];
    const { revision } = saved.body;
    const { body } = await server.call('PATCH', '/api/graphs/texts', { revision, commands });
    await expect.poll(() => heard).toEqual([{ graph: 'texts', revision: body.revision }]);
    socket.emit('unsubscribe', { graph: 'texts' });
    const again = { ...value, params: { text: 'again' } };
    await server.call('PATCH', '/api/graphs/texts', {
      ...{ revision: body.revision, commands: [{ op: 'set-node', id: 'text-0000', value: again }] },
    });
    expect(await subscribe({ graph: 'others' })).toEqual({ ok: true });
    expect(heard).toHaveLength(1);
  });
});

describe('who may open a socket', () => {
  const handshake = (server: TestServer, headers: Record<string, string>) =>
    fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers }).then(({ status }) => status);

  it('is refused without the token', async () => {
    const server = await openTestServer({ env: { SHOTGRAPH_TOKEN: 'a-long-secret-of-the-test' } });
    expect(await handshake(server, {})).toBe(403);
    expect(await handshake(server, { authorization: 'Bearer wrong' })).toBe(403);
    expect(await handshake(server, { authorization: 'Bearer a-long-secret-of-the-test' })).toBe(200);
    await expect(listen(server)).rejects.toThrow();
  });

  it('is refused to a page of another site', async () => {
    const server = await openTestServer();
    expect(await handshake(server, { origin: 'https://elsewhere.example' })).toBe(403);
    expect(await handshake(server, { origin: server.url })).toBe(200);
  });
});
