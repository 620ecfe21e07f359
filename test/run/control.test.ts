import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRun } from '../../runtime/events/runState.ts';
import { graphOf, testEngine } from '../harness/engineHarness.ts';

const text = (name: string) => ({ type: 'test/text', params: { name, text: name } });

describe('cancel', () => {
  it('aborts what runs, waits until it has let go, and starts nothing more', async () => {
    const aborted: string[] = [];
    const { start, clock, journal, store } = testEngine({
      behaviour: {
        onWork: (called, { signal }) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              aborted.push(called);
              reject(signal.reason as Error);
            });
          }),
      },
    });
    const handle = start({ graph: graphOf({ a: text('a'), b: text('b'), c: text('c') }) });
    await clock.advance(1);
    handle.cancel();
    const outcome = await clock.runUntil(handle.done);
    expect(outcome.state).toBe('cancelled');
    expect(aborted.sort()).toEqual(['a', 'b']);
    expect(journal).toEqual([]);
    expect((await store.runs.events(handle.id, 0)).at(-1)).toMatchObject({ type: 'run-end', state: 'cancelled' });
  });

  it('ends a run that is cancelled before it has begun', async () => {
    const { start, clock, journal } = testEngine();
    const handle = start({ graph: graphOf({ a: text('a') }) });
    handle.cancel();
    expect((await clock.runUntil(handle.done)).state).toBe('cancelled');
    expect(journal).toEqual([]);
  });

  it('ends a run whose task waits for its next attempt', async () => {
    const { start, clock } = testEngine({
      behaviour: {
        onWork() {
          throw new Error('Again, please.');
        },
      },
    });
    const handle = start({ graph: graphOf({ a: text('a') }) });
    await clock.advance(1);
    handle.cancel();
    expect((await clock.runUntil(handle.done)).state).toBe('cancelled');
  });
});

describe('pause', () => {
  it('lets what runs come to its end, starts nothing more, and goes on after', async () => {
    const { start, clock, journal, store } = testEngine({
      behaviour: { onWork: () => clock.sleep(10) },
      limits: { lanes: { cpu: 1 }, otherwise: 1 },
    });
    const handle = start({ graph: graphOf({ a: text('a'), b: text('b') }) });
    await clock.advance(5);
    handle.pause();
    await clock.advance(100);
    expect(journal).toEqual(['a']);
    const told = async () => (await store.runs.events(handle.id, 0)).reduce(reduceRun, emptyRunState).state;
    expect(await told()).toBe('paused');
    handle.resume();
    expect((await clock.runUntil(handle.done)).state).toBe('done');
    expect(await told()).toBe('done');
    expect(journal).toEqual(['a', 'b']);
  });

  it('can be cancelled', async () => {
    const { start, clock } = testEngine();
    const handle = start({ graph: graphOf({ a: text('a') }) });
    handle.pause();
    await clock.advance(1);
    handle.cancel();
    expect((await clock.runUntil(handle.done)).state).toBe('cancelled');
  });
});

describe('progress', () => {
  it('is told at most 20 times a second, the last part included', async () => {
    const { run, clock } = testEngine({
      behaviour: {
        async onWork(_called, { progress }) {
          for (let step = 1; step <= 1000; step += 1) {
            progress(step / 1000);
            await clock.sleep(0.001);
          }
          await clock.sleep(1);
        },
      },
    });
    const { events } = await run({ graph: graphOf({ a: text('a') }) });
    const parts = events.flatMap((event) => (event.type === 'task-progress' ? [event.part] : []));
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.length).toBeLessThanOrEqual(22);
    expect(parts.at(-1)).toBe(1);
  });
});

describe('two runs', () => {
  it('share the slots fairly: a small one is not held up by a big one', async () => {
    const { start, clock } = testEngine({
      behaviour: { onWork: () => clock.sleep(10) },
      limits: { lanes: { cpu: 1 }, otherwise: 1 },
    });
    const nodes = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, text(`n${index}`)]));
    const big = start({ graph: graphOf(nodes) });
    await clock.advance(1);
    const small = start({ graph: graphOf({ x: text('x'), y: text('y') }, [], { id: 'small' }) });
    const outcome = await clock.runUntil(small.done);
    expect(outcome.seconds).toBeLessThan(50);
    big.cancel();
    await clock.runUntil(big.done);
  });
});

describe('a store that fails', () => {
  it('ends the run with its fault instead of claiming success', async () => {
    const { engine, store, clock } = testEngine();
    const told: RunEvent[] = [];
    let batches = 0;
    store.runs.appendEvents = async () => {
      batches += 1;
      if (batches === 2) throw new Error('The disk is gone.');
    };
    const started = engine.start({
      graph: graphOf({ a: text('a') }),
      tier: 'animatic',
      onEvents: (events) => told.push(...events),
    });
    if ('problems' in started) throw new Error('unexpected');
    await expect(clock.runUntil(started.run.done)).rejects.toThrow('The disk is gone.');
    expect(told.some((event) => event.type === 'run-end')).toBe(false);
  });
});
