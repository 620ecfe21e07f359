import { expect, it } from 'vitest';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import { carried, moveCommands } from './moveCommands.ts';
import { SceneMaker } from './scene.ts';

const graph = graphOf({
  nodes: { a: node(), b: node(), loose: node() },
  layout: { nodes: { a: { x: 100, y: 100, color: 'red' }, b: { x: 500, y: 100 }, loose: { x: 3000, y: 0 } } },
  frames: {
    scene: { title: 'Scene', x: 0, y: 0, width: 1000, height: 600, nodes: ['a', 'b'] },
    other: { title: 'Other', x: 2000, y: 0, width: 900, height: 600, nodes: [] },
  },
});

it('takes the nodes of a frame along, and keeps them in it', () => {
  const after = moved(['frame:scene'], { x: 50, y: 20 });
  expect(after.frames['scene']).toMatchObject({ x: 50, y: 20, nodes: ['a', 'b'] });
  expect(after.layout.nodes).toMatchObject({ a: { x: 150, y: 120, color: 'red' }, b: { x: 550, y: 120 } });
  expect(after.layout.nodes['loose']).toEqual({ x: 3000, y: 0 });
});

it('lets a node out of its frame, and into the one where it is dropped', () => {
  const after = moved(['a'], { x: 2000, y: 0 });
  expect(after.frames['scene']?.nodes).toEqual(['b']);
  expect(after.frames['other']?.nodes).toEqual(['a']);
  expect(moved(['a'], { x: 0, y: 2000 }).frames['other']?.nodes).toEqual([]);
});

it('leaves membership alone while a node stays in its frame', () => {
  expect(moved(['a'], { x: 20, y: 20 }).frames).toEqual(graph.frames);
});

it('changes nothing where nothing was moved', () => {
  expect(moveCommands(graph, sceneOf(graph), new Set(['a']), { x: 0, y: 0 })).toEqual([]);
});

function moved(ids: readonly string[], by: { x: number; y: number }): Graph {
  const applied = applyCommands(graph, moveCommands(graph, sceneOf(graph), carried(graph, ids), by));
  if (!applied.ok) throw new Error('The commands do not apply.');
  return applied.graph;
}

function sceneOf(graph: Graph) {
  return new SceneMaker().of(graph, new Map());
}

function node() {
  return { type: 'test/any', typeVersion: 1, params: {} };
}

function graphOf(part: object): Graph {
  const parsed = parseGraph(JSON.stringify({ format: 'shotgraph', version: 1, id: 'g', name: 'G', ...part }));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.graph;
}
