import { describe, expect, it } from 'vitest';
import type { Problem } from './problem.ts';
import { testGraph, testNodeTypes } from './testNodeTypes.ts';
import { validateGraph } from './validateGraph.ts';

type Nodes = Parameters<typeof testGraph>[0];

const problemsOf = (nodes: Nodes, edges: readonly string[] = [], more: Readonly<Record<string, unknown>> = {}) =>
  validateGraph(testGraph(nodes, edges, more), testNodeTypes);

const picture = { type: 'image/import', typeVersion: 3 };
const shot: Nodes = { p: picture, a: 'video/animate', c: 'video/concat' };
const shotEdges = ['p.image -> a.image', 'a.video -> c.clips'];

describe('validateGraph', () => {
  it('finds nothing in a sound graph', () => {
    expect(problemsOf(shot, shotEdges)).toEqual([]);
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Nodes, readonly string[], Partial<Problem>, string]>([
    [
      'an unknown type',
      { x: { type: 'their/own', title: 'Shot 12' } },
      [],
      { code: 'unknown-type', severity: 'error', node: 'x' },
      '“Shot 12” (x) is of type “their/own”, which is not known here: install what brings it, or remove the node.',
    ],
    [
      'a type newer than known',
      { x: { ...picture, typeVersion: 4 } },
      [],
      { code: 'newer-type', severity: 'error', node: 'x' },
      'made with version 4 of “image/import”, and only version 3 is known here',
    ],
    [
      'an older one',
      { x: { ...picture, typeVersion: 2 } },
      [],
      { code: 'outdated', severity: 'warning', node: 'x' },
      'made with version 2 of “image/import”, and now it is version 3',
    ],
    [
      'a missing input',
      { a: 'video/animate' },
      [],
      { code: 'missing-input', severity: 'error', node: 'a', port: 'image' },
      '“Animate” (a) needs an image at its input “image”: wire something to it.',
    ],
    [
      'an empty list input',
      { c: 'video/concat' },
      [],
      { code: 'missing-input', node: 'c', port: 'clips' },
      'needs a list of videos at its input “clips”',
    ],
    [
      'an empty field',
      { s: 'audio/speak' },
      [],
      { code: 'missing-input', node: 's', port: 'text', param: 'text' },
      'needs text for “text”: fill in the field or wire something to it.',
    ],
    [
      'a missing param',
      { t: 'text/value' },
      [],
      { code: 'missing-param', severity: 'error', node: 't', param: 'text' },
      '“Value” (t) needs a value for “text”',
    ],
    [
      'a param out of range',
      { g: { type: 'image/generate', params: { prompt: 'x', width: 9000 } } },
      [],
      { code: 'out-of-range', severity: 'error', node: 'g', param: 'width' },
      '“Generate” (g): “width” must be a whole number from 16 to 7680, but is 9000.',
    ],
    [
      'a param that is no choice',
      { g: { type: 'image/generate', params: { prompt: 'x', quality: 'best' } } },
      [],
      { code: 'not-a-choice', node: 'g', param: 'quality' },
      'must be one of "draft", "fine", but is "best"',
    ],
    [
      'a misspelt param',
      { g: { type: 'image/generate', params: { prompt: 'x', widht: 9 } } },
      [],
      { code: 'unknown-param', severity: 'warning', node: 'g', param: 'widht' },
      '“widht” is no param of “image/generate” and does nothing: write “width” if that is meant.',
    ],
    [
      'a param that is not known',
      { g: { type: 'image/generate', params: { prompt: 'x', hight: 9 } } },
      [],
      { code: 'unknown-param', severity: 'warning', node: 'g', param: 'hight' },
      '“hight” is no param of “image/generate” and does nothing: there are “prompt”, “width”, “quality”.',
    ],
    [
      'a misspelt type',
      { g: { type: 'image/genrate', params: { prompt: 'x' } } },
      [],
      { code: 'unknown-type', severity: 'error', node: 'g' },
      'which is not known here: write “image/generate” if that is meant, install what brings it, or remove the node.',
    ],
    [
      'a dangling edge',
      { p: picture },
      ['p.image -> gone.image'],
      { code: 'dangling-edge', severity: 'error', edge: 'e0' },
      'since there is no node “gone”: remove it',
    ],
    [
      'an unknown output',
      shot,
      [...shotEdges, 'p.picture -> a.prompt'],
      { code: 'unknown-port', node: 'p', port: 'picture', edge: 'e2' },
      '“Import” (p) has no output “picture”: its outputs are “image”.',
    ],
    [
      'an unknown input',
      shot,
      [...shotEdges, 'a.video -> c.clip'],
      { code: 'unknown-port', node: 'c', port: 'clip', edge: 'e2' },
      'its inputs are “clips”, “captions”',
    ],
    [
      'a wrong kind',
      shot,
      [...shotEdges, 'p.image -> a.seconds'],
      { code: 'wrong-kind', severity: 'error', node: 'a', port: 'seconds', edge: 'e2' },
      'The input “seconds” of “Animate” (a) takes a number, but gets an image from the output “image” of “Import” (p)',
    ],
    [
      'a second wire into a single input',
      { ...shot, q: picture },
      [...shotEdges, 'q.image -> a.image'],
      { code: 'occupied', node: 'a', port: 'image', edge: 'e2' },
      'takes one wire and has more',
    ],
    [
      'a cycle, with its way',
      { a: 'video/trim', b: 'video/trim', c: 'video/trim' },
      ['a.video -> b.video', 'b.video -> c.video', 'c.video -> a.video'],
      { code: 'cycle', severity: 'error', node: 'a' },
      '“Trim” (a) → “Trim” (b) → “Trim” (c) → “Trim” (a)',
    ],
    [
      'lists of lists',
      { p: picture, a: 'video/animate', m: 'list/make', s: 'video/split', c: 'video/concat' },
      ['p.image -> a.image', 'a.video -> m.items', 'm.list -> s.video', 's.clips -> c.clips'],
      { code: 'nested-list', severity: 'error', node: 'c', port: 'clips', edge: 'e3' },
      'put “Flatten” (list/flatten) between them',
    ],
    [
      'lists of different lengths',
      { p: picture, a: 'video/animate', m: 'list/make', n: 'list/make', x: 'video/pair' },
      [
        'p.image -> a.image',
        'a.video -> m.items',
        'a.video -> n.items',
        'a.video -> n.items',
        'm.list -> x.first',
        'n.list -> x.second',
      ],
      { code: 'list-lengths', severity: 'error', node: 'x' },
      '“first” has 1, “second” has 2',
    ],
  ])('finds %s', (_name, nodes, edges, place, words) => {
    const problems = problemsOf(nodes, edges);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(place);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.message).toMatch(/^[“\p{Lu}].*\.$/su);
  });

  it('does not look at the value under a wire', () => {
    const nodes: Nodes = {
      s: { type: 'audio/speak', params: { text: 'hi' } },
      a: { type: 'video/animate', params: { seconds: -1 } },
      p: picture,
    };
    const wired = problemsOf(nodes, ['p.image -> a.image', 's.seconds -> a.seconds']);
    const unwired = problemsOf(nodes, ['p.image -> a.image']);
    expect(wired).toEqual([]);
    expect(unwired.map(({ code }) => code)).toEqual(['out-of-range']);
  });

  it('leaves alone what is muted or bypassed', () => {
    const params = { prompt: 'x', width: 1 };
    expect(
      problemsOf({ a: { type: 'video/animate', state: 'muted' }, t: { type: 'video/trim', state: 'bypassed' } }),
    ).toEqual([]);
    expect(problemsOf({ g: { type: 'image/generate', state: 'muted', params } })).toMatchObject([
      { code: 'out-of-range', severity: 'warning' },
    ]);
    expect(problemsOf({ x: { type: 'their/own', state: 'muted' } })).toMatchObject([{ severity: 'warning' }]);
  });

  it('says of wires at an unknown type only that the type is unknown', () => {
    const problems = problemsOf({ ...shot, x: 'their/own' }, [...shotEdges, 'x.out -> c.clips', 'a.video -> x.in']);
    expect(problems.map(({ code }) => code)).toEqual(['unknown-type']);
  });

  it.each<[string, Record<string, unknown>, Partial<Problem>, string]>([
    [
      'an input of a node that is not there',
      { inputs: [{ name: 'topic', node: 'gone', param: 'text' }] },
      { code: 'exposed-input', severity: 'error', node: 'gone' },
      'belongs to node “gone”, which does not exist',
    ],
    [
      'an input that sets nothing',
      { inputs: [{ name: 'topic', node: 'a', param: 'topic' }] },
      { code: 'exposed-input', node: 'a', param: 'topic' },
      'there are “prompt”, “seconds”, “model”',
    ],
    [
      'two inputs of one name',
      {
        inputs: [
          { name: 'x', node: 'a', param: 'model' },
          { name: 'x', node: 'a', param: 'prompt' },
        ],
      },
      { code: 'exposed-input' },
      'Two inputs of the graph are called “x”',
    ],
    [
      'an output of a node that is not there',
      { outputs: [{ name: 'film', node: 'gone', port: 'video' }] },
      { code: 'exposed-output', severity: 'error' },
      'comes from node “gone”',
    ],
    [
      'an output that is no port',
      { outputs: [{ name: 'film', node: 'c', port: 'film' }] },
      { code: 'exposed-output', node: 'c', port: 'film' },
      'its outputs are “video”, “captions”',
    ],
  ])('finds %s', (_name, more, place, words) => {
    const problems = problemsOf(shot, shotEdges, more);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(place);
    expect(problems[0]?.message).toContain(words);
  });

  it('warns of an input that a wire overrules', () => {
    const nodes: Nodes = { ...shot, s: { type: 'audio/speak', params: { text: 'hi' } } };
    const inputs = [{ name: 'length', node: 'a', param: 'seconds' }];
    expect(problemsOf(nodes, [...shotEdges, 's.seconds -> a.seconds'], { inputs })).toMatchObject([
      { code: 'exposed-input', severity: 'warning' },
    ]);
  });

  it('lets a template wait for its inputs', () => {
    const inputs = [{ name: 'topic', node: 't', param: 'text' }];
    expect(problemsOf({ t: 'text/value' }, [], { inputs })).toMatchObject([
      { code: 'input-to-fill', severity: 'warning', node: 't', param: 'text' },
    ]);
  });

  it('refuses lists of lists as an output', () => {
    const problems = problemsOf(
      { p: picture, a: 'video/animate', m: 'list/make', s: 'video/split' },
      ['p.image -> a.image', 'a.video -> m.items', 'm.list -> s.video'],
      { outputs: [{ name: 'clips', node: 's', port: 'clips' }] },
    );
    expect(problems).toMatchObject([{ code: 'nested-list', node: 's', port: 'clips' }]);
  });
});
