import { expect, it } from 'vitest';
import { zGraph } from '../../runtime/graph/graph.ts';
import { layoutSelection } from './layoutSelection.ts';

const wire = (from: string, to: string) => ({ from: { node: from, port: 'text' }, to: { node: to, port: 'texts' } });

it('sets what is wired from left to right, leaves nothing on top of another, and keeps the corner', () => {
  const graph = zGraph.parse({
    ...{ format: 'shotgraph', version: 1, id: 'film', name: '' },
    edges: { a: wire('one', 'join'), b: wire('two', 'join'), c: wire('join', 'last') },
  });
  const at = { x: 500, y: 300, width: 300, height: 200 };
  const cards = new Map(['last', 'join', 'one', 'two'].map((id, index) => [id, { ...at, x: at.x + index }]));
  const places = layoutSelection(graph, cards);
  const place = (id: string) => places.get(id) ?? { x: Number.NaN, y: Number.NaN };
  expect(place('one').x).toBe(place('two').x);
  expect(Math.abs(place('one').y - place('two').y)).toBeGreaterThanOrEqual(at.height);
  expect(place('join').x).toBeGreaterThanOrEqual(place('one').x + at.width);
  expect(place('last').x).toBeGreaterThanOrEqual(place('join').x + at.width);
  expect(Math.min(...[...places.values()].map(({ x }) => x))).toBe(at.x);
  expect(Math.min(...[...places.values()].map(({ y }) => y))).toBe(at.y);
});
