import { expect, it } from 'vitest';
import { zGraph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { outlineTree } from './outlineTree.ts';
import { wireWords } from './wireWords.ts';

const node = (title?: string, shot?: string) => ({
  ...{ type: 'text/value', typeVersion: 1 },
  ...(title !== undefined && { title }),
  ...(shot !== undefined && { source: { shot } }),
});

const graph = zGraph.parse({
  ...{ format: 'shotgraph', version: 1, id: 'g', name: 'G' },
  nodes: { b2: node('B2', 's001-002'), b1: node('B1', 's001-001'), join: node('Join'), a: node(), z: node('Z') },
  edges: {
    e1: { from: { node: 'a', port: 'text' }, to: { node: 'z', port: 'texts' } },
    e2: { from: { node: 'z', port: 'text' }, to: { node: 'join', port: 'texts' } },
  },
  frames: {
    second: { title: 'Two', x: 900, y: 0, width: 1, height: 1, nodes: [] },
    first: { title: 'One', x: 0, y: 0, width: 1, height: 1, nodes: ['join', 'b2', 'b1', 'gone'] },
  },
  layout: { nodes: { z: { x: 0, y: 400 }, a: { x: 0, y: 100 }, b2: { x: 0, y: 0 }, b1: { x: 50, y: 0 } } },
});
const titleOf = () => 'Text';

it('lists frames with their nodes shot by shot, then the nodes in none, as they stand on the canvas', () => {
  const rows = outlineTree(graph, new Set(), titleOf);
  expect(rows.map(({ title, level, place, siblings }) => [title, level, `${place}/${siblings}`])).toEqual([
    ['One', 1, '1/4'],
    ['B1', 2, '1/3'],
    ['B2', 2, '2/3'],
    ['Join', 2, '3/3'],
    ['Two', 1, '2/4'],
    ['Text', 1, '3/4'],
    ['Z', 1, '4/4'],
  ]);
  expect(rows.map(({ shot }) => shot).filter((shot) => shot !== undefined)).toEqual([1, 2]);
});

it('leaves out what is in closed frames', () => {
  const rows = outlineTree(graph, new Set(['first']), titleOf);
  expect(rows.map(({ title, nodes }) => [title, nodes])).toEqual([
    ['One', 3],
    ['Two', 0],
    ['Text', undefined],
    ['Z', undefined],
  ]);
});

it('tells the wires of a node, those that come in first', () => {
  const words = wireWords(graph, 'z' as NodeId, (id) => id.toUpperCase());
  expect(words.map((wire) => [wire.side, wire.other, wire.words])).toEqual([
    ['in', 'a', 'texts from A'],
    ['out', 'join', 'text to JOIN'],
  ]);
});
