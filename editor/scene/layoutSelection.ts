import dagre from '@dagrejs/dagre';
import { Graph as LayeredGraph } from '@dagrejs/graphlib';
import { cardGap } from '../../runtime/graph/boxes.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { Point } from './point.ts';
import type { Rect } from './rect.ts';
import { around } from './rect.ts';

/** Places of some cards in order of the wires among them, from left to right, with the corner where it was. */
export function layoutSelection(graph: Graph, cards: ReadonlyMap<string, Rect>): Map<string, Point> {
  const corner = around(cards.values());
  if (!corner) return new Map();
  const layered = new LayeredGraph();
  layered.setGraph({ rankdir: 'LR', ranksep: cardGap.x, nodesep: cardGap.y });
  layered.setDefaultEdgeLabel(() => ({}));
  for (const [id, { width, height }] of cards) layered.setNode(id, { width, height });
  for (const { from, to } of Object.values(graph.edges)) {
    if (cards.has(from.node) && cards.has(to.node)) layered.setEdge(from.node, to.node);
  }
  dagre.layout(layered);
  const placed = [...cards].map(([id, rect]): [string, Rect] => {
    // The layout writes the middle of each card beside its size.
    const middle = layered.node(id) as Point;
    return [id, { ...rect, x: middle.x - rect.width / 2, y: middle.y - rect.height / 2 }];
  });
  const now = around(placed.map(([, rect]) => rect));
  const by = { x: corner.x - (now?.x ?? 0), y: corner.y - (now?.y ?? 0) };
  return new Map(placed.map(([id, { x, y }]) => [id, { x: Math.round(x + by.x), y: Math.round(y + by.y) }]));
}
