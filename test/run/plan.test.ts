import { describe, expect, it } from 'vitest';
import { CountingAdapter, graphOf, localAdapter, newMemoryStore, testEngine } from '../harness/engineHarness.ts';

const text = (name: string, more: Record<string, string | number> = {}) => ({
  type: 'test/text',
  params: { name, text: name, ...more },
});

function paying() {
  const adapter = new CountingAdapter('paid');
  const store = newMemoryStore();
  const adapters = new Map([adapter, localAdapter].map((each) => [each.provider, each]));
  return { adapter, ...testEngine({ store, adapters }) };
}

describe('a plan', () => {
  it('knows what is there, what has to run, and what depends on it', async () => {
    const { engine, run, journal } = testEngine();
    const graph = (cut: number) =>
      graphOf({ a: text('a'), b: text('b', { cut }), j: { type: 'test/join', params: { name: 'j' } } }, [
        'a.text > j.texts',
        'b.text > j.texts',
      ]);
    const request = { graph: graph(50), tier: 'animatic' } as const;
    const fresh = await engine.plan(request);
    expect(fresh.tasks.map(({ id, state, reason }) => ({ id, state, reason }))).toEqual([
      { id: 'a', state: 'run', reason: 'Not made yet.' },
      { id: 'b', state: 'run', reason: 'Not made yet.' },
      { id: 'j', state: 'unknown', reason: 'It depends on what a gives.' },
    ]);
    expect(journal).toEqual([]);
    await run(request);
    expect((await engine.plan(request)).counts).toEqual({ cached: 3, run: 0, unknown: 0, skip: 0 });
    const changed = await engine.plan({ graph: graph(60), tier: 'animatic' });
    expect(changed.tasks.map(({ id, state, reason }) => ({ id, state, reason }))).toEqual([
      { id: 'a', state: 'cached', reason: 'It is there already.' },
      { id: 'b', state: 'run', reason: '"cut" changed from 50 to 60.' },
      { id: 'j', state: 'unknown', reason: 'It depends on what b gives.' },
    ]);
  });

  it('writes nothing and asks no provider', async () => {
    const { engine, adapter, store } = paying();
    const forbidden = () => {
      throw new Error('A plan has no side effects.');
    };
    Object.assign(store.results, { append: forbidden });
    Object.assign(store.runs, { create: forbidden, appendEvents: forbidden });
    Object.assign(store.ledger, { intend: forbidden, update: forbidden });
    const graph = graphOf({ p: { type: 'test/picture', params: { prompt: 'a' } } });
    expect((await engine.plan({ graph, tier: 'final' })).counts.run).toBe(1);
    expect(adapter.submitted).toEqual([]);
  });

  it('prices known requests exactly, rounded up, and expands lists', async () => {
    const { engine } = paying();
    const graph = graphOf(
      {
        l: { type: 'test/list', params: { items: ['a', 'b', 'c'] } },
        p: { type: 'test/picture', params: { width: 1001 } },
      },
      ['l.list > p.prompt'],
    );
    await engine.plan({ graph, tier: 'final' });
    const list = testEngine({ store: newMemoryStore() });
    expect((await list.engine.plan({ graph, tier: 'animatic' })).cost).toEqual({ low: 0, high: 0, unknown: false });
    const { run, engine: paid } = paying();
    await run({ graph: graphOf({ l: { type: 'test/list', params: { items: ['a', 'b', 'c'] } } }) });
    const plan = await paid.plan({ graph, tier: 'final' });
    expect(plan.tasks.filter((task) => task.node === 'p').map((task) => task.cost.low)).toEqual([
      100_000, 100_000, 100_000,
    ]);
    expect(plan.cost).toEqual({ low: 300_000, high: 300_000, unknown: false });
  });

  it('never shows an unknown price as 0', async () => {
    const { engine } = paying();
    const graph = graphOf({ p: { type: 'test/picture', params: { prompt: 'a', model: 'paid/unpriced' } } });
    expect((await engine.plan({ graph, tier: 'final' })).cost).toEqual({ low: 0, high: 0, unknown: true });
  });

  it('bounds what is not known yet, down to nothing where it may come out the same', async () => {
    const { engine, run } = paying();
    const graph = (words: string) =>
      graphOf({ t: text(words), p: { type: 'test/picture', params: {} } }, ['t.text > p.prompt']);
    const fresh = await engine.plan({ graph: graph('a'), tier: 'final' });
    expect(fresh.cost).toEqual({ low: 50_000, high: 50_000, unknown: false });
    await run({ graph: graph('a'), tier: 'final' });
    const changed = await engine.plan({ graph: graph('b'), tier: 'final' });
    expect(changed.cost).toEqual({ low: 0, high: 50_000, unknown: false });
  });

  it('says what muting leaves out', async () => {
    const { engine, run } = testEngine();
    const graph = graphOf({ l: { ...text('l'), state: 'muted' }, o: text('o'), p: { type: 'test/pair' } }, [
      'l.text > p.one',
      'o.text > p.other',
    ]);
    const { tasks } = await engine.plan({ graph, tier: 'animatic' });
    expect(tasks.find((task) => task.node === 'p')).toMatchObject({ state: 'skip' });
    expect(await run({ graph })).toMatchObject({ state: 'done', tasks: { ran: 1, skipped: 1, failed: 0 } });
  });

  it('passes on what comes into a bypassed node', async () => {
    const { run } = testEngine();
    const graph = graphOf(
      { a: text('a'), b: { type: 'test/text', params: { cut: 0 }, state: 'bypassed' }, j: { type: 'test/join' } },
      ['a.text > b.text', 'b.text > j.texts'],
      {
        outputs: [
          { name: 'out', node: 'j', port: 'text' },
          { name: 'passed', node: 'b', port: 'text' },
        ],
      },
    );
    expect((await run({ graph })).outputs).toEqual({ out: 'A', passed: 'A' });
  });

  it('binds a run: a graph that has changed since is refused, a moved one is not', async () => {
    const { engine, run } = testEngine();
    const { fingerprint } = await engine.plan({ graph: graphOf({ a: text('a') }), tier: 'animatic' });
    const moved = graphOf({ a: text('a') }, [], { layout: { nodes: { a: { x: 5, y: 5 } } } });
    expect((await run({ graph: moved, fingerprint })).state).toBe('done');
    const changed = engine.start({ graph: graphOf({ a: text('b') }), tier: 'animatic', fingerprint });
    expect(changed).toMatchObject({ problems: [{ code: 'plan-stale' }] });
    const otherTier = engine.start({ graph: graphOf({ a: text('a') }), tier: 'final', fingerprint });
    expect(otherTier).toMatchObject({ problems: [{ code: 'plan-stale' }] });
  });

  it('gives seconds from start to end, with the slots there are', async () => {
    const { engine } = testEngine({ secondsOf: () => ({ low: 10, high: 10 }) });
    const graph = graphOf({ a: text('a'), b: text('b'), c: text('c'), d: text('d') });
    expect((await engine.plan({ graph, tier: 'animatic' })).seconds).toEqual({ low: 20, high: 30 });
  });

  it('returns what is wrong with the graph instead of tasks', async () => {
    const { engine } = testEngine();
    const graph = graphOf({ a: { type: 'no/such' }, b: text('b', { cut: 1000 }) });
    const plan = await engine.plan({ graph, tier: 'animatic' });
    expect(plan.tasks).toEqual([]);
    expect(plan.problems.map((problem) => problem.node)).toEqual(['a', 'b']);
  });
});
