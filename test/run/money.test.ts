import { describe, expect, it } from 'vitest';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Store } from '../../runtime/run/store.ts';
import { CountingAdapter, graphOf, localAdapter, newMemoryStore, testEngine } from '../harness/engineHarness.ts';

const picture = (prompt: string, more: Record<string, unknown> = {}) => ({
  type: 'test/picture',
  params: { prompt },
  ...more,
});
const twoPictures = () => graphOf({ a: picture('a'), b: picture('b') });

function paying(adapter = new CountingAdapter('paid'), store: Store = newMemoryStore()) {
  const adapters = new Map([adapter, localAdapter].map((each) => [each.provider, each]));
  return { adapter, ...testEngine({ store, adapters }) };
}

describe('a paid model', () => {
  it('is asked once, polled until it is done, and the ledger is settled', async () => {
    const { run, adapter, store } = paying();
    const outcome = await run({ graph: twoPictures(), tier: 'final' });
    expect(outcome).toMatchObject({ state: 'done', cost: 100_000 });
    expect(adapter.submitted.sort()).toEqual(['a/0', 'b/0']);
    const entries = await store.ledger.ofRun(outcome.id);
    expect(entries.map(({ state, reserved, settled }) => ({ state, reserved, settled }))).toEqual(
      ['a', 'b'].map(() => ({ state: 'settled', reserved: 50_000, settled: 50_000 })),
    );
  });

  it('is not asked again by a second run, which costs nothing', async () => {
    const { run, adapter } = paying();
    await run({ graph: twoPictures(), tier: 'final' });
    expect(await run({ graph: twoPictures(), tier: 'final' })).toMatchObject({ cost: 0, tasks: { cached: 2 } });
    expect(adapter.submitted).toHaveLength(2);
  });

  it('is asked once by two runs that want the same at the same time', async () => {
    const { start, clock, adapter } = paying();
    const first = start({ graph: twoPictures(), tier: 'final' });
    const second = start({ graph: twoPictures(), tier: 'final' });
    const outcomes = await clock.runUntil(Promise.all([first.done, second.done]));
    expect(outcomes.map(({ state, cost }) => ({ state, cost }))).toEqual([
      { state: 'done', cost: 100_000 },
      { state: 'done', cost: 0 },
    ]);
    expect(adapter.submitted.sort()).toEqual(['a/0', 'b/0']);
  });

  it('has another key than the local one that stands in: neither takes the place of the other', async () => {
    const { run, adapter } = paying();
    expect(await run({ graph: twoPictures(), tier: 'animatic' })).toMatchObject({ cost: 0, tasks: { ran: 2 } });
    expect(adapter.submitted).toEqual([]);
    expect(await run({ graph: twoPictures(), tier: 'final' })).toMatchObject({ tasks: { ran: 2 } });
    expect(await run({ graph: twoPictures(), tier: 'animatic' })).toMatchObject({ tasks: { cached: 2 } });
  });

  it('may be chosen for one node', async () => {
    const { run, adapter } = paying();
    await run({ graph: graphOf({ a: picture('a', { tier: 'final' }), b: picture('b') }), tier: 'animatic' });
    expect(adapter.submitted).toEqual(['a/0']);
  });

  it('gets a new seed for a re-roll, and going back is free', async () => {
    const { run, adapter } = paying();
    const rolled = (roll: number) => graphOf({ a: picture('a', { roll, seed: 7 }) });
    for (const roll of [0, 1, 2, 1, 0]) await run({ graph: rolled(roll), tier: 'final' });
    expect(adapter.submitted).toHaveLength(3);
    expect(new Set(adapter.submitted).size).toBe(3);
    expect(adapter.submitted[0]).toBe('a/7');
  });

  it('is not polled for a lost poll beyond the table, and never submitted for one', async () => {
    const { run, adapter } = paying();
    adapter.onPoll = (polls) => {
      if (polls <= 3) throw new Fault('lost', 'network', 'The line is dead.');
    };
    expect((await run({ graph: graphOf({ a: picture('a') }), tier: 'final' })).state).toBe('done');
    expect(adapter.submitted).toHaveLength(1);
  });

  it('is asked again after a refusal that certainly cost nothing', async () => {
    const { run, adapter, store } = paying();
    let calls = 0;
    adapter.onSubmit = () => {
      calls += 1;
      if (calls === 1) throw new Fault('busy', 'rate-limit', 'Too many requests.', { retryAfter: 3 });
    };
    const outcome = await run({ graph: graphOf({ a: picture('a') }), tier: 'final' });
    expect(outcome).toMatchObject({ state: 'done', cost: 50_000 });
    expect((await store.ledger.ofRun(outcome.id)).map((entry) => entry.state)).toEqual(['released', 'settled']);
  });

  it.each(['network', 'transient', 'unknown', 'submission-unknown'] as const)(
    'is never asked again when it may have accepted (%s), in this run or a later one',
    async (faultClass) => {
      const { run, adapter, store } = paying();
      let calls = 0;
      adapter.onSubmit = () => {
        calls += 1;
        throw new Fault('reset', faultClass, 'The connection was reset.');
      };
      for (let round = 0; round < 2; round += 1) {
        const outcome = await run({ graph: graphOf({ a: picture('a') }), tier: 'final' });
        expect(outcome.state).toBe('failed');
        expect(outcome.events).toContainEqual(
          expect.objectContaining({ type: 'task-wait', reason: 'submission-unknown' }),
        );
      }
      expect(calls).toBe(1);
      expect(await store.ledger.ofRun((await run({ graph: twoPictures() })).id)).toEqual([]);
    },
  );

  it('is never asked again when its adapter threw what it did not mean to', async () => {
    const { run, adapter } = paying();
    let calls = 0;
    adapter.onSubmit = () => {
      calls += 1;
      throw new TypeError('fetch failed');
    };
    for (let round = 0; round < 2; round += 1) {
      const { events } = await run({ graph: graphOf({ a: picture('a') }), tier: 'final' });
      expect(events).toContainEqual(expect.objectContaining({ type: 'task-wait', reason: 'submission-unknown' }));
    }
    expect(calls).toBe(1);
  });

  it('is told when the task is cancelled', async () => {
    const { start, adapter, clock } = paying();
    adapter.onPoll = () => {
      throw new Fault('slow', 'rate-limit', 'Wait.');
    };
    const handle = start({ graph: graphOf({ a: picture('a') }), tier: 'final' });
    await clock.advance(5);
    handle.cancel();
    expect((await clock.runUntil(handle.done)).state).toBe('cancelled');
    expect(adapter.cancelled).toEqual([{ id: 'job-1' }]);
  });

  it('may be asked anew when its job came to a bad end', async () => {
    const { run, adapter } = paying();
    adapter.onPoll = (polls) => {
      if (polls === 1) throw new Fault('job-failed', 'permanent', 'The job failed.');
    };
    const graph = graphOf({ a: picture('a') });
    expect((await run({ graph, tier: 'final' })).state).toBe('failed');
    expect((await run({ graph, tier: 'final' })).state).toBe('done');
    expect(adapter.submitted).toHaveLength(2);
  });
});

describe('a cap', () => {
  it('lets through what it covers; the rest waits, and the run says what it needs', async () => {
    const { run, adapter } = paying();
    const outcome = await run({ graph: twoPictures(), tier: 'final', maxCost: 70_000 });
    expect(outcome).toMatchObject({ state: 'over-budget', cost: 50_000 });
    expect(outcome.message).toContain('$0.05 is spent, and 1 task needs $0.05 more');
    expect(outcome.events).toContainEqual(expect.objectContaining({ type: 'task-wait', reason: 'over-budget' }));
    expect(adapter.submitted).toHaveLength(1);
  });

  it('is not reached by free and by cached work', async () => {
    const { run } = paying();
    expect(await run({ graph: twoPictures(), tier: 'animatic', maxCost: 0 })).toMatchObject({ state: 'done' });
    await run({ graph: twoPictures(), tier: 'final' });
    expect(await run({ graph: twoPictures(), tier: 'final', maxCost: 0 })).toMatchObject({ state: 'done', cost: 0 });
  });

  it('gives the money of a failed task to one that waits', async () => {
    const { run, adapter } = paying();
    adapter.onSubmit = (prompt) => {
      if (prompt === 'a/0') throw new Fault('no', 'invalid-input', 'Not this.');
    };
    const outcome = await run({ graph: twoPictures(), tier: 'final', maxCost: 50_000 });
    expect(outcome.state).toBe('failed');
    expect(adapter.submitted).toEqual(['b/0']);
  });

  it('holds when a job that was charged came to a bad end', async () => {
    const { run, adapter } = paying();
    adapter.onPoll = () => {
      throw new Fault('job-failed', 'permanent', 'The job failed.');
    };
    const outcome = await run({ graph: twoPictures(), tier: 'final', maxCost: 70_000 });
    expect(outcome).toMatchObject({ state: 'over-budget', cost: 50_000 });
    expect(adapter.submitted).toHaveLength(1);
  });

  it('holds also when it is found later that what is in doubt was charged', async () => {
    const { run, adapter } = paying();
    let calls = 0;
    adapter.onSubmit = () => {
      calls += 1;
      throw new Fault('reset', 'network', 'The connection was reset.');
    };
    const outcome = await run({ graph: twoPictures(), tier: 'final', maxCost: 70_000 });
    expect(outcome).toMatchObject({ state: 'over-budget', cost: 0 });
    expect(outcome.message).toContain(
      '$0.00 is spent, $0.05 is in doubt, and 1 task needs $0.05 more. Raise the cap to at least $0.10.',
    );
    expect(calls).toBe(1);
  });

  it('covers no price that is not known', async () => {
    const { run, adapter } = paying();
    const graph = graphOf({ a: { type: 'test/picture', params: { prompt: 'a', model: 'paid/unpriced' } } });
    expect(await run({ graph, tier: 'final', maxCost: 1e9 })).toMatchObject({ state: 'over-budget' });
    expect(adapter.submitted).toEqual([]);
    const uncapped = await run({ graph, tier: 'final' });
    expect(uncapped).toMatchObject({ state: 'done', problems: [{ code: 'cost-unknown' }] });
  });
});

describe('takes', () => {
  it('a pick pins a result, needs nothing before it, and says when the node has changed', async () => {
    const { run, adapter, store, engine } = paying();
    const graph = (prompt: string, pick?: string) =>
      graphOf({ a: picture(prompt, pick === undefined ? {} : { pick }) });
    await run({ graph: graph('first'), tier: 'final' });
    const [take] = await store.results.takes('g' as never, 'a' as never);
    const pinned = await run({ graph: graph('second', take?.id), tier: 'final' });
    expect(pinned).toMatchObject({ state: 'done', tasks: { cached: 1, ran: 0 } });
    expect(pinned.problems).toMatchObject([
      { code: 'pick-stale', message: expect.stringContaining('first') as string },
    ]);
    const plan = await engine.plan({ graph: graph('second', take?.id), tier: 'final' });
    expect(plan.problems).toMatchObject([{ code: 'pick-stale', severity: 'warning', node: 'a' }]);
    expect((await run({ graph: graph('first', take?.id), tier: 'final' })).problems).toEqual([]);
    expect(adapter.submitted).toEqual(['first/0']);
  });

  it('a pick that is gone fails in a sentence', async () => {
    const { run } = paying();
    expect(await run({ graph: graphOf({ a: picture('a', { pick: 'no-such-take' }) }) })).toMatchObject({
      state: 'failed',
      failures: [{ code: 'pick-missing', node: 'a' }],
    });
  });

  it('a pick of a mapped node names the element by its content', async () => {
    const { run, store, adapter } = paying();
    const graph = (items: string[], pick?: Record<string, string>, roll = 0) =>
      graphOf(
        {
          l: { type: 'test/list', params: { items } },
          p: { type: 'test/picture', params: {}, roll, ...(pick && { pick }) },
        },
        ['l.list > p.prompt'],
      );
    await run({ graph: graph(['x', 'y']), tier: 'final' });
    const takes = await store.results.takes('g' as never, 'p' as never);
    const ofX = takes.find((take) => take.keyParts['request.prompt'] === '"x"');
    await run({ graph: graph(['y', 'x'], { [ofX?.element ?? '']: ofX?.id ?? '' }, 1), tier: 'final' });
    expect(adapter.submitted.filter((prompt) => prompt.startsWith('x'))).toHaveLength(1);
    expect(adapter.submitted.filter((prompt) => prompt.startsWith('y'))).toHaveLength(2);
  });
});

describe('what lacks for a model is a problem', () => {
  it('names the adapter, the key, the model', () => {
    const { engine } = testEngine({ hasKey: () => false, adapters: new Map([['paid', new CountingAdapter('paid')]]) });
    const problems = (model: string, tier: 'final' | 'animatic' = 'final') =>
      engine.check({ graph: graphOf({ a: { type: 'test/picture', params: { model } } }), tier });
    expect(problems('other/image')).toMatchObject([
      {
        code: 'adapter-missing',
        node: 'a',
        message: expect.stringContaining('the adapter for other is not installed') as string,
      },
    ]);
    expect(problems('paid/image')).toMatchObject([
      { code: 'key-missing', node: 'a', message: expect.stringContaining('PAID_KEY') as string },
    ]);
    expect(problems('no/such')).toMatchObject([{ code: 'model-unknown', node: 'a', param: 'model' }]);
    expect(problems('paid/image', 'animatic')).toMatchObject([{ code: 'adapter-missing' }]);
  });
});
