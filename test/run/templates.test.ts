import { describe, expect, it } from 'vitest';
import { emptyRunState, reduceRunEvents } from '../../runtime/events/runState.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import { CountingAdapter, graphOf, localAdapter, newMemoryStore, testEngine } from '../harness/engineHarness.ts';

/** Shouts a text, twice over. */
const shout = graphOf(
  { first: { type: 'test/text', params: { name: 'inner' } }, twice: { type: 'test/join' } },
  ['first.text > twice.texts @1', 'first.text > twice.texts @2'],
  {
    ...{ id: 'shout', name: 'Shout', description: 'Says it twice.' },
    inputs: [
      { name: 'words', title: 'Words', node: 'first', param: 'text' },
      { name: 'length', node: 'first', param: 'cut' },
    ],
    outputs: [{ name: 'said', node: 'twice', port: 'text' }],
  },
);

/** A template of a template: shouts, and says it once more. */
const echo = graphOf(
  { loud: { type: 'template/shout@1' }, again: { type: 'test/text', params: { name: 'again' } } },
  ['loud.said > again.text'],
  {
    ...{ id: 'echo', name: 'Echo' },
    inputs: [{ name: 'words', node: 'loud', param: 'words' }],
    outputs: [
      { name: 'echo', node: 'again', port: 'text' },
      { name: 'loud', node: 'loud', port: 'said' },
    ],
  },
);

const portrait = graphOf({ face: { type: 'test/picture', params: { prompt: 'a face' } } }, [], {
  ...{ id: 'portrait', name: 'Portrait' },
  inputs: [{ name: 'who', node: 'face', param: 'prompt' }],
  outputs: [{ name: 'picture', node: 'face', port: 'image' }],
});

const published = (graphs: Readonly<Record<string, Graph>>) => ({ findTemplate: (type: string) => graphs[type] });
const shelf = published({ 'template/shout@1': shout, 'template/echo@1': echo, 'template/portrait@1': portrait });

describe('a template as a node', () => {
  it('runs what is inside of it, with values and wires from outside', async () => {
    const { run, engine } = testEngine(shelf);
    const graph = graphOf(
      {
        name: { type: 'test/text', params: { text: 'ahoy', name: 'outer' } },
        loud: { type: 'template/shout@1', params: { length: 3 } },
        alone: { type: 'template/shout@1', params: { words: 'land' } },
        end: { type: 'test/join', params: { name: 'end' } },
      },
      ['name.text > loud.words', 'loud.said > end.texts @1', 'alone.said > end.texts @2'],
      {
        outputs: [
          { name: 'all', node: 'end', port: 'text' },
          { name: 'one', node: 'loud', port: 'said' },
        ],
      },
    );
    const plan = await engine.plan({ graph, tier: 'animatic' });
    expect(plan.problems).toEqual([]);
    expect(plan.tasks.map(({ node }) => node)).toEqual(
      expect.arrayContaining(['name', 'loud::first', 'loud::twice', 'alone::first', 'alone::twice', 'end']),
    );
    const { outputs, state, events } = await run({ graph });
    expect([state, outputs]).toEqual(['done', { all: 'AHO+AHO+LAND+LAND', one: 'AHO+AHO' }]);
    const told = reduceRunEvents(emptyRunState, events);
    expect([told.total, told.counts.done + told.counts.cached]).toEqual([6, 6]);
    expect([...(told.nodes.get('loud')?.tasks.keys() ?? [])].sort()).toEqual(['loud::first', 'loud::twice']);
    expect(told.nodes.get('loud')).toMatchObject({ state: 'done', part: 1 });
  });

  it('is done no sooner than its last node', async () => {
    const { run } = testEngine(shelf);
    const { events } = await run({ graph: graphOf({ loud: { type: 'template/shout@1', params: { words: 'a' } } }) });
    const first = events.findIndex(({ type }) => type === 'task-end');
    const half = reduceRunEvents(emptyRunState, events.slice(0, first + 1)).nodes.get('loud');
    expect(half).toMatchObject({ part: 0.5 });
    expect(half?.state).not.toBe('done');
  });

  it('shares results with the graph that it was made of, and with every other place that it stands in', async () => {
    const { run, journal } = testEngine(shelf);
    await run({ graph: shout, inputs: { words: 'hm' } });
    const worked = journal.length;
    const inside = graphOf({ a: { type: 'template/shout@1', params: { words: 'hm' } } }, [], { id: 'other' });
    const { tasks } = await run({ graph: inside });
    expect([tasks, journal.length]).toEqual([{ ran: 0, cached: 2, failed: 0, skipped: 0 }, worked]);
  });

  it('may be made of templates', async () => {
    const { run, engine } = testEngine(shelf);
    const graph = graphOf({ e: { type: 'template/echo@1', params: { words: 'hey' } } }, [], {
      outputs: [
        { name: 'echo', node: 'e', port: 'echo' },
        { name: 'loud', node: 'e', port: 'loud' },
      ],
    });
    const { tasks } = await engine.plan({ graph, tier: 'animatic' });
    expect(tasks.map(({ id }) => id)).toEqual(['e::loud::first', 'e::loud::twice', 'e::again']);
    expect((await run({ graph })).outputs).toEqual({ echo: 'HEY+HEY', loud: 'HEY+HEY' });
  });

  it('that is asked for runs whole, and with what it needs', async () => {
    const { run } = testEngine(shelf);
    const graph = graphOf(
      {
        name: { type: 'test/text', params: { text: 'x' } },
        loud: { type: 'template/shout@1' },
        other: { type: 'test/text', params: { text: 'y' } },
      },
      ['name.text > loud.words'],
    );
    const { events } = await run({ graph, targets: ['loud' as never] });
    const ended = events.flatMap((event) => (event.type === 'task-end' ? [event.task as string] : []));
    expect(ended.sort()).toEqual(['loud::first', 'loud::twice', 'name']);
  });

  it('that is muted is as if it were not there, and bypassed passes on what it gets', async () => {
    const { run } = testEngine(shelf);
    const graph = (state: string) =>
      graphOf(
        {
          name: { type: 'test/text', params: { text: 'through' } },
          loud: { type: 'template/shout@1', state },
          end: { type: 'test/gather' },
        },
        ['name.text > loud.words', 'loud.said > end.texts'],
        { outputs: [{ name: 'end', node: 'end', port: 'text' }] },
      );
    expect((await run({ graph: graph('muted') })).outputs).toEqual({ end: '' });
    expect((await run({ graph: graph('bypassed') })).outputs).toEqual({ end: 'THROUGH' });
    expect((await run({ graph: graph('active') })).outputs).toEqual({ end: 'THROUGH+THROUGH' });
  });

  it('does its work once for each element of a list where it can, and says where it can not', async () => {
    const { run, engine } = testEngine(shelf);
    const faces = graphOf(
      { who: { type: 'test/list', params: { items: ['Ann', 'Bob'] } }, face: { type: 'template/portrait@1' } },
      ['who.list > face.who'],
    );
    const { tasks } = await run({ graph: faces });
    expect(tasks).toMatchObject({ ran: 3, failed: 0 });
    const joined = graphOf(
      { who: { type: 'test/list', params: { items: ['a', 'b'] } }, loud: { type: 'template/shout@1' } },
      ['who.list > loud.words'],
    );
    expect(engine.check({ graph: joined, tier: 'animatic' })).toMatchObject([
      { code: 'single', severity: 'error', node: 'loud', port: 'words' },
    ]);
  });

  it('takes tier, seed and re-rolls for all that it makes', async () => {
    const paid = new CountingAdapter('paid');
    const { run } = testEngine({
      ...shelf,
      adapters: new Map([
        ['paid', paid],
        ['local', localAdapter],
      ]),
    });
    const graph = (more: object) => graphOf({ p: { type: 'template/portrait@1', params: { who: 'Ann' }, ...more } });
    await run({ graph: graph({}), tier: 'final' });
    await run({ graph: graph({ roll: 1 }), tier: 'final' });
    await run({ graph: graph({ tier: 'animatic' }), tier: 'final' });
    await run({ graph: graph({}), tier: 'final' });
    expect(paid.submitted).toHaveLength(2);
    expect(new Set(paid.submitted).size).toBe(2);
  });

  it('goes on after a crash from the record alone, whatever is published by then', async () => {
    const store = newMemoryStore();
    const { run } = testEngine({ ...shelf, store });
    const graph = graphOf({ e: { type: 'template/echo@1', params: { words: 'again' } } }, [], {
      outputs: [{ name: 'echo', node: 'e', port: 'echo' }],
    });
    const { id } = await run({ graph });
    const record = await store.runs.find(id);
    const kept = JSON.parse(record?.snapshot ?? '') as Graph;
    expect(Object.keys(kept.nodes)).toEqual(['e']);
    expect(Object.keys(kept.templates ?? {}).sort()).toEqual(['template/echo@1', 'template/shout@1']);
    const later = testEngine({ store });
    expect((await later.run({ graph: kept, id })).outputs).toEqual({ echo: 'AGAIN+AGAIN' });
  });
});

describe('what is wrong with a template', () => {
  const problemsOf = (graph: Graph, graphs: Readonly<Record<string, Graph>>) =>
    testEngine(published(graphs)).engine.check({ graph, tier: 'animatic' });

  it('is told at its node, with the name of the inner one', () => {
    const broken = graphOf({ worker: { type: 'test/gone', title: 'Worker' } }, [], { id: 'b', name: 'Broken' });
    const graph = graphOf({ mine: { type: 'template/broken@3', title: 'Mine' } });
    expect(problemsOf(graph, { 'template/broken@3': broken })).toMatchObject([
      {
        code: 'unknown-type',
        node: 'mine',
        message: expect.stringMatching(/^In “Mine” \(mine\): “Worker” \(mine::worker\)/),
      },
    ]);
    const bad = graphOf({ mine: { type: 'template/shout@1', params: { words: 'x', length: 'long' } } });
    expect(problemsOf(bad, { 'template/shout@1': shout })).toMatchObject([{ node: 'mine', param: 'length' }]);
  });

  it('that nobody knows is told in other words than of a plug-in', () => {
    const [problem] = problemsOf(graphOf({ mine: { type: 'template/none@1' } }), {});
    expect(problem).toMatchObject({ code: 'unknown-type', message: expect.stringContaining('publish it') });
  });

  it('that is made of itself is refused, in however many steps', () => {
    const holds = (type: string, id: string) => graphOf({ inner: { type } }, [], { id, name: id });
    const graphs = { 'template/a@1': holds('template/b@1', 'a'), 'template/b@1': holds('template/a@1', 'b') };
    const [problem, ...others] = problemsOf(graphOf({ mine: { type: 'template/a@1' } }), graphs);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'template-recursion', severity: 'error', node: 'mine' });
    expect(problem?.message).toContain('template/a@1 → template/b@1 → template/a@1');
    const self = { 'template/a@1': holds('template/a@1', 'a') };
    expect(problemsOf(graphOf({ mine: { type: 'template/a@1' } }), self)).toMatchObject([
      { code: 'template-recursion' },
    ]);
  });

  it('that multiplies beyond all films is refused before it is laid out', () => {
    const graphs: Record<string, Graph> = { 'template/t0@1': shout };
    for (let level = 1; level <= 30; level += 1) {
      const type = `template/t${level - 1}@1`;
      graphs[`template/t${level}@1`] = graphOf({ a: { type }, b: { type } }, [], { id: `t${level}` });
    }
    expect(problemsOf(graphOf({ mine: { type: 'template/t30@1' } }), graphs)).toMatchObject([
      { code: 'template-too-large' },
    ]);
  });
});

describe('a graph that carries its templates', () => {
  it('needs nothing else, and is believed before what is published', async () => {
    const graph = graphOf({ loud: { type: 'template/shout@1', params: { words: 'own' } } }, [], {
      outputs: [{ name: 'said', node: 'loud', port: 'said' }],
      templates: { 'template/shout@1': shout },
    });
    expect((await testEngine().run({ graph })).outputs).toEqual({ said: 'OWN+OWN' });
    const other = published({ 'template/shout@1': portrait });
    expect((await testEngine(other).run({ graph })).outputs).toEqual({ said: 'OWN+OWN' });
  });

  it('says so when what it carries is no graph', () => {
    const graph = graphOf({ loud: { type: 'template/shout@1' } }, [], { templates: { 'template/shout@1': { no: 1 } } });
    expect(testEngine().engine.check({ graph, tier: 'animatic' })).toMatchObject([
      { code: 'template-broken', node: 'loud' },
      { code: 'unknown-type' },
    ]);
  });
});
