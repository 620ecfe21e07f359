import { cardGap, cardSize } from '../../runtime/graph/boxes.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';

/** Nodes as one reads the canvas: line by line, each from left to right. */
export function readingOrder(graph: Graph, isWanted: (id: NodeId) => boolean): NodeId[] {
  const line = cardSize.height + cardGap.y;
  const places = (Object.keys(graph.nodes) as NodeId[]).filter(isWanted).map((id) => {
    const { x = 0, y = 0 } = graph.layout.nodes[id] ?? {};
    return { id, x, row: Math.round(y / line) };
  });
  return places.sort((one, other) => one.row - other.row || one.x - other.x).map(({ id }) => id);
}
