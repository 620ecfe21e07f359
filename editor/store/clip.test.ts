import { expect, it } from 'vitest';
import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { clipOf, parseClip } from './clip.ts';
import { pasteCommands } from './copyCommands.ts';

const graph = graphOf({
  nodes: {
    source: { type: 'text/value', typeVersion: 1, params: { text: 'x' } },
    a: { type: 'text/join', typeVersion: 1, params: { separator: '-' }, pick: 'r1', locked: true, title: 'A' },
    b: { type: 'text/join', typeVersion: 1, params: {} },
  },
  edges: {
    in: { from: { node: 'source', port: 'text' }, to: { node: 'a', port: 'texts' }, order: 3 },
    among: { from: { node: 'a', port: 'text' }, to: { node: 'b', port: 'texts' }, order: 0 },
  },
  layout: { nodes: { a: { x: 10, y: 20, color: 'red' }, b: { x: 400, y: 20 } } },
  frames: { f: { title: 'F', x: 0, y: 0, width: 900, height: 400, color: 'blue', nodes: ['a', 'b'] } },
  notes: { n: { text: 'Look', x: 0, y: 500, width: 200, height: 100 } },
});

it('comes through text as it went in, without takes and locks', () => {
  const clip = parseClip(JSON.stringify(clipOf(graph, ['frame:f', 'note:n'])));
  expect(clip?.nodes).toEqual({
    a: { type: 'text/join', typeVersion: 1, params: { separator: '-' }, title: 'A' },
    b: { type: 'text/join', typeVersion: 1, params: {} },
  });
  expect(clip?.edges).toEqual({ among: graph.edges['among' as never] });
  expect(clip?.incoming).toEqual({ in: graph.edges['in' as never] });
  expect(clip?.notes).toEqual(graph.notes);
});

it('pastes under new ids, moved, with its frames and the wires among the copies', () => {
  const after = pasted(graph, false);
  const made = Object.entries(after.nodes).filter(([id]) => !Object.hasOwn(graph.nodes, id));
  expect(made).toHaveLength(2);
  const [idOfA = ''] = made.find(([, node]) => node.title === 'A') ?? [];
  expect(after.layout.nodes[idOfA]).toEqual({ x: 110, y: 220, color: 'red' });
  const frame = Object.entries(after.frames).find(([id]) => id !== 'f');
  expect(frame?.[1]).toMatchObject({ x: 100, y: 200, color: 'blue', nodes: made.map(([id]) => id) });
  const wires = Object.entries(after.edges).filter(([id]) => !Object.hasOwn(graph.edges, id));
  expect(wires.map(([, { from, to }]) => [from.node, to.node])).toEqual([made.map(([id]) => id)]);
});

it('keeps wires from outside when they are asked for, where the other node is there', () => {
  const from = (after: Graph) => Object.values(after.edges).filter((edge) => edge.from.node === 'source').length;
  expect(from(pasted(graph, true))).toBe(2);
  expect(from(pasted(graph, false))).toBe(1);
  expect(from(pasted(graphOf({}), true))).toBe(0);
});

it('is no clip what was not copied here', () => {
  expect(parseClip('{"format":"shotgraph","version":1}')).toBeUndefined();
  expect(parseClip('{')).toBeUndefined();
  expect(parseClip('INT. KITCHEN - DAY')).toBeUndefined();
  const clip = { ...clipOf(graph, ['a']), nodes: { a: { type: 7 } } };
  expect(parseClip(JSON.stringify(clip))).toBeUndefined();
});

function pasted(into: Graph, keepIncoming: boolean): Graph {
  const { commands } = pasteCommands(into, clipOf(graph, ['frame:f']), { by: { x: 100, y: 200 }, keepIncoming });
  const applied = applyCommands(into, commands);
  if (!applied.ok) throw new Error('The commands do not apply.');
  return applied.graph;
}

function graphOf(part: object): Graph {
  const parsed = parseGraph(JSON.stringify({ format: 'shotgraph', version: 1, id: 'g', name: 'G', ...part }));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.graph;
}
