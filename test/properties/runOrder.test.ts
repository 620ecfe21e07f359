import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRunState, reduceRun, reduceRunEvents } from '../../runtime/events/runState.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { graphOf, testEngine } from '../harness/engineHarness.ts';
import { seeded, sparseDag } from '../harness/randomDags.ts';

const sourceOf = (name: string) => ({ type: 'test/text', params: { name, text: name } });

/** A small graph of joins whose tasks take random times; some fail. */
async function randomRun(seed: number, timing: number, cpu: number) {
  const random = seeded(timing);
  const failing = seeded(seed + 1);
  const { edges } = sparseDag(seeded(seed));
  const few = edges.filter(([, to]) => to < 40);
  const bad = new Set(Array.from({ length: 2 }, () => `n${Math.floor(failing() * 40)}`));
  const { run, clock } = testEngine({
    limits: { lanes: { cpu }, otherwise: cpu },
    behaviour: {
      async onWork(name) {
        await clock.sleep(random() * 10);
        if (bad.has(name)) throw new Fault('bad', 'invalid-input', `${name} is bad.`);
      },
    },
  });
  const incoming = new Set(few.map(([, to]) => to));
  const nodes = Array.from({ length: 40 }, (_, index) => {
    const name = `n${index}`;
    return [name, incoming.has(index) ? { type: 'test/join', params: { name, own: name } } : sourceOf(name)] as const;
  });
  return run({
    graph: graphOf(
      Object.fromEntries(nodes),
      few.map(([from, to]) => `n${from}.text > n${to}.texts`),
      { outputs: nodes.map(([name]) => ({ name, node: name, port: 'text' })) },
    ),
  });
}

describe('what a run gives', () => {
  it('does not depend on the order in which tasks come to their end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 6 }), async (seed, timing, cpu) => {
        const one = await randomRun(seed, 1, 2);
        const other = await randomRun(seed, timing, cpu);
        expect(other.outputs).toEqual(one.outputs);
        expect(other.tasks).toEqual(one.tasks);
        expect(other.failures.map((failure) => failure.task).sort()).toEqual(
          one.failures.map((failure) => failure.task).sort(),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('is told as one start and one end of each task, in that order', async () => {
    const { events } = await randomRun(3, 4, 3);
    const started = new Set<string>();
    const ended = new Set<string>();
    for (const event of events) {
      if (event.type === 'task-start') started.add(event.task);
      if (event.type !== 'task-end' && event.type !== 'task-fail' && event.type !== 'task-skip') continue;
      expect(ended.has(event.task)).toBe(false);
      expect(started.has(event.task)).toBe(event.type !== 'task-skip');
      ended.add(event.task);
    }
    expect(ended.size).toBe(40);
  });
});

describe('folding events', () => {
  it('gives the same in any chunks, told twice or not', async () => {
    const { events } = await randomRun(5, 6, 2);
    const whole = events.reduce(reduceRun, emptyRunState);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), fc.boolean(), (sizes, twice) => {
        let state = emptyRunState;
        let at = 0;
        for (const size of [...sizes, events.length]) {
          const chunk = events.slice(at, at + size);
          state = reduceRunEvents(state, chunk);
          if (twice) state = reduceRunEvents(state, chunk);
          at += size;
        }
        expect(state).toEqual(whole);
      }),
    );
    const { counts, total } = whole;
    expect(total).toBe(40);
    expect(counts.done + counts.failed + counts.skipped).toBe(40);
    expect(counts.running).toBe(0);
  });

  it('finds a gap, takes in nothing after it, and goes on when the missing events come', async () => {
    const { events } = await randomRun(5, 6, 2);
    const whole = events.reduce(reduceRun, emptyRunState);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: events.length - 2 }), (lost) => {
        const gapped = reduceRunEvents(emptyRunState, events.toSpliced(lost, 1));
        expect(gapped).toMatchObject({ gap: true, seq: lost });
        expect(reduceRunEvents(gapped, events.slice(lost))).toEqual(whole);
      }),
    );
  });
});

describe('big graphs', () => {
  it('a chain of 10,000 nodes runs, and is all there the second time', async () => {
    const length = 10_000;
    const nodes = Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `n${index}`,
        { type: 'test/text', params: index === 0 ? { text: 'x' } : { cut: (index % 100) + 1 } },
      ]),
    );
    const wires = Array.from({ length: length - 1 }, (_, index) => `n${index}.text > n${index + 1}.text`);
    const graph = graphOf(nodes, wires, { outputs: [{ name: 'end', node: `n${length - 1}`, port: 'text' }] });
    const { run, engine } = testEngine();
    const first = await run({ graph });
    expect(first).toMatchObject({ state: 'done', outputs: { end: 'X' } });
    expect(await run({ graph })).toMatchObject({ state: 'done', tasks: { ran: 0, cached: length } });
    expect((await engine.plan({ graph, tier: 'animatic' })).counts).toEqual({
      cached: length,
      run: 0,
      unknown: 0,
      skip: 0,
    });
  });

  it('a list of 10,000 elements is mapped and joined', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => `i${index}`);
    const graph = graphOf(
      { l: { type: 'test/list', params: { items } }, t: { type: 'test/text' }, j: { type: 'test/join' } },
      ['l.list > t.text', 't.text > j.texts'],
    );
    expect((await testEngine().run({ graph })).tasks).toMatchObject({ ran: 10_002, failed: 0 });
  });
});
