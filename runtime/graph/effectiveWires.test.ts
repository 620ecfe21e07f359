import { describe, expect, it } from 'vitest';
import { effectiveWires } from './effectiveWires.ts';
import type { NodeId } from './ids.ts';
import { testGraph, testNodeTypes } from './testNodeTypes.ts';

type Nodes = Parameters<typeof testGraph>[0];

const resolve = (nodes: Nodes, edges: readonly string[]) => {
  const effective = effectiveWires(testGraph(nodes, edges), testNodeTypes);
  return (id: string) => {
    const found = effective.nodes.get(id as NodeId);
    if (!found) return undefined;
    const inputs = [...found.inputs].map(([port, wires]) => [
      port,
      wires.map(({ from }) => `${from.node}.${from.port}`),
    ]);
    return { inputs: Object.fromEntries(inputs) as unknown, lacking: found.lacking, over: found.over };
  };
};
const muted = (type: string) => ({ type, state: 'muted' });
const bypassed = (type: string) => ({ type, state: 'bypassed' });

const node = (id: string) => id as NodeId;

describe('effectiveWires', () => {
  it('gives the wires of an active graph in edge order', () => {
    const at = resolve({ a: 'video/animate', b: 'video/animate', c: 'video/concat' }, [
      'b.video -> c.clips',
      'a.video -> c.clips',
    ]);
    expect(at('c')).toEqual({ inputs: { clips: ['b.video', 'a.video'] }, lacking: [], over: [] });
  });

  it('lacks a muted source in a list, and in an optional input', () => {
    const at = resolve(
      { a: 'video/animate', b: muted('video/animate'), c: 'video/concat', s: muted('audio/speak'), n: 'video/trim' },
      ['a.video -> c.clips', 'b.video -> c.clips', 'a.video -> n.video', 's.seconds -> n.start'],
    );
    expect(at('c')).toEqual({ inputs: { clips: ['a.video'] }, lacking: [], over: [] });
    expect(at('n')).toEqual({ inputs: { video: ['a.video'] }, lacking: [], over: [] });
    expect(at('b')).toBeUndefined();
  });

  it('skips the consumer of a muted source at a required input, and what requires that', () => {
    const at = resolve(
      { a: muted('image/import'), b: 'video/animate', c: 'video/trim', d: 'video/concat', e: 'video/animate' },
      ['a.image -> b.image', 'b.video -> c.video', 'c.video -> d.clips', 'e.video -> d.clips'],
    );
    expect(at('b')?.lacking).toEqual([{ port: 'image', because: 'a' }]);
    expect(at('c')?.lacking).toEqual([{ port: 'video', because: 'a' }]);
    expect(at('d')).toMatchObject({ inputs: { clips: ['c.video', 'e.video'] }, lacking: [] });
  });

  it('skips the consumer whose required list has lost everything', () => {
    const at = resolve({ a: muted('video/animate'), c: 'video/concat' }, ['a.video -> c.clips']);
    expect(at('c')?.lacking).toEqual([{ port: 'clips', because: 'a' }]);
  });

  it('lets a required field fall back to its value', () => {
    const nodes = {
      t: muted('text/value'),
      with: { type: 'audio/speak', params: { text: 'hello' } },
      without: 'audio/speak',
    };
    const at = resolve(nodes, ['t.text -> with.text', 't.text -> without.text']);
    expect(at('with')?.lacking).toEqual([]);
    expect(at('without')?.lacking).toEqual([{ port: 'text', because: 't' }]);
  });

  it('passes the first wired input of the kind past a bypassed node, through several', () => {
    const at = resolve(
      {
        a: 'video/animate',
        b: bypassed('video/trim'),
        c: bypassed('video/add-audio'),
        s: 'audio/speak',
        d: 'video/trim',
      },
      ['a.video -> b.video', 'b.video -> c.video', 's.audio -> c.audios', 'c.video -> d.video'],
    );
    expect(at('d')).toEqual({ inputs: { video: ['a.video'] }, lacking: [], over: [] });
  });

  it('counts a bypassed node without such an input as muted', () => {
    const at = resolve({ a: 'video/animate', b: bypassed('video/extract-frame'), c: 'video/animate' }, [
      'a.video -> b.video',
      'b.image -> c.image',
    ]);
    expect(at('c')?.lacking).toEqual([{ port: 'image', because: 'b' }]);
  });

  it('counts it as muted when what it would pass is muted, though another input has something', () => {
    const at = resolve(
      { s: muted('image/import'), p: 'image/import', c: bypassed('image/composite'), d: 'video/animate' },
      ['s.image -> c.setting', 'p.image -> c.people', 'c.image -> d.image'],
    );
    expect(at('d')?.lacking).toEqual([{ port: 'image', because: 'c' }]);
  });

  it('passes a list past a mapped node', () => {
    const at = resolve({ a: 'video/animate', m: 'list/make', t: bypassed('video/trim'), u: 'video/trim' }, [
      'a.video -> m.items',
      'm.list -> t.video',
      't.video -> u.video',
    ]);
    expect(at('u')).toEqual({ inputs: { video: ['m.list'] }, lacking: [], over: ['video'] });
  });

  it('joins the wires of a bypassed list where a list is taken', () => {
    const at = resolve({ a: 'video/animate', b: 'video/animate', m: bypassed('list/make'), c: 'video/concat' }, [
      'a.video -> m.items',
      'b.video -> m.items',
      'm.list -> c.clips',
    ]);
    expect(at('c')?.inputs).toEqual({ clips: ['a.video', 'b.video'] });
  });

  it('never turns a single value into a list', () => {
    const at = resolve({ a: 'video/animate', m: 'list/make', p: bypassed('list/pick'), t: 'video/trim' }, [
      'a.video -> m.items',
      'm.list -> p.list',
      'p.item -> t.video',
    ]);
    expect(at('t')?.lacking).toEqual([{ port: 'video', because: 'p' }]);
  });

  it('tells where an output of the graph comes from', () => {
    const graph = testGraph({ a: 'video/animate', b: bypassed('video/trim'), m: muted('video/trim') }, [
      'a.video -> b.video',
    ]);
    const { sourcesOf } = effectiveWires(graph, testNodeTypes);
    expect(sourcesOf({ node: node('b'), port: 'video' })).toEqual([{ node: 'a', port: 'video' }]);
    expect(sourcesOf({ node: node('a'), port: 'video' })).toEqual([{ node: 'a', port: 'video' }]);
    expect(sourcesOf({ node: node('m'), port: 'video' })).toEqual([]);
  });
});
