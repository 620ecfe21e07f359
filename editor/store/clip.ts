import { z } from 'zod';
import { zEdge, zFrame, zLayout, zNode, zNote, type Graph } from '../../runtime/graph/graph.ts';
import { zEdgeId, zNodeId, type EdgeId, type NodeId } from '../../runtime/graph/ids.ts';
import { documentId } from '../scene/flowId.ts';

const id = z.string().min(1).max(200);

/** A piece of a graph on its way through the clipboard: nodes with the wires among them, frames and notes. */
export const zClip = z.strictObject({
  format: z.literal('shotgraph-clip'),
  version: z.literal(1),
  nodes: z.record(zNodeId, zNode),
  edges: z.record(zEdgeId, zEdge),
  /** Wires that come from outside: kept when they are asked for, where the other node is there. */
  incoming: z.record(zEdgeId, zEdge).default({}),
  layout: zLayout,
  frames: z.record(id, zFrame).default({}),
  notes: z.record(id, zNote).default({}),
});
export type Clip = z.infer<typeof zClip>;

/** The part of a graph that some ids on the canvas name; a frame brings its nodes along. */
export function clipOf(graph: Graph, flowIds: Iterable<string>): Clip {
  const clip: Clip = {
    ...{ format: 'shotgraph-clip', version: 1 },
    ...{ nodes: {}, edges: {}, incoming: {}, layout: { nodes: {} }, frames: {}, notes: {} },
  };
  const nodes = new Set<string>();
  for (const flowId of flowIds) {
    const { section, id } = documentId(flowId);
    const [frame, note] = [graph.frames[id], graph.notes[id]];
    if (section === 'nodes') nodes.add(id);
    if (section === 'notes' && note) clip.notes[id] = note;
    if (section !== 'frames' || !frame) continue;
    clip.frames[id] = frame;
    for (const node of frame.nodes) nodes.add(node);
  }
  for (const id of nodes as Set<NodeId>) {
    const [node, place] = [graph.nodes[id], graph.layout.nodes[id]];
    if (!node) continue;
    // Takes and the tie to a line of the screenplay are of the one that is copied.
    const { pick: _pick, source: _source, locked: _locked, ...copied } = node;
    clip.nodes[id] = copied;
    if (place) clip.layout.nodes[id] = place;
  }
  for (const [id, edge] of Object.entries(graph.edges)) {
    const { from, to } = edge;
    if (!clip.nodes[to.node]) continue;
    if (clip.nodes[from.node]) clip.edges[id as EdgeId] = edge;
    else clip.incoming[id as EdgeId] = edge;
  }
  return clip;
}

export function isEmptyClip({ nodes, frames, notes }: Clip): boolean {
  return [nodes, frames, notes].every((part) => Object.keys(part).length === 0);
}

/** The clip that a text holds; undefined for any other text. */
export function parseClip(text: string): Clip | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const parsed = zClip.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
