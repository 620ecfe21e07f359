import type { Graph, GraphNode } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { clipOf, type Clip } from './clip.ts';
import type { Point } from '../scene/point.ts';
import { newId } from './newId.ts';
import type { SelectionState } from './selection.ts';

export interface Pasted {
  readonly commands: GraphCommand[];
  /** The copies. */
  readonly selection: Partial<SelectionState>;
}

export interface PasteChoices {
  readonly by: Point;
  /** Wires from what was not copied along. */
  readonly keepIncoming: boolean;
  /** The frame that a copy at a place is of, where it did not bring its own. */
  readonly frameOf?: ((node: GraphNode, at: Point) => string | undefined) | undefined;
}

/** Copies some things within a graph, with the wires that come to them. */
export function copyCommands(
  graph: Graph,
  flowIds: Iterable<string>,
  choices: Omit<PasteChoices, 'keepIncoming'>,
): Pasted {
  return pasteCommands(graph, clipOf(graph, flowIds), { ...choices, keepIncoming: true });
}

/** Puts a clip into a graph, under new ids, moved by some way. */
export function pasteCommands(graph: Graph, clip: Clip, { by, keepIncoming, frameOf }: PasteChoices): Pasted {
  const framed = new Set<string>(Object.values(clip.frames).flatMap(({ nodes }) => nodes));
  const homes = new Map<string, NodeId[]>();
  const ids = new Map(Object.keys(clip.nodes).map((id) => [id as NodeId, newId() as NodeId]));
  const commands: GraphCommand[] = [];
  const moved = ({ x, y }: Point): Point => ({ x: Math.round(x + by.x), y: Math.round(y + by.y) });
  for (const [old, id] of ids) {
    const node = clip.nodes[old];
    if (!node) continue;
    const place = clip.layout.nodes[old];
    const at = moved(place ?? { x: 0, y: 0 });
    commands.push({ op: 'set-node', id, value: node });
    commands.push({ op: 'set-place', id, value: { ...place, ...at } });
    const home = framed.has(old) ? undefined : frameOf?.(node, at);
    if (home !== undefined) homes.set(home, [...(homes.get(home) ?? []), id]);
  }
  for (const edge of Object.values(clip.edges)) {
    const [from, to] = [ids.get(edge.from.node), ids.get(edge.to.node)];
    if (from === undefined || to === undefined) continue;
    const value = { ...edge, from: { ...edge.from, node: from }, to: { ...edge.to, node: to } };
    commands.push({ op: 'set-edge', id: newId(), value });
  }
  for (const edge of keepIncoming ? Object.values(clip.incoming) : []) {
    const to = ids.get(edge.to.node);
    if (to === undefined || !graph.nodes[edge.from.node]) continue;
    commands.push({ op: 'set-edge', id: newId(), value: { ...edge, to: { ...edge.to, node: to } } });
  }
  const [frames, notes] = [new Set<string>(), new Set<string>()];
  for (const frame of Object.values(clip.frames)) {
    const id = newId();
    const nodes = frame.nodes.flatMap((node) => ids.get(node) ?? []);
    commands.push({ op: 'set-frame', id, value: { ...frame, ...moved(frame), nodes } });
    frames.add(id);
  }
  for (const [id, nodes] of homes) {
    const frame = graph.frames[id];
    if (frame) commands.push({ op: 'set-frame', id, value: { ...frame, nodes: [...frame.nodes, ...nodes] } });
  }
  for (const note of Object.values(clip.notes)) {
    const id = newId();
    commands.push({ op: 'set-note', id, value: { ...note, ...moved(note) } });
    notes.add(id);
  }
  return { commands, selection: { nodes: new Set(ids.values()), frames, notes } };
}
