import { expect, it } from 'vitest';
import { canonicalJson } from '../graph/canonicalJson.ts';
import { zGraph } from '../graph/graph.ts';
import { graphMeaning } from './graphMeaning.ts';

const node = (text: string) => ({ type: 'text/value', typeVersion: 1, params: { text, a: 1 } });
const graph = zGraph.parse({
  ...{ format: 'shotgraph', version: 1, id: 'g', name: 'Name', description: 'Words.' },
  nodes: {
    b: { ...node('two'), title: 'Shown', pick: 'x', locked: true, source: { scene: 's001' } },
    'a/1': { ...node('“one”'), state: 'muted', seed: 7, roll: 1, tier: 'final' },
    B: node('big'),
    ä: node('umlaut'),
  },
  edges: {
    z: { from: { node: 'b', port: 'text' }, to: { node: 'B', port: 'text' }, order: 2 },
    y: { from: { node: 'B', port: 'text' }, to: { node: 'a/1', port: 'text' } },
  },
  inputs: [{ name: 'words', title: 'Words', node: 'b', param: 'text' }],
  outputs: [{ name: 'out', title: 'Out', node: 'a/1', port: 'text' }],
  layout: { nodes: { b: { x: 1, y: 2 } } },
});

it('is the canonical text of nodes, wires, inputs and outputs, without what changes nothing that is made', () => {
  const { b, 'a/1': a, B, ä: umlaut } = graph.nodes as Record<string, object>;
  const { title: _title, pick: _pick, locked: _locked, source: _source, ...bare } = b as Record<string, unknown>;
  const whole = {
    nodes: { 'a/1': a, b: bare, B, ä: umlaut },
    edges: Object.values(graph.edges)
      .map((edge) => canonicalJson(edge))
      .sort(),
    inputs: [{ name: 'words', node: 'b', param: 'text' }],
    outputs: [{ name: 'out', node: 'a/1', port: 'text' }],
  };
  expect(graphMeaning(graph)).toBe(canonicalJson(whole));
  expect(graphMeaning(structuredClone(graph))).toBe(canonicalJson(whole));
});
