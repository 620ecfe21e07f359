import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { emptyRunState, reduceRunEvents } from '../../runtime/events/runState.ts';
import { defineNode, type NodeDefinition, output } from '../../runtime/node/defineNode.ts';
import { connectListener } from '../harness/runListener.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';

/** `test/gate` waits for the test. */
function gate(opened: Promise<void>): ReadonlyMap<string, NodeDefinition> {
  const definition = defineNode({
    ...{ version: 1, category: 'Test', description: 'For tests.', resource: 'none' },
    ...{ type: 'test/gate', title: 'Gate', inputs: {}, params: z.object({}) },
    outputs: { text: output('text', { description: 'A text.' }) },
    run: async (_, { signal }) => {
      await Promise.race([opened, once(signal, 'abort')]);
      return { text: 'open' };
    },
  });
  return new Map([[definition.info.type, definition]]);
}

const graph = {
  ...{ format: 'shotgraph', version: 1, id: 'waits', name: 'Waits' },
  nodes: { gate: { type: 'test/gate', typeVersion: 1, params: {} } },
};

/** One that schedules, one that does not. */
async function twoServers() {
  const opened = Promise.withResolvers<void>();
  const options = { cacheFolder: await temporaryFolder(), parts: { definitions: gate(opened.promise) } };
  const one = await openTestServer(options);
  const other = await openTestServer(options);
  expect((await other.call('POST', '/api/runs', { graph })).body.error.code).toBe('not-coordinator');
  return { one, other, open: () => opened.resolve() };
}

async function listen(server: TestServer) {
  const listener = await connectListener(server.url);
  onTestFinished(() => void listener.socket.close());
  return listener;
}

it('tells its clients how the runs of the first go on, whenever they came', async () => {
  const { one, other, open } = await twoServers();
  const all = await listen(other);
  const changes: { id: string; state: string }[] = [];
  all.socket.on('run-change', ({ id, state }) => void changes.push({ id, state }));
  await all.subscribe({ runs: true });
  const { id } = (await one.call('POST', '/api/runs', { graph })).body;
  const early = await listen(other);
  expect(await early.subscribe({ run: id })).toEqual({ ok: true });
  await expect.poll(() => early.state().counts.running).toBe(1);
  const late = await listen(other);
  await late.subscribe({ run: id });
  open();
  const events = async () => (await one.call('GET', `/api/runs/${id}/events`)).body.events;
  for (const listener of [early, late]) {
    await expect.poll(() => listener.state().state).toBe('done');
    expect(listener.state().counts).toEqual(reduceRunEvents(emptyRunState, await events()).counts);
  }
  await expect.poll(() => changes.at(-1)).toEqual({ id, state: 'done' });
});

it('tells its clients what was saved through the first, and each save once', async () => {
  const { one, other } = await twoServers();
  const saved = await one.call('POST', '/api/graphs', { graph });
  const heard: unknown[][] = [[], []];
  for (const [index, server] of [one, other].entries()) {
    const { socket, subscribe } = await listen(server);
    socket.on('graph-save', (save) => heard[index]?.push(save));
    await subscribe({ graph: 'waits' });
  }
  const rename = (revision: number, value: string) => ({
    revision,
    commands: [{ op: 'set-field', field: 'name', value }],
  });
  const first = (await one.call('PATCH', '/api/graphs/waits', rename(saved.body.revision, 'Once'))).body.revision;
  await expect.poll(() => heard[1]).toEqual([{ graph: 'waits', revision: first }]);
  const next = (await other.call('PATCH', '/api/graphs/waits', rename(first, 'Twice'))).body.revision;
  const both = [first, next].map((revision) => ({ graph: 'waits', revision }));
  await expect.poll(() => heard).toEqual([both, both]);
});

it('tells of the end of a run that nobody conducts', async () => {
  const options = { cacheFolder: await temporaryFolder(), parts: { definitions: gate(new Promise(() => {})) } };
  const before = await openTestServer(options);
  const { id } = (await before.call('POST', '/api/runs', { graph })).body;
  const counts = async () => (await before.call('GET', `/api/runs/${id}`)).body.counts;
  await expect.poll(async () => (await counts()).running).toBe(1);
  await before.call('POST', `/api/runs/${id}/pause`);
  await before.close();
  const after = await openTestServer(options);
  const listener = await listen(after);
  await listener.subscribe({ run: id });
  await expect.poll(() => listener.state().total).toBe(1);
  expect((await after.call('POST', `/api/runs/${id}/cancel`)).body.state).toBe('cancelled');
  await expect.poll(() => listener.state().state).toBe('cancelled');
});
