import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import { Fault, type FaultClass } from '../../runtime/graph/fault.ts';
import { CountingAdapter, graphOf, localAdapter, newMemoryStore, testEngine } from '../harness/engineHarness.ts';

/** Two providers that are paid; the first can be taken down. */
function paying(store = newMemoryStore()) {
  const paid = new CountingAdapter('paid');
  const other = new CountingAdapter('other');
  const adapters = new Map([localAdapter, paid, other].map((adapter) => [adapter.provider, adapter]));
  const tested = testEngine({ store, adapters });
  let asked = 0;
  const takeDown = (
    faultClass: FaultClass,
    more: { notCharged?: boolean; retryAfter?: number } = { notCharged: true },
  ) => {
    paid.onSubmit = () => {
      asked += 1;
      throw new Fault('down', faultClass, 'The provider is away.', more);
    };
  };
  return { ...tested, paid, other, takeDown, asked: () => asked };
}

const picture = (prompt: string, params: Record<string, string | string[]> = { fallbacks: ['other/image'] }) => ({
  type: 'test/picture',
  params: { prompt, ...params },
});
const one = (params?: Record<string, string | string[]>) => ({
  graph: graphOf({ a: picture('a', params) }, [], { outputs: [{ name: 'out', node: 'a', port: 'image' }] }),
  tier: 'final' as const,
});
const fallbacksOf = (events: readonly RunEvent[]) => events.filter(({ type }) => type === 'task-fallback');

describe('a model that is down', () => {
  it.each(['network', 'transient', 'unknown', 'rate-limit'] as const)(
    'is not waited for where the node names another (%s), and that is said',
    async (faultClass) => {
      const { run, takeDown, other, store } = paying();
      takeDown(faultClass);
      const outcome = await run(one());
      expect(outcome).toMatchObject({ state: 'done', cost: 70_000 });
      expect(other.submitted).toEqual(['a/0']);
      const words = 'other/image stands in for paid/image, which is down: ';
      expect(fallbacksOf(outcome.events)).toMatchObject([
        { task: 'a', node: 'a', from: 'paid/image', to: 'other/image', message: expect.stringContaining(words) },
      ]);
      expect(outcome.events).toContainEqual(expect.objectContaining({ type: 'task-start', model: 'other/image' }));
      expect(outcome.problems).toMatchObject([
        { code: 'fell-back', node: 'a', message: expect.stringContaining(words) },
      ]);
      const entries = await store.ledger.ofRun(outcome.id);
      expect(entries.at(-1)).toMatchObject({ model: 'other/image', state: 'settled', settled: 70_000 });
      expect(entries.slice(0, -1).every((entry) => entry.model === 'paid/image' && entry.state === 'released')).toBe(
        true,
      );
      const [take] = await store.results.takes('g' as never, 'a' as never);
      expect(take).toMatchObject({ model: 'other/image', insteadOf: 'paid/image' });
      expect(take?.keyParts['model']).toBe('other/image@1');
    },
  );

  it('fails the task where the node names none', async () => {
    const { run, takeDown, other } = paying();
    takeDown('transient');
    const outcome = await run(one({}));
    expect(outcome).toMatchObject({
      state: 'failed',
      cost: 0,
      failures: [{ node: 'a', message: 'The provider is away.' }],
    });
    expect(other.submitted).toEqual([]);
  });

  it.each([
    ['that said no to what it was asked', 'invalid-input', true],
    ['that will never do it', 'permanent', true],
    ['that may have taken the job', 'network', false],
  ] as const)('is not one %s', async (_, faultClass, notCharged) => {
    const { run, takeDown, other } = paying();
    takeDown(faultClass, { notCharged });
    expect((await run(one())).state).toBe('failed');
    expect(other.submitted).toEqual([]);
  });

  it('is not one whose job came to a bad end that may be charged', async () => {
    const { run, paid, other } = paying();
    paid.onPoll = () => {
      throw new Fault('job-failed', 'unknown', 'The job failed.');
    };
    expect((await run(one())).state).toBe('failed');
    expect(other.submitted).toEqual([]);
  });

  it('is waited for when it asks for a short while, and left when it asks for a long one', async () => {
    const soon = paying();
    let calls = 0;
    soon.paid.onSubmit = () => {
      calls += 1;
      if (calls === 1) throw new Fault('busy', 'rate-limit', 'Too many requests.', { retryAfter: 20 });
    };
    expect(await soon.run(one())).toMatchObject({ state: 'done', cost: 50_000, seconds: expect.any(Number) as number });
    expect(soon.other.submitted).toEqual([]);
    const late = paying();
    late.takeDown('rate-limit', { retryAfter: 3600 });
    const outcome = await late.run(one());
    expect(outcome).toMatchObject({ state: 'done', cost: 70_000 });
    expect(outcome.seconds).toBeLessThan(60);
    expect(late.asked()).toBe(1);
  });

  it('is asked no more by the other tasks of the run while it rests', async () => {
    const { run, takeDown, other, asked } = paying();
    takeDown('rate-limit', { retryAfter: 3600 });
    const nodes = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`n${index}`, picture(`n${index}`)]));
    const outcome = await run({ graph: graphOf({ ...nodes, twin: picture('n3') }), tier: 'final' });
    expect(outcome).toMatchObject({ state: 'done', cost: 12 * 70_000, tasks: { ran: 12, cached: 1 } });
    expect(outcome.seconds).toBeLessThan(60);
    expect(new Set(other.submitted).size).toBe(12);
    // As many as had begun before the first came back.
    expect(asked()).toBeLessThanOrEqual(2);
  });

  it('is left to wait for by a node of equal request that names no other', async () => {
    const { run, takeDown, paid } = paying();
    takeDown('rate-limit', { retryAfter: 120 });
    const graph = graphOf({ a: picture('x'), b: picture('x', {}) });
    const { events, state } = await run({ graph, tier: 'final' });
    expect(state).toBe('failed');
    expect(events).toContainEqual(expect.objectContaining({ type: 'task-end', node: 'a', cost: 70_000 }));
    expect(events).toContainEqual(expect.objectContaining({ type: 'task-fail', node: 'b' }));
    expect(paid.submitted).toEqual([]);
  });

  it('goes through the named ones in their order, and past those that are down as well', async () => {
    const { run, takeDown, paid, other } = paying();
    takeDown('transient');
    other.onSubmit = () => {
      throw new Fault('down', 'transient', 'Away too.', { notCharged: true });
    };
    const outcome = await run(one({ fallbacks: ['other/image', 'local/frame'] }));
    expect(outcome).toMatchObject({ state: 'done', cost: 0 });
    expect(fallbacksOf(outcome.events)).toMatchObject([
      { to: 'other/image' },
      { from: 'other/image', to: 'local/frame' },
    ]);
    expect(paid.submitted).toEqual([]);
  });
});

describe('what a fallback made', () => {
  it('counts as made: the own model, well again, is not paid for the same shot', async () => {
    const { run, engine, takeDown, paid, other } = paying();
    takeDown('transient');
    await run(one());
    paid.onSubmit = undefined;
    const [task] = (await engine.plan(one())).tasks;
    expect(task).toMatchObject({
      state: 'cached',
      reason: expect.stringContaining('in place of paid/image') as string,
    });
    expect(await run(one())).toMatchObject({ state: 'done', cost: 0, tasks: { cached: 1 } });
    expect([paid.submitted, other.submitted]).toEqual([[], ['a/0']]);
    // Another take, or a node that names none, asks the own model.
    expect(await run(one({}))).toMatchObject({ cost: 50_000 });
    expect(await run(one())).toMatchObject({ cost: 0, problems: [] });
  });

  it('is not what that model made when it was the own one', async () => {
    const { run, paid, other } = paying();
    await run(one({ model: 'other/image' }));
    expect(await run(one())).toMatchObject({ cost: 50_000 });
    expect([paid.submitted, other.submitted]).toEqual([['a/0'], ['a/0']]);
  });

  it('may be there already, and is then not paid again', async () => {
    const { run, takeDown, other } = paying();
    await run(one({ model: 'other/image' }));
    takeDown('transient');
    expect(await run(one())).toMatchObject({ state: 'done', cost: 0 });
    expect(other.submitted).toHaveLength(1);
  });

  it('is gone on with after a crash, instead of asking the own model', async () => {
    const store = newMemoryStore();
    const before = paying(store);
    before.takeDown('rate-limit', { retryAfter: 3600 });
    const handle = before.start(one());
    before.other.onPoll = () => {
      throw new Fault('stuck', 'rate-limit', 'Still waiting.');
    };
    await before.clock.advance(60);
    expect(before.other.submitted).toHaveLength(1);
    // The process is gone; nothing of it reports any more.
    const after = paying(store);
    after.other.poll = async (_, tools) => ({
      state: 'done',
      assets: [await tools.write(new Uint8Array([1]), { kind: 'image', mime: 'image/png' })],
    });
    const outcome = await after.run({ ...one(), id: handle.id });
    expect(outcome).toMatchObject({ state: 'done', cost: 70_000 });
    expect([after.paid.submitted, after.other.submitted]).toEqual([[], []]);
  });

  it('keeps within the cap', async () => {
    const { run, takeDown, other } = paying();
    takeDown('transient');
    const outcome = await run({ ...one(), maxCost: 60_000 });
    expect(outcome).toMatchObject({ state: 'over-budget', cost: 0 });
    expect(other.submitted).toEqual([]);
  });
});

describe('a plan', () => {
  it('ranges over what each of the models asks for it', async () => {
    const { engine } = paying();
    expect((await engine.plan(one())).cost).toEqual({ low: 50_000, high: 70_000, unknown: false });
    expect((await engine.plan(one({ fallbacks: ['paid/unpriced'] }))).cost).toMatchObject({ unknown: true });
    const waiting = graphOf({ t: { type: 'test/text', params: { text: 'x' } }, p: picture('') }, ['t.text > p.prompt']);
    expect((await engine.plan({ graph: waiting, tier: 'final' })).cost).toEqual({
      low: 50_000,
      high: 70_000,
      unknown: false,
    });
    expect((await engine.plan({ ...one(), tier: 'animatic' })).cost).toEqual({ low: 0, high: 0, unknown: false });
  });

  it('says which fallback is unknown, or can not be asked', () => {
    const lacking = testEngine({
      adapters: new Map([localAdapter, new CountingAdapter('paid')].map((adapter) => [adapter.provider, adapter])),
    });
    const problems = (...fallbacks: string[]) => lacking.engine.check(one({ fallbacks }));
    expect(problems('no/such')).toMatchObject([{ code: 'model-unknown', severity: 'error', param: 'fallbacks' }]);
    expect(problems('other/image')).toMatchObject([
      { code: 'adapter-missing', severity: 'warning', node: 'a', param: 'fallbacks' },
    ]);
    expect(problems('paid/image')).toEqual([]);
  });
});
