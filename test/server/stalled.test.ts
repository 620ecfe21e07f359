import { expect, it } from 'vitest';
import type { FileStore } from '../../server/store/fileStore.ts';
import { openTestServer } from '../harness/serverHarness.ts';

const text = (value: string) => ({ type: 'text/value', typeVersion: 1, params: { text: value } });
const graph = { format: 'shotgraph', version: 1, id: 'g', name: 'G', nodes: { a: text('a'), b: text('b') } };

/** A store that fails once, in the middle of a run. */
function failingOnce(store: FileStore, state: { failed: boolean }): FileStore {
  const { runs } = store;
  return {
    ...store,
    runs: {
      create: (run) => runs.create(run),
      find: (id) => runs.find(id),
      setState: (id, to) => runs.setState(id, to),
      events: (id, since) => runs.events(id, since),
      appendEvents: async (id, events) => {
        if (!state.failed && events.some(({ type }) => type === 'task-end')) {
          state.failed = true;
          throw new Error('The disk hiccuped.');
        }
        await runs.appendEvents(id, events);
      },
    },
    guardedBy: (guard) => failingOnce(store.guardedBy(guard), state),
  };
}

it('a run whose events can not be written is taken up again by itself, and the server lives', async () => {
  const state = { failed: false };
  const server = await openTestServer({ leaseSeconds: 1, storeOf: (store) => failingOnce(store, state) });
  const { body } = await server.call('POST', '/api/runs', { graph });
  const runOf = async () => (await server.call('GET', `/api/runs/${body.id}`)).body;
  await expect.poll(async () => (await runOf()).state, { timeout: 10_000 }).toBe('done');
  expect(state.failed).toBe(true);
  expect(await runOf()).toMatchObject({ counts: { failed: 0 }, total: 2 });
  expect((await server.call('GET', '/api/runs')).body.total).toBe(1);
});
