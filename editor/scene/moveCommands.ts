import type { Frame, Graph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { Point } from './point.ts';
import { documentId, flowIdOf, frameFlowId } from './flowId.ts';
import { contains, middleOf } from './rect.ts';
import type { Scene, SceneFrame } from './scene.ts';

/** All that goes along when some things are moved, by ids on the canvas: frames take their nodes with them. */
export function carried(graph: Graph, moved: Iterable<string>): Set<string> {
  const all = new Set<string>(moved);
  for (const flowId of [...all]) {
    const { section, id } = documentId(flowId);
    if (section === 'frames') for (const node of graph.frames[id]?.nodes ?? []) all.add(node);
  }
  return all;
}

/**
 * Moves things by the same way. A node that is dragged out of its frame is no longer of it, and one that is dropped
 * in a frame is of that; nodes that go with their frame stay in it.
 */
export function moveCommands(graph: Graph, scene: Scene, moved: ReadonlySet<string>, by: Point): GraphCommand[] {
  if (by.x === 0 && by.y === 0) return [];
  const commands: GraphCommand[] = [];
  const frames = new Map<string, Frame>();
  const frame = (id: string) => frames.get(id) ?? graph.frames[id];
  for (const flowId of moved) {
    const { section, id } = documentId(flowId);
    if (section === 'nodes') {
      const at = graph.layout.nodes[id] ?? scene.cards.get(id);
      if (!at || !graph.nodes[id as NodeId]) continue;
      const { x, y } = plus(at, by);
      commands.push({ op: 'set-place', id, value: { ...graph.layout.nodes[id], x, y } });
    } else if (section === 'notes') {
      const note = graph.notes[id];
      if (note) commands.push({ op: 'set-note', id, value: { ...note, ...plus(note, by) } });
    } else {
      const before = frame(id);
      if (before) frames.set(id, { ...before, ...plus(before, by) });
    }
  }
  const homes = homesOf(graph);
  for (const card of scene.cards.values()) {
    const home = homes.get(card.id);
    if (!moved.has(card.id) || (home !== undefined && moved.has(frameFlowId(home)))) continue;
    const next = frameAt(scene, plus(middleOf(card), by), moved)?.id;
    if (next === home) continue;
    const id = card.id as NodeId;
    const [left, entered] = [
      home === undefined ? undefined : frame(home),
      next === undefined ? undefined : frame(next),
    ];
    if (home !== undefined && left) frames.set(home, { ...left, nodes: left.nodes.filter((node) => node !== id) });
    if (next !== undefined && entered) frames.set(next, { ...entered, nodes: [...entered.nodes, id] });
  }
  for (const [id, value] of frames) commands.push({ op: 'set-frame', id, value });
  return commands;
}

/** The frame that a node dropped at a point would be of: the smallest one there. Frames that move along are none. */
export function frameAt(scene: Scene, point: Point, moved?: ReadonlySet<string>): SceneFrame | undefined {
  let found: SceneFrame | undefined;
  for (const frame of scene.frames.values()) {
    if (moved?.has(flowIdOf({ section: 'frames', id: frame.id })) || !contains(frame, point)) continue;
    if (!found || frame.width * frame.height < found.width * found.height) found = frame;
  }
  return found;
}

/** Frames by the nodes that they hold; the first where a node is in several. */
export function homesOf(graph: Graph): Map<string, string> {
  const homes = new Map<string, string>();
  for (const [id, { nodes }] of Object.entries(graph.frames)) {
    for (const node of nodes) if (!homes.has(node)) homes.set(node, id);
  }
  return homes;
}

function plus(a: Point, b: Point): Point {
  return { x: Math.round(a.x + b.x), y: Math.round(a.y + b.y) };
}
