import { expect, it } from 'vitest';
import { zGraph } from '../../runtime/graph/graph.ts';
import { readingOrder } from './readingOrder.ts';

it('goes line by line, and takes what stands a little lower for the same line', () => {
  const places = {
    c: { x: 800, y: 40 },
    a: { x: 0, y: 0 },
    d: { x: 0, y: 400 },
    b: { x: 400, y: -60 },
    gone: { x: 1, y: 1 },
  };
  const node = { type: 'text/value', typeVersion: 1 };
  const graph = zGraph.parse({
    ...{ format: 'shotgraph', version: 1, id: 'g', name: '' },
    nodes: { a: node, b: node, c: node, d: node },
    layout: { nodes: places },
  });
  expect(readingOrder(graph, () => true)).toEqual(['a', 'b', 'c', 'd']);
  expect(readingOrder(graph, (id) => id !== 'b')).toEqual(['a', 'c', 'd']);
});
