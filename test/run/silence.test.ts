import { describe, expect, it } from 'vitest';
import { CountingAdapter, graphOf, localAdapter, newMemoryStore, testEngine } from '../harness/engineHarness.ts';

const text = (name: string) => ({ type: 'test/text', params: { name, text: name } });
const never = () => new Promise<never>(() => {});

describe('a node that hangs', () => {
  it('is stopped after its time and done again, while the rest goes on', async () => {
    let attempts = 0;
    const signals: AbortSignal[] = [];
    const { run } = testEngine({
      behaviour: {
        onWork(name, { signal }) {
          if (name !== 'a') return;
          attempts += 1;
          signals.push(signal);
          if (attempts === 1) return never();
        },
      },
    });
    const { state, events, seconds } = await run({ graph: graphOf({ a: text('a'), b: text('b') }) });
    expect([state, attempts, seconds]).toEqual(['done', 2, 905]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    const message = 'a: nothing was heard of its work for 15 min, so it was stopped.';
    expect(events).toContainEqual(expect.objectContaining({ type: 'task-retry', code: 'task-silent', message }));
  });

  it('every time ends its run as failed, in words', async () => {
    const { run, journal } = testEngine({
      behaviour: { onWork: (name) => (name === 'a' ? never() : undefined) },
      silence: { local: 60, provider: 60, stopped: 1 },
    });
    const outcome = await run({ graph: graphOf({ a: text('a'), b: text('b') }) });
    expect(outcome).toMatchObject({ state: 'failed', tasks: { ran: 1, failed: 1 } });
    expect(outcome.message).toBe('a: nothing was heard of its work for 60 s, so it was stopped.');
    expect(journal).toEqual(['b']);
  });

  it('is left alone as long as it says that it goes on', async () => {
    const { run, clock } = testEngine({
      behaviour: {
        async onWork(_, { progress }) {
          for (let part = 1; part <= 5; part += 1) {
            await clock.sleep(800);
            progress(part / 5);
          }
        },
      },
    });
    const { state, events } = await run({ graph: graphOf({ a: text('a') }) });
    expect(state).toBe('done');
    expect(events.filter(({ type }) => type === 'task-retry')).toEqual([]);
  });

  it('and does not hear that it is cancelled holds neither the end of its run nor that of the server', async () => {
    const { start, clock, engine } = testEngine({ behaviour: { onWork: never } });
    const handle = start({ graph: graphOf({ a: text('a') }) });
    await clock.advance(1);
    handle.cancel();
    await clock.advance(29);
    const before = clock.now();
    expect((await clock.runUntil(handle.done)).state).toBe('cancelled');
    expect(clock.now() - before).toBeLessThanOrEqual(2000);
    await clock.runUntil(engine.close());
  });
});

describe('a provider that hangs', () => {
  function paying() {
    const adapter = new CountingAdapter('paid');
    const adapters = new Map([adapter, localAdapter].map((each) => [each.provider, each]));
    return { adapter, ...testEngine({ store: newMemoryStore(), adapters }) };
  }
  const graph = graphOf({ a: { type: 'test/picture', params: { prompt: 'a' } } });

  it('while a job is handed to it leaves a submission in doubt, which is not repeated', async () => {
    const { run, adapter, store } = paying();
    let asked = 0;
    adapter.submit = () => {
      asked += 1;
      return never();
    };
    for (let round = 0; round < 2; round += 1) {
      const { state, events, id } = await run({ graph, tier: 'final' });
      expect([state, asked]).toEqual(['failed', 1]);
      expect(events).toContainEqual(expect.objectContaining({ type: 'task-wait', reason: 'submission-unknown' }));
      if (round === 0) expect(await store.ledger.ofRun(id)).toMatchObject([{ state: 'unknown' }]);
    }
  });

  it('while it is asked after a job is asked again for the same one, which is not cancelled', async () => {
    const { run, adapter, store } = paying();
    const poll = adapter.poll;
    let polls = 0;
    adapter.poll = (handle, tools) => {
      polls += 1;
      return polls === 1 ? never() : poll(handle, tools);
    };
    const { state, cost, id, seconds } = await run({ graph, tier: 'final' });
    expect([state, cost]).toEqual(['done', 50_000]);
    expect(seconds).toBeGreaterThan(3600);
    expect(adapter.submitted).toHaveLength(1);
    expect(adapter.cancelled).toEqual([]);
    expect(await store.ledger.ofRun(id)).toMatchObject([{ state: 'settled' }]);
  });

  it('is not what it is called while it works for hours and says so', async () => {
    const { run, adapter, clock } = paying();
    const poll = adapter.poll;
    const start = clock.now();
    adapter.poll = async (handle, tools) =>
      clock.now() - start < 3 * 3600 * 1000 ? { state: 'waiting', handle } : poll(handle, tools);
    const { state, events } = await run({ graph, tier: 'final' });
    expect(state).toBe('done');
    expect(events.filter(({ type }) => type === 'task-retry')).toEqual([]);
  });
});
