import type { Graph } from '../../runtime/graph/graph.ts';
import { documentId, type CanvasNode } from './flowNodes.ts';

export interface Places {
  readonly nodes: ReadonlyMap<string, { x: number; y: number }>;
  readonly frames: ReadonlyMap<string, { x: number; y: number }>;
  readonly notes: ReadonlyMap<string, { x: number; y: number }>;
}

/** Where things stand after a drag. What stands in a frame goes with it, unless it was dragged itself. */
export function placesAfterDrag(
  graph: Graph,
  before: ReadonlyMap<string, { x: number; y: number }>,
  moved: readonly CanvasNode[],
): Places {
  const places = { nodes: new Map(), frames: new Map(), notes: new Map() } satisfies Places;
  const carried = new Map<string, { x: number; y: number }>();
  for (const { id: flowId, position } of moved) {
    const { section, id } = documentId(flowId);
    const start = before.get(flowId);
    if (start && start.x === position.x && start.y === position.y) continue;
    places[section].set(id, position);
    const frame = section === 'frames' ? graph.frames[id] : undefined;
    if (!frame) continue;
    for (const member of frame.nodes) {
      const place = graph.layout.nodes[member];
      if (place) carried.set(member, { x: place.x + position.x - frame.x, y: place.y + position.y - frame.y });
    }
  }
  for (const [id, place] of carried) if (!places.nodes.has(id)) places.nodes.set(id, place);
  return places;
}
