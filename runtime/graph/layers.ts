import type { NodeId } from './ids.ts';
import type { Wires } from './wires.ts';

/**
 * Columns of a left to right layout of some nodes: each node stands right of all that it takes from among them, and
 * within a column in about the order of what it takes from.
 *
 * @param ids in topological order; what has no order (a cycle) may stand at the end
 */
export function layersOf(ids: readonly NodeId[], wires: Wires): NodeId[][] {
  const inside = new Set(ids);
  const places = new Map<NodeId, { layer: number; row: number }>();
  const layers: { id: NodeId; wish: number }[][] = [];
  for (const id of ids) {
    let layer = 0;
    let rows = 0;
    let sources = 0;
    for (const { from } of wires.byId.get(id)?.incoming ?? []) {
      const place = inside.has(from.node) ? places.get(from.node) : undefined;
      if (!place) continue;
      layer = Math.max(layer, place.layer + 1);
      rows += place.row;
      sources += 1;
    }
    const column = (layers[layer] ??= []);
    // A node without sources keeps the place that it came at.
    column.push({ id, wish: sources > 0 ? rows / sources : column.length });
    places.set(id, { layer, row: column.length - 1 });
  }
  return layers.map((column) => column.sort((a, b) => a.wish - b.wish).map(({ id }) => id));
}
