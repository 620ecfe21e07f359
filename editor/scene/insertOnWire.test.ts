import { expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { insertCommands, insertionInto, makeRoom, wiresUnder } from './insertOnWire.ts';
import { SceneMaker } from './scene.ts';

const types = new Map(nodeDefinitions.map(({ info }) => [info.type, info]));
const wire = 'w' as EdgeId;
const graph = graphOf({
  nodes: { a: node('text/value'), b: node('text/join'), join: node('text/join'), clip: node('video/import') },
  edges: { w: { from: { node: 'a', port: 'text' }, to: { node: 'b', port: 'texts' }, order: 4 } },
  layout: { nodes: { a: { x: 0, y: 0 }, b: { x: 600, y: 0 }, join: { x: 0, y: 900 }, clip: { x: 0, y: 1300 } } },
});
const edge = graph.edges[wire];

it('finds how a node would stand in a wire, and puts it there with the order kept', () => {
  const insertion = insertionInto('w', 'join' as NodeId, graph, types);
  expect(insertion).toEqual({ input: 'texts', output: 'text', isList: true });
  const ids = { edgeId: wire, node: 'join' as NodeId, newEdge: 'new' as EdgeId };
  const applied = applyCommands(graph, insertCommands(insertion!, ids, edge));
  expect(applied.ok && applied.graph.edges).toEqual({
    new: { from: { node: 'a', port: 'text' }, to: { node: 'join', port: 'texts' }, order: 0 },
    w: { from: { node: 'join', port: 'text' }, to: { node: 'b', port: 'texts' }, order: 4 },
  });
});

it('refuses what does not fit, and what has wires of its own', () => {
  expect(insertionInto('w', 'clip' as NodeId, graph, types)).toBeUndefined();
  expect(insertionInto('w', 'b' as NodeId, graph, types)).toBeUndefined();
});

it('finds the wire that a card lies on', () => {
  const scene = new SceneMaker().of(graph, types);
  const card = scene.cards.get('join')!;
  expect(wiresUnder(scene, { ...card, x: 350, y: 0 }).map(({ id }) => id)).toEqual(['w']);
  expect(wiresUnder(scene, card)).toEqual([]);
});

it('shifts what follows aside where there is no room', () => {
  const scene = new SceneMaker().of(graph, types);
  const card = { ...scene.cards.get('join')!, x: 400, y: 0 };
  expect(makeRoom(graph, scene, card, 'b' as NodeId)).toEqual([
    { op: 'set-place', id: 'b', value: { x: 400 + card.width + 60, y: 0 } },
  ]);
  expect(makeRoom(graph, scene, { ...card, y: 2000 }, 'b' as NodeId)).toEqual([]);
});

function node(type: string) {
  return { type, typeVersion: types.get(type)?.version ?? 1, params: {} };
}

function graphOf(part: object): Graph {
  const parsed = parseGraph(JSON.stringify({ format: 'shotgraph', version: 1, id: 'g', name: 'G', ...part }));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.graph;
}
