import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Graph, zGraph } from '../graph/graph.ts';
import { graphHash } from './graphHash.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const node = (text: string, more: object = {}) => ({ type: 'text/value', typeVersion: 1, params: { text }, ...more });
const base = {
  ...{ format: 'shotgraph', version: 1, id: 'g', name: 'Name', description: 'Words.' },
  nodes: { b: node('two'), a: node('one', { state: 'muted', seed: 7 }), c: node('three') },
  edges: {
    z: { from: { node: 'b', port: 'text' }, to: { node: 'c', port: 'text' }, order: 2 },
    y: { from: { node: 'c', port: 'text' }, to: { node: 'a', port: 'text' } },
  },
  inputs: [{ name: 'words', node: 'b', param: 'text' }],
  outputs: [{ name: 'out', node: 'a', port: 'text' }],
};
const hashOf = (change: Partial<Graph> | object = {}) => graphHash(zGraph.parse({ ...base, ...change }), hash);

describe('the hash of a graph', () => {
  it('is the same whatever the order of its parts, and of what changes nothing that is made', () => {
    const { a, b, c } = base.nodes;
    const { z, y } = base.edges;
    for (const change of [
      { nodes: { c, a, b } },
      { edges: { wire: y, other: z } },
      { nodes: { a, c, b: { ...b, title: 'Shown', pick: 'x', locked: true, source: { scene: 's001' } } } },
      { name: 'Other', description: '', layout: { nodes: { a: { x: 1, y: 2 } } } },
      { inputs: [{ name: 'words', title: 'Words', description: 'What is said.', node: 'b', param: 'text' }] },
    ])
      expect(hashOf(change), JSON.stringify(change)).toBe(hashOf());
  });

  it('is another for all that can change what is made', () => {
    const { a, b, c } = base.nodes;
    const { z, y } = base.edges;
    const others = [
      { nodes: { a, b, c: node('four') } },
      { nodes: { a, b, d: c } },
      { nodes: { a, b, c: node('three', { roll: 1 }) } },
      { nodes: { a, b, c: node('three', { tier: 'final' }) } },
      { nodes: { a: node('one', { seed: 7 }), b, c } },
      { edges: { z } },
      { edges: { z: { ...z, order: 3 }, y } },
      { inputs: [] },
      { outputs: [{ name: 'out', node: 'b', port: 'text' }] },
    ].map((change) => hashOf(change));
    expect(new Set([hashOf(), ...others]).size).toBe(others.length + 1);
  });
});
