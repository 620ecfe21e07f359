import { describe, expect, it } from 'vitest';
import { checkConnection } from './checkConnection.ts';
import { connectionChecker } from './connectionChecker.ts';
import { testConnection, testGraph, testNodeTypes } from './testNodeTypes.ts';

type Nodes = Parameters<typeof testGraph>[0];

const check = (nodes: Nodes, edges: readonly string[], connection: string) =>
  checkConnection(testConnection(connection), testGraph(nodes, edges), testNodeTypes);

const clips: Nodes = {
  a: 'video/animate',
  b: 'video/animate',
  make: 'list/make',
  trim: 'video/trim',
  trim2: 'video/trim',
  split: 'video/split',
  concat: 'video/concat',
  pick: 'list/pick',
  flatten: 'list/flatten',
  picture: 'image/import',
  words: 'text/value',
  voice: 'audio/speak',
  loud: 'audio/loudness',
  pair: 'video/pair',
  file: 'export/file',
};
const listOfTwo = ['a.video -> make.items', 'b.video -> make.items'];

describe('a connection that is ok', () => {
  it.each<[string, readonly string[], string]>([
    ['single into single', [], 'a.video -> trim.video'],
    ['single into list', [], 'a.video -> concat.clips'],
    ['another single into the same list', ['a.video -> concat.clips'], 'b.video -> concat.clips'],
    ['the same clip twice into a list', ['a.video -> concat.clips'], 'a.video -> concat.clips'],
    ['list into list', listOfTwo, 'make.list -> concat.clips'],
    ['list beside a single into a list', [...listOfTwo, 'make.list -> concat.clips'], 'a.video -> concat.clips'],
    ['list into single: the node is mapped', listOfTwo, 'make.list -> trim.video'],
    ['a mapped single into a list', [...listOfTwo, 'make.list -> trim.video'], 'trim.video -> concat.clips'],
    ['a mapped single into a single', [...listOfTwo, 'make.list -> trim.video'], 'trim.video -> trim2.video'],
    ['a field by wire', [], 'words.text -> voice.text'],
    [
      'a number into the field of a mapped node',
      [...listOfTwo, 'make.list -> trim.video'],
      'voice.seconds -> trim.start',
    ],
    ['anything into an unbound variable', [], 'words.text -> make.items'],
    ['the kind that a variable is bound to', ['a.video -> make.items'], 'b.video -> make.items'],
    ['two unbound variables', [], 'make.list -> pick.list'],
    ['a variable bound from behind', ['make.list -> concat.clips'], 'a.video -> make.items'],
    ['a kind that a variable may be', [], 'a.video -> loud.media'],
    ['an unbound variable to one with fewer kinds', [], 'pick.item -> loud.media'],
    [
      'lists of lists into the input that takes them',
      [...listOfTwo, 'make.list -> split.video'],
      'split.clips -> flatten.lists',
    ],
    [
      'making a node mapped whose list is flattened',
      [...listOfTwo, 'split.clips -> flatten.lists'],
      'make.list -> split.video',
    ],
    [
      'making a node mapped whose result is joined further down',
      [...listOfTwo, 'trim.video -> concat.clips', 'concat.video -> split.video', 'split.clips -> trim2.video'],
      'make.list -> trim.video',
    ],
    ['a list into one of two single inputs', [...listOfTwo, 'make.list -> pair.first'], 'a.video -> pair.second'],
  ])('%s', (_name, edges, connection) => {
    expect(check(clips, edges, connection)).toEqual({ ok: true });
  });
});

describe('a connection that is refused', () => {
  it.each<[string, string, readonly string[], string, string]>([
    ['unknown-node', 'a node that is not there', [], 'nowhere.video -> trim.video', 'There is no node “nowhere”'],
    ['unknown-node', 'a name that every object has', [], 'constructor.video -> trim.video', 'no node “constructor”'],
    [
      'unknown-port',
      'an output that is not there',
      [],
      'a.film -> trim.video',
      '“Animate” (a) has no output “film”: its outputs are “video”',
    ],
    ['unknown-port', 'an input that is not there', [], 'a.video -> concat.clip', 'its inputs are “clips”, “captions”'],
    ['unknown-port', 'an input of a node that has none', [], 'words.text -> words2.in', 'it has no inputs'],
    ['self', 'a node to itself', [], 'trim.video -> trim.video', '“Trim” (trim) can not take'],
    [
      'cycle',
      'two nodes in a circle',
      ['trim.video -> trim2.video'],
      'trim2.video -> trim.video',
      '“Trim” (trim) → “Trim” (trim2) → “Trim” (trim)',
    ],
    [
      'wrong-kind',
      'text into a number',
      [],
      'words.text -> trim.start',
      'gives text, but the input “start” of “Trim” (trim) takes a number',
    ],
    ['wrong-kind', 'a kind that a variable may not be', [], 'picture.image -> loud.media', 'takes a video or a sound'],
    [
      'wrong-kind',
      'another kind than a variable is bound to',
      ['a.video -> make.items'],
      'words.text -> make.items',
      'takes a list of videos',
    ],
    [
      'wrong-kind',
      'another kind, bound from behind',
      ['make.list -> concat.clips'],
      'words.text -> make.items',
      'takes a list of videos',
    ],
    [
      'wrong-kind',
      'two variables bound to different kinds',
      ['a.video -> make.items', 'words.text -> make2.items', 'make2.list -> pick.list'],
      'make.list -> pick.list',
      'gives a list of videos',
    ],
    [
      'wrong-kind',
      'a variable that may be nothing',
      ['picture.image -> make.items'],
      'make.list -> loud.media',
      'gives a list of images',
    ],
    [
      'nested-mapping',
      'making a node mapped whose list goes on',
      [...listOfTwo, 'split.clips -> concat.clips'],
      'make.list -> split.video',
      'the output “clips” of “Split” (split) would give lists of lists to the input “clips” of “Concat” (concat)',
    ],
    [
      'nested-mapping',
      'the same further down',
      [...listOfTwo, 'trim.video -> split.video', 'split.clips -> trim2.video'],
      'make.list -> trim.video',
      'lists of lists to the input “video” of “Trim” (trim2)',
    ],
    [
      'occupied',
      'a second wire into a single input',
      ['a.video -> trim.video'],
      'b.video -> trim.video',
      'has one from output “video” of “Animate” (a): this one would replace it',
    ],
  ])('%s: %s', (code, _name, edges, connection, words) => {
    const nodes = { ...clips, words2: 'text/value', make2: 'list/make' };
    const verdict = check(nodes, edges, connection);
    expect(verdict).toMatchObject({ ok: false, refuse: code });
    expect('words' in verdict && verdict.words).toContain(words);
    expect('words' in verdict && verdict.words).toMatch(/^[“\p{Lu}].*\.$/su);
  });

  it('names the wire that would be replaced', () => {
    expect(check(clips, ['a.video -> trim.video'], 'b.video -> trim.video')).toMatchObject({ occupant: 'e0' });
  });

  it('tells the other reason first where replacing would not help', () => {
    expect(check(clips, ['a.video -> trim.video'], 'words.text -> trim.video')).toMatchObject({ refuse: 'wrong-kind' });
  });

  it('lets another kind replace the wire that alone bound the variable', () => {
    expect(check(clips, ['a.video -> file.file'], 'words.text -> file.file')).toMatchObject({ refuse: 'occupied' });
  });

  it('keeps the kind when another wire binds it too', () => {
    const edges = ['a.video -> loud.media', 'loud.media -> trim.video'];
    expect(check(clips, edges, 'voice.audio -> loud.media')).toMatchObject({ refuse: 'wrong-kind' });
  });

  it('names an unknown type', () => {
    const verdict = check({ odd: 'their/own', trim: 'video/trim' }, [], 'odd.video -> trim.video');
    expect(verdict).toMatchObject({ refuse: 'unknown-type' });
  });

  it('shortens a long way round', () => {
    const nodes = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`n${index}`, 'video/trim']));
    const edges = Array.from({ length: 49 }, (_, index) => `n${index}.video -> n${index + 1}.video`);
    const verdict = check(nodes, edges, 'n49.video -> n0.video');
    expect('words' in verdict && verdict.words).toContain(
      '“Trim” (n0) → “Trim” (n1) → “Trim” (n2) → “Trim” (n3) → … (44 more) → “Trim” (n48) → “Trim” (n49) → “Trim” (n0)',
    );
  });

  it('refuses lists of lists at an output of the graph', () => {
    const graph = testGraph(clips, listOfTwo, { outputs: [{ name: 'clips', node: 'split', port: 'clips' }] });
    const verdict = checkConnection(testConnection('make.list -> split.video'), graph, testNodeTypes);
    expect(verdict).toMatchObject({
      refuse: 'nested-mapping',
      words: expect.stringContaining('an output of the graph'),
    });
  });
});

describe('a conversion that is offered', () => {
  it.each([
    ['image to video', 'picture.image -> trim.video', { type: 'video/animate', input: 'image', output: 'video' }],
    ['video to image', 'a.video -> still.image', { type: 'video/extract-frame', input: 'video', output: 'image' }],
    ['video to sound', 'a.video -> mix.audios', { type: 'audio/extract', input: 'video', output: 'audio' }],
    ['text to image', 'words.text -> still.image', { type: 'image/generate', input: 'prompt', output: 'image' }],
    ['text to sound', 'words.text -> mix.audios', { type: 'audio/speak', input: 'text', output: 'audio' }],
  ])('%s', (_name, connection, convert) => {
    const verdict = check({ ...clips, still: 'video/animate', mix: 'audio/mix' }, [], connection);
    expect(verdict).toMatchObject({
      ok: false,
      convert,
      words: expect.stringContaining(`(${convert.type}) between them`),
    });
  });

  it('flattens lists of lists', () => {
    const edges = [...listOfTwo, 'make.list -> split.video'];
    const verdict = check(clips, edges, 'split.clips -> concat.clips');
    expect(verdict).toMatchObject({
      refuse: 'nested-list',
      convert: { type: 'list/flatten', input: 'lists', output: 'list' },
    });
  });

  it('is not made up where no node type does it', () => {
    expect(check(clips, [], 'words.text -> trim.start')).not.toHaveProperty('convert');
  });
});

describe('connectionChecker', () => {
  it('answers for many connections of one graph', () => {
    const ask = connectionChecker(testGraph(clips, ['trim.video -> trim2.video']), testNodeTypes);
    const verdicts = [
      'trim2.video -> trim.video',
      'a.video -> trim.video',
      'trim2.video -> trim.video',
      'trim2.video -> concat.clips',
    ].map((connection) => ask(testConnection(connection)).ok);
    expect(verdicts).toEqual([false, true, false, true]);
  });
});
