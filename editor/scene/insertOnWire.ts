import { connectionChecker } from '../../runtime/graph/connectionChecker.ts';
import type { Edge, Graph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import type { NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { Point } from './point.ts';
import { homesOf } from './moveCommands.ts';
import { contains, middleOf, type Rect } from './rect.ts';
import type { Scene, SceneWire } from './scene.ts';
import { pointsOf } from './wireCurve.ts';

/** The ports of a node by which it can stand in a wire. */
export interface Insertion {
  readonly input: string;
  readonly output: string;
  readonly isList: boolean;
}

/** Wires that run under a card, nearest to its middle first. */
export function wiresUnder(scene: Scene, card: Rect & { readonly id: string }): SceneWire[] {
  const middle = middleOf(card);
  const found: { wire: SceneWire; distance: number }[] = [];
  for (const wire of scene.wires.values()) {
    if (!wire.isWhole || wire.source === card.id || wire.target === card.id) continue;
    const { from, to, leaves, arrives } = wire.curve;
    const [left, right] = [Math.min(from.x, to.x, arrives), Math.max(from.x, to.x, leaves)];
    if (right < card.x || left > card.x + card.width) continue;
    if (Math.max(from.y, to.y) < card.y || Math.min(from.y, to.y) > card.y + card.height) continue;
    const inside = pointsOf(wire.curve, 40).filter((point) => contains(card, point));
    if (inside.length === 0) continue;
    found.push({ wire, distance: Math.min(...inside.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y))) });
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ wire }) => wire);
}

/** How a node would stand in a wire; undefined where it does not fit, or has wires of its own. */
export function insertionInto(edgeId: string, node: NodeId, graph: Graph, types: NodeTypes): Insertion | undefined {
  const edge = graph.edges[edgeId as EdgeId];
  const type = types.get(graph.nodes[node]?.type ?? '');
  if (!edge || !type) return undefined;
  if (Object.values(graph.edges).some(({ from, to }) => from.node === node || to.node === node)) return undefined;
  const { [edgeId as EdgeId]: _taken, ...edges } = graph.edges;
  const before = connectionChecker({ ...graph, edges }, types);
  for (const { name: input, type: inputType } of type.inputs) {
    const to = { node, port: input };
    if (!before({ from: edge.from, to }).ok) continue;
    // The second half is asked with the first in place: it may be what binds the kind of the output.
    const half: Edge = { from: edge.from, to };
    const after = connectionChecker({ ...graph, edges: { ...edges, [edgeId]: half } }, types);
    const output = type.outputs.find(({ name }) => after({ from: { node, port: name }, to: edge.to }).ok);
    if (output) return { input, output: output.name, isList: inputType.list };
  }
  return undefined;
}

/** The wire goes on from the node; a new one comes to it. */
export function insertCommands(
  { input, output, isList }: Insertion,
  { edgeId, node, newEdge }: { readonly edgeId: EdgeId; readonly node: NodeId; readonly newEdge: EdgeId },
  edge: Edge,
): GraphCommand[] {
  const first: Edge = { from: edge.from, to: { node, port: input }, ...(isList && { order: 0 }) };
  return [
    { op: 'set-edge', id: newEdge, value: first },
    { op: 'set-edge', id: edgeId, value: { ...edge, from: { node, port: output } } },
  ];
}

const between = 60;

/**
 * What has to move, and how far to the right, so that a card at a place leaves room before what follows it: that and
 * what comes after it in the same frame. A frame that gets too narrow grows.
 */
export function makeRoom(graph: Graph, scene: Scene, card: Rect, followed: NodeId): GraphCommand[] {
  const target = scene.cards.get(followed);
  if (!target || target.y > card.y + card.height || card.y > target.y + target.height) return [];
  const by = Math.round(card.x + card.width + between - target.x);
  if (by <= 0 || target.x + target.width < card.x) return [];
  const homes = homesOf(graph);
  const home = homes.get(followed);
  const next = Map.groupBy(Object.values(graph.edges), ({ from }) => from.node as string);
  const moving = new Set<string>([followed]);
  for (const id of moving) {
    for (const { to } of next.get(id) ?? []) {
      const card = scene.cards.get(to.node);
      if (homes.get(to.node) === home && card && card.x >= target.x) moving.add(to.node);
    }
  }
  const commands: GraphCommand[] = [];
  let right = -Infinity;
  for (const id of moving) {
    const at = scene.cards.get(id);
    if (!at) continue;
    right = Math.max(right, at.x + at.width + by);
    const place: Point = { x: at.x + by, y: at.y };
    commands.push({ op: 'set-place', id, value: { ...graph.layout.nodes[id], ...place } });
  }
  const frame = home === undefined ? undefined : graph.frames[home];
  if (home !== undefined && frame && right + between > frame.x + frame.width) {
    commands.push({ op: 'set-frame', id: home, value: { ...frame, width: right + between - frame.x } });
  }
  return commands;
}
