import { beforeEach, describe, expect, it } from 'vitest';
import { zGraph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { PlanAnswer } from '../../runtime/protocol/plans.ts';
import { RequestError } from '../api/requestError.ts';
import type { RunRequest } from '../api/runsApi.ts';
import { GraphDocument } from './graphDocument.ts';
import { Preferences } from './preferences.ts';
import { RunControl, type RunControlParts } from './runControl.ts';
import { Toasts } from './toasts.ts';

const graph = zGraph.parse({
  format: 'shotgraph',
  version: 1,
  id: 'film',
  name: 'Film',
  nodes: { a: { type: 'image/generate', typeVersion: 1, params: {}, pick: 'take-1', roll: 2 } },
});
const node = 'a' as NodeId;

let cost: PlanAnswer['cost'];
let problems: PlanAnswer['problems'];
/** What the server's own plan is by now: another one than was agreed to is refused. */
let fingerprint: string;
/** How often the server is still fetching. */
let fetches: number;
let started: RunRequest[];
let followed: string[];
let toasts: Toasts;
let document: GraphDocument;

function control(): RunControl {
  const memory = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const runs = {
    plan: async () => ({ cost, problems, fingerprint, tasks: [] }),
    start: async (request: RunRequest) => {
      if (request.fingerprint !== fingerprint) throw new RequestError(409, { code: 'plan-stale', message: 'Stale.' });
      if (fetches > 0) {
        fetches -= 1;
        throw new RequestError(503, { code: 'sources-fetching', message: 'Still being fetched.' });
      }
      started.push(request);
      return { id: `run-${started.length}` };
    },
  };
  return new RunControl({
    document,
    toasts,
    api: { runs },
    autosave: { flush: async () => undefined },
    plan: { state: { getState: () => ({ tier: 'final' }) }, refresh: () => undefined },
    run: { follow: (id: string) => followed.push(id) },
    preferences: new Preferences(memory),
    show: () => undefined,
  } as unknown as RunControlParts);
}

beforeEach(() => {
  cost = { low: 0, high: 0, unknown: false };
  problems = [];
  fingerprint = 'one';
  fetches = 0;
  [started, followed] = [[], []];
  toasts = new Toasts();
  document = new GraphDocument(graph);
});

describe('starting a run', () => {
  it('waits for what is fetched from the web, and says so once', async () => {
    fetches = 3;
    await control().start();
    expect([started.length, followed]).toEqual([1, ['run-1']]);
    expect(toasts.state.getState().toasts.map(({ message }) => message)).toEqual([
      expect.stringContaining('still being fetched'),
    ]);
  });

  it('starts what is free at once, bound to its plan and the cap', async () => {
    const runs = control();
    runs.setMaxCost(5);
    await runs.start({ targets: [node] });
    expect(started).toMatchObject([{ graphId: 'film', tier: 'final', fingerprint: 'one', maxCost: 5, targets: ['a'] }]);
    expect(followed).toEqual(['run-1']);
  });

  it.each([
    ['costs more than the limit', { low: 0, high: 1_000_001, unknown: false }],
    ['has a price that nobody knows', { low: 0, high: 0, unknown: true }],
  ])('asks first when it %s', async (_, price) => {
    cost = price;
    const runs = control();
    await runs.start();
    expect(started).toEqual([]);
    expect(runs.state.getState().question).toMatchObject({ plan: { cost: price }, isChanged: false });
    await runs.answer(true);
    expect(started).toHaveLength(1);
    expect(runs.state.getState().question).toBeUndefined();
  });

  it('runs nothing when the answer is no', async () => {
    cost = { low: 2_000_000, high: 2_000_000, unknown: false };
    const runs = control();
    await runs.start();
    await runs.answer(false);
    expect(started).toEqual([]);
  });

  it('shows the price again when it is another one by now than was agreed to', async () => {
    cost = { low: 2_000_000, high: 2_000_000, unknown: false };
    const runs = control();
    await runs.start();
    [fingerprint, cost] = ['two', { low: 9_000_000, high: 9_000_000, unknown: false }];
    await runs.answer(true);
    expect(started).toEqual([]);
    expect(runs.state.getState().question).toMatchObject({ plan: { cost }, isChanged: true });
    await runs.answer(true);
    expect(started).toMatchObject([{ fingerprint: 'two' }]);
  });

  it('says what stands against it, with the way there', async () => {
    problems = [{ code: 'x', severity: 'error', message: 'The prompt is empty.', node: 'a' }];
    await control().start();
    expect(started).toEqual([]);
    expect(toasts.state.getState().toasts).toMatchObject([
      { tone: 'bad', message: 'The prompt is empty.', action: { words: 'Show it' } },
    ]);
  });
});

describe('another take', () => {
  it('lets go of the pick and runs the node with the next ordinal', async () => {
    await control().roll(node);
    expect(document.graph.nodes[node]).toMatchObject({ roll: 3 });
    expect(document.graph.nodes[node]).not.toHaveProperty('pick');
    expect(started).toMatchObject([{ targets: ['a'] }]);
    document.undo();
    expect(document.graph.nodes[node]).toMatchObject({ roll: 2, pick: 'take-1' });
  });

  it('is not made of a locked node', async () => {
    document = new GraphDocument({ ...graph, nodes: { [node]: { ...graph.nodes[node], locked: true } } });
    await control().roll(node);
    expect(started).toEqual([]);
  });
});
