import { expect, it } from 'vitest';
import type { Graph } from '../../runtime/graph/graph.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { testNodeTypes } from '../../runtime/graph/testNodeTypes.ts';
import { foldedPort, foldedSize, SceneMaker } from './scene.ts';

const graph = graphOf({
  nodes: { a: node(), b: node(), c: node(), d: node() },
  edges: {
    inside: edge('a', 'b'),
    out: edge('b', 'c'),
    outAgain: { ...edge('a', 'c') },
    elsewhere: edge('c', 'd'),
  },
  layout: { nodes: { a: { x: 0, y: 0 }, b: { x: 400, y: 0 }, c: { x: 2000, y: 0 }, d: { x: 2400, y: 0 } } },
  frames: { scene: { title: 'Scene', x: -50, y: -90, width: 900, height: 500, collapsed: true, nodes: ['a', 'b'] } },
});

it('shows a collapsed frame as one box, at which the wires of its nodes end', () => {
  const scene = new SceneMaker().of(graph, testNodeTypes);
  expect([...scene.cards.keys()]).toEqual(['c', 'd']);
  expect(scene.frames.get('scene')).toMatchObject({ x: -50, y: -90, ...foldedSize, isCollapsed: true });
  expect([...scene.folded]).toEqual([
    ['a', 'scene'],
    ['b', 'scene'],
  ]);
  // The wire inside is gone, two to the same port are one.
  expect([...scene.wires.keys()]).toEqual(['out', 'elsewhere']);
  expect(scene.wires.get('out')).toMatchObject({
    ...{ source: 'frame:scene', sourcePort: foldedPort, target: 'c', isWhole: false },
    curve: { from: { x: -50 + foldedSize.width, y: -90 + foldedSize.height / 2 } },
  });
});

it('keeps the parts that did not change as they were', () => {
  const maker = new SceneMaker();
  const before = maker.of(graph, testNodeTypes);
  const moved = { ...graph, layout: { nodes: { ...graph.layout.nodes, d: { x: 2500, y: 10 } } } };
  const after = maker.of(moved, testNodeTypes);
  expect(after.cards.get('c')).toBe(before.cards.get('c'));
  expect(after.wires.get('out')).toBe(before.wires.get('out'));
  expect(after.wires.get('elsewhere')).not.toBe(before.wires.get('elsewhere'));
  expect(maker.of(moved, testNodeTypes)).toBe(after);
});

it('shows a node that is in an open frame too', () => {
  const open = { title: 'Open', x: 0, y: 0, width: 10, height: 10, nodes: graph.frames['scene']?.nodes ?? [] };
  const scene = new SceneMaker().of({ ...graph, frames: { ...graph.frames, open } }, testNodeTypes);
  expect(scene.cards.size).toBe(4);
});

function node() {
  return { type: 'test/any', typeVersion: 1, params: {} };
}

function edge(from: string, to: string) {
  return { from: { node: from, port: 'out' }, to: { node: to, port: 'in' } };
}

function graphOf(part: object): Graph {
  const parsed = parseGraph(JSON.stringify({ format: 'shotgraph', version: 1, id: 'g', name: 'G', ...part }));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.graph;
}
