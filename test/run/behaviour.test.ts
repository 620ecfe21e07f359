import { describe, expect, it } from 'vitest';
import { Fault } from '../../runtime/graph/fault.ts';
import { graphOf, newMemoryStore, testEngine } from '../harness/engineHarness.ts';

const text = (name: string, params: Record<string, string | number> = {}) => ({
  type: 'test/text',
  params: { name, text: name, ...params },
});

describe('a run', () => {
  it('does every task after all that it takes from, and gives the exposed outputs', async () => {
    const { run, journal } = testEngine();
    const graph = graphOf(
      {
        a: text('a'),
        b: { type: 'test/text', params: { name: 'b' } },
        c: { type: 'test/join', params: { name: 'c' } },
      },
      ['a.text > b.text', 'b.text > c.texts', 'a.text > c.texts'],
      { outputs: [{ name: 'joined', node: 'c', port: 'text' }] },
    );
    const outcome = await run({ graph });
    expect(outcome.state).toBe('done');
    expect(journal).toEqual(['a', 'b', 'c']);
    expect(outcome.outputs).toEqual({ joined: 'A+A' });
  });

  it('numbers its events without gaps, ends with one terminal event, and has stored them all', async () => {
    const { run, store } = testEngine();
    const { id, events } = await run({ graph: graphOf({ a: text('a'), b: text('b') }) });
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.type === 'run-end')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: 'run-end', state: 'done' });
    expect(await store.runs.events(id, 0)).toEqual(events);
    expect((await store.runs.find(id))?.state).toBe('done');
  });

  it('stores a result before it tells of the end of its task', async () => {
    const { start, store, clock } = testEngine();
    const missing: string[] = [];
    const handle = start({
      graph: graphOf({ a: text('a'), b: text('b') }),
      onEvents: (events) => {
        for (const event of events) {
          if (event.type === 'task-end')
            void store.results.byId(event.result).then((found) => found ?? missing.push(event.task));
        }
      },
    });
    await clock.runUntil(handle.done);
    expect(missing).toEqual([]);
  });

  it('does nothing that is stored already, and hands out cached deliveries', async () => {
    const store = newMemoryStore();
    const graph = graphOf({ a: text('a'), d: { type: 'test/deliver' } }, ['a.text > d.text']);
    const first = await testEngine({ store }).run({ graph });
    const second = testEngine({ store });
    const outcome = await second.run({ graph });
    expect(second.journal).toEqual([]);
    expect(outcome.tasks).toEqual({ ran: 0, cached: 2, failed: 0, skipped: 0 });
    expect(outcome.deliveries).toEqual(first.deliveries);
    expect(outcome.deliveries[0]).toMatchObject({ fileName: 'text.txt', asset: { kind: 'data', bytes: 1 } });
    expect(outcome.problems).toEqual([{ code: 'short', message: 'It is short.', severity: 'warning', node: 'd' }]);
  });

  it('stops the wave where an upstream re-run gives the same', async () => {
    const store = newMemoryStore();
    const graph = (cut: number) =>
      graphOf({ a: text('a', { text: 'abc', cut }), b: { type: 'test/join', params: { name: 'b' } } }, [
        'a.text > b.texts',
      ]);
    await testEngine({ store }).run({ graph: graph(50) });
    const again = testEngine({ store });
    await again.run({ graph: graph(60) });
    expect(again.journal).toEqual(['a']);
  });

  it('does two tasks with one key once', async () => {
    const { run, journal } = testEngine();
    const same = (name: string) => ({ type: 'test/text', params: { name, text: 'same' } });
    const outcome = await run({ graph: graphOf({ a: same('a'), b: same('b'), c: same('c') }) });
    expect(journal).toHaveLength(1);
    expect(outcome.tasks).toMatchObject({ ran: 1, cached: 2 });
  });

  it('does only the targets and what they need', async () => {
    const { run, journal } = testEngine();
    const graph = graphOf(
      {
        a: text('a'),
        b: { type: 'test/text', params: { name: 'b' } },
        c: { type: 'test/text', params: { name: 'c' } },
      },
      ['a.text > b.text', 'a.text > c.text'],
    );
    await run({ graph, targets: ['b' as never] });
    expect(journal).toEqual(['a', 'b']);
  });

  it('takes values for exposed inputs, and refuses names that are none', async () => {
    const { run, engine } = testEngine();
    const graph = graphOf({ a: text('a') }, [], {
      inputs: [{ name: 'topic', node: 'a', param: 'text' }],
      outputs: [{ name: 'out', node: 'a', port: 'text' }],
    });
    expect((await run({ graph, inputs: { topic: 'rain' } })).outputs).toEqual({ out: 'RAIN' });
    const refused = engine.start({ graph, tier: 'animatic', inputs: { subject: 'x' } });
    expect(refused).toMatchObject({ problems: [{ code: 'input-unknown' }] });
  });

  it('gives a node that reads it the graph, and does it again only when the meaning changes', async () => {
    const store = newMemoryStore();
    const nodes = { g: { type: 'test/graph' }, a: text('a') };
    const outputs = [{ name: 'graph', node: 'g', port: 'text' }];
    const first = await testEngine({ store }).run({ graph: graphOf(nodes, [], { outputs }) });
    expect(JSON.parse(first.outputs['graph'] as string)).toMatchObject({ id: 'g', name: 'Test' });
    const layout = { nodes: { a: { x: 1, y: 2 } } };
    const moved = await testEngine({ store }).run({ graph: graphOf(nodes, [], { outputs, layout, name: 'Other' }) });
    expect(moved.tasks.ran).toBe(0);
    const changed = await testEngine({ store }).run({ graph: graphOf({ ...nodes, b: text('b') }, [], { outputs }) });
    expect(changed.events).toContainEqual(expect.objectContaining({ type: 'task-end', task: 'g', cached: false }));
  });
});

describe('failure', () => {
  const failing = (called: string) => {
    if (called === 'bad') throw new Fault('no-good', 'invalid-input', 'This can not be done.');
  };

  it('skips what needs the failed node, and does everything else', async () => {
    const { run, journal } = testEngine({ behaviour: { onWork: failing } });
    const outcome = await run({
      graph: graphOf(
        { bad: text('bad'), after: { type: 'test/join', params: { name: 'after' } }, other: text('other') },
        ['bad.text > after.texts'],
      ),
    });
    expect(outcome).toMatchObject({ state: 'failed', message: 'This can not be done.' });
    expect(outcome.tasks).toEqual({ ran: 1, cached: 0, failed: 1, skipped: 1 });
    expect(outcome.events).toContainEqual(
      expect.objectContaining({ type: 'task-skip', task: 'after', message: 'This can not be done.' }),
    );
    expect(journal).toEqual(['other']);
  });

  it('hands failed and skipped elements to an input that takes them', async () => {
    const { run } = testEngine({ behaviour: { onWork: failing } });
    const { outputs } = await run({
      graph: graphOf(
        {
          bad: text('bad'),
          next: { type: 'test/text', params: { name: 'n' } },
          ok: text('ok'),
          all: { type: 'test/gather' },
        },
        ['bad.text > next.text', 'next.text > all.texts', 'ok.text > all.texts'],
        { outputs: [{ name: 'all', node: 'all', port: 'text' }] },
      ),
    });
    expect(outputs).toEqual({ all: '<bad>+OK' });
  });

  it('refuses a value of the wrong kind with a sentence', async () => {
    const { run } = testEngine();
    const { failures } = await run({ graph: graphOf({ w: { type: 'test/wrong' } }) });
    expect(failures).toMatchObject([
      {
        code: 'output-wrong',
        message: 'w: the node type test/wrong gave text on its output "count", which carries number.',
      },
    ]);
  });

  it('refuses a wired value that the field would not take', async () => {
    const { run } = testEngine();
    const { failures } = await run({
      graph: graphOf(
        { l: { type: 'test/list', params: { items: ['ok', 'x'.repeat(10_000)] } }, t: { type: 'test/text' } },
        ['l.list > t.text'],
      ),
    });
    expect(failures).toMatchObject([{ task: 't#1', code: 'input-invalid' }]);
    // In one sentence that does not repeat the whole of a long value.
    expect(failures[0]?.message).toMatch(/^t: the value "x+… for "text" is not accepted: [^\n]{1,100}\.$/);
    expect(failures[0]?.message.length).toBeLessThan(250);
  });

  it.each([
    ['network', 5, [1, 2, 4, 8, 16]],
    ['rate-limit', 5, [30, 60, 120, 240, 300]],
    ['transient', 3, [2, 4, 8]],
    ['unknown', 2, [5, 10]],
    ['invalid-input', 0, []],
    ['permanent', 0, []],
    ['disk-full', 0, []],
  ] as const)('repeats a %s fault %i times', async (faultClass, retries, delays) => {
    let attempts = 0;
    const { run } = testEngine({
      behaviour: {
        onWork() {
          attempts += 1;
          throw new Fault('x', faultClass, 'It went wrong.');
        },
      },
    });
    const { events, state } = await run({ graph: graphOf({ a: text('a') }) });
    expect(state).toBe('failed');
    expect(attempts).toBe(retries + 1);
    expect(events.flatMap((event) => (event.type === 'task-retry' ? [event.delaySeconds] : []))).toEqual(delays);
  });

  it('waits as long as the other side asks, whatever the table says', async () => {
    let attempts = 0;
    const { run } = testEngine({
      behaviour: {
        onWork() {
          attempts += 1;
          if (attempts === 1) throw new Fault('x', 'network', 'Later.', { retryAfter: 77 });
        },
      },
    });
    const { events, state, seconds } = await run({ graph: graphOf({ a: text('a') }) });
    expect(state).toBe('done');
    expect(events).toContainEqual(expect.objectContaining({ type: 'task-retry', delaySeconds: 77 }));
    expect(seconds).toBe(77);
  });

  it('repeats a mistake in code not at all', async () => {
    let attempts = 0;
    const { run } = testEngine({
      behaviour: {
        onWork() {
          attempts += 1;
          throw new TypeError('x is not a function');
        },
      },
    });
    await run({ graph: graphOf({ a: text('a') }) });
    expect(attempts).toBe(1);
  });

  it('starts nothing more when the disk is full', async () => {
    const { run, journal } = testEngine({
      behaviour: {
        onWork(called) {
          if (called === 'a') throw new Fault('disk-full', 'disk-full', 'The disk is full.');
        },
      },
      limits: { lanes: { cpu: 1 }, otherwise: 1 },
    });
    const outcome = await run({ graph: graphOf({ a: text('a'), b: text('b'), c: text('c') }) });
    expect(outcome).toMatchObject({ state: 'failed', message: 'The disk is full.' });
    expect(journal).toEqual([]);
  });
});

describe('lists', () => {
  const list = (...items: string[]) => ({ type: 'test/list', params: { items } });
  const outputs = [{ name: 'out', node: 'end', port: 'text' }];

  it('does a node once for each element, and tells how many there are', async () => {
    const { run } = testEngine();
    const { outputs: given, events } = await run({
      graph: graphOf({ l: list('a', 'b', 'c'), end: { type: 'test/text' } }, ['l.list > end.text'], { outputs }),
    });
    expect(given).toEqual({ out: ['A', 'B', 'C'] });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'node-expand', node: 'end', tasks: ['end#0', 'end#1', 'end#2'] }),
    );
  });

  it('takes lists side by side, and repeats single values', async () => {
    const { run } = testEngine();
    const zipped = graphOf(
      { l: list('a', 'b'), m: list('x', 'y'), end: { type: 'test/pair' } },
      ['l.list > end.one', 'm.list > end.other'],
      { outputs },
    );
    expect((await run({ graph: zipped })).outputs).toEqual({ out: ['a-x', 'b-y'] });
    const single = graphOf(
      { l: list('a', 'b'), t: text('t'), end: { type: 'test/pair' } },
      ['l.list > end.one', 't.text > end.other'],
      { outputs },
    );
    expect((await run({ graph: single })).outputs).toEqual({ out: ['a-T', 'b-T'] });
  });

  it('refuses lists of unequal length', async () => {
    const { run, engine } = testEngine();
    const graph = graphOf({ l: list('a', 'b'), m: list('x'), end: { type: 'test/pair' } }, [
      'l.list > end.one',
      'm.list > end.other',
    ]);
    const { failures } = await run({ graph });
    expect(failures).toMatchObject([
      { node: 'end', message: expect.stringContaining('"one" has 2, "other" has 1') as string },
    ]);
    expect((await engine.plan({ graph, tier: 'animatic' })).problems).toMatchObject([
      { code: 'input-invalid', node: 'end' },
    ]);
  });

  it('gives nothing for nothing', async () => {
    const { run } = testEngine();
    const { outputs: given, state } = await run({
      graph: graphOf(
        { l: list(), t: { type: 'test/text' }, end: { type: 'test/gather' } },
        ['l.list > t.text', 't.text > end.texts'],
        { outputs },
      ),
    });
    expect(state).toBe('done');
    expect(given).toEqual({ out: '' });
  });

  it('keeps the elements that succeeded when one fails, and goes on with them', async () => {
    const store = newMemoryStore();
    const graph = graphOf(
      { l: list('a', 'b', 'c'), t: { type: 'test/text' }, u: { type: 'test/text' }, end: { type: 'test/gather' } },
      ['l.list > t.text', 't.text > u.text', 'u.text > end.texts'],
      { outputs },
    );
    const onWork = (called: string) => {
      if (called === 'b') throw new Fault('x', 'permanent', 'Not b.');
    };
    const first = await testEngine({ store, behaviour: { onWork } }).run({ graph });
    expect(first.state).toBe('failed');
    expect(first.outputs).toEqual({ out: 'A+<t>+C' });
    const second = await testEngine({ store }).run({ graph });
    expect(second.outputs).toEqual({ out: 'A+B+C' });
    expect(second.events.filter((event) => event.type === 'task-start').map((event) => event.task)).toEqual([
      't#1',
      'u#1',
      'end',
    ]);
  });
});
