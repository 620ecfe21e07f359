import { boxInRow, boxOfColumns, boxOfLines, cardGap, cardSize, movedCards, placeInLines, type Box } from './boxes.ts';
import type { Frame, Graph, Layout } from './graph.ts';
import type { NodeId } from './ids.ts';
import { layersOf } from './layers.ts';
import { downstream, topologicalOrder, upstream } from './order.ts';
import { indexWires, type Wires } from './wires.ts';

/** Nodes that belong together: a scene. */
export interface FilmGroup {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly NodeId[];
}

export interface FilmLayout {
  readonly layout: Layout;
  readonly frames: Record<string, Frame>;
}

const pageAspect = 16 / 9;
const frameTitle = 80;
const framePadding = 60;
const frameGap = { x: 160, y: 160 };
const shotGap = { x: 180, y: 120 };
const sideGap = 300;

/**
 * Lays out a film graph like pages: a frame for each group, in lines from left to right; in a frame the shots (by
 * `source.shot`) follow one another in lines, each with its own flow from left to right, and what joins them stands
 * right of them. What the groups share (places, portraits) stands left of all, what follows them (the film) right.
 * Nothing overlaps, whole pixels, the same for the same graph. Nodes of several groups belong to the first; without
 * groups it is a plain layered layout. O((nodes + edges) log nodes), nothing recursive.
 */
export function layoutFilm(graph: Graph, groups: readonly FilmGroup[]): FilmLayout {
  const wires = indexWires(graph);
  const { order, blocked } = topologicalOrder(graph, wires);
  const members = new Map<NodeId, number>();
  for (const [index, group] of groups.entries()) {
    for (const id of group.nodes) {
      if (!members.has(id)) members.set(id, index);
    }
  }
  const grouped: NodeId[][] = groups.map(() => []);
  const others: NodeId[] = [];
  for (const id of [...order, ...blocked]) (grouped[members.get(id) ?? -1] ?? others).push(id);

  const before = upstream(graph, members.keys(), wires);
  const after = downstream(graph, members.keys(), wires);
  const isShared = (id: NodeId) => before.has(id) && !after.has(id);
  const scenes = groups.flatMap((group, index) => {
    const ids = grouped[index] ?? [];
    return ids.length === 0 ? [] : [{ group, ids, box: sceneBox(graph, inListedOrder(ids, group), ids, wires) }];
  });
  const page = placeInLines(
    scenes.map(({ box }) => framed(box)),
    frameGap,
    pageAspect,
  );
  const rows = Math.max(8, Math.floor((page.height + cardGap.y) / (cardSize.height + cardGap.y)));
  const shared = boxOfColumns(layersOf(others.filter(isShared), wires), rows);
  const film = boxOfColumns(
    layersOf(
      others.filter((id) => !isShared(id)),
      wires,
    ),
    rows,
  );
  const left = shared.cards.length > 0 ? shared.width + sideGap : 0;
  const right = left + (scenes.length > 0 ? page.width + sideGap : 0);

  const nodes: Layout['nodes'] = {};
  const place = (cards: Box['cards']) => {
    for (const { id, x, y } of cards) nodes[id] = { x, y };
  };
  place(shared.cards);
  place(movedCards(film, { x: right, y: middle(page.height, film.height) }));
  const frames: Record<string, Frame> = {};
  for (const [index, { group, ids, box }] of scenes.entries()) {
    const at = page.at[index] ?? { x: 0, y: 0 };
    const corner = { x: left + at.x, y: at.y };
    frames[group.id] = { title: group.title, ...corner, ...framed(box), nodes: ids };
    place(movedCards(box, { x: corner.x + framePadding, y: corner.y + framePadding + frameTitle }));
  }
  return { layout: { nodes }, frames };
}

function framed(box: Box): { width: number; height: number } {
  return { width: box.width + 2 * framePadding, height: box.height + 2 * framePadding + frameTitle };
}

/** Half of what is left over, never above the top. */
function middle(outer: number, inner: number): number {
  return Math.max(0, Math.round((outer - inner) / 2));
}

/** The order in which a group names its nodes is that of its shots; only the flow inside a shot follows the wires. */
function inListedOrder(ids: readonly NodeId[], group: FilmGroup): NodeId[] {
  const present = new Set(ids);
  return [...new Set(group.nodes)].filter((id) => present.has(id));
}

/** @param ordered the same ids in topological order */
function sceneBox(graph: Graph, listed: readonly NodeId[], ordered: readonly NodeId[], wires: Wires): Box {
  const shots = new Map<string, NodeId[]>();
  const shotOf = (id: NodeId) => graph.nodes[id]?.source?.shot;
  for (const id of listed) {
    const shot = shotOf(id);
    if (shot !== undefined) shots.set(shot, []);
  }
  const loose: NodeId[] = [];
  for (const id of ordered) {
    const shot = shotOf(id);
    (shot === undefined ? loose : (shots.get(shot) ?? loose)).push(id);
  }
  const shotIds = [...shots.values()];
  const boxes = shotIds.map((ids) => boxOfColumns(layersOf(ids, wires), 6));
  const lines = boxOfLines(boxes, shotGap, pageAspect);
  const before = upstream(graph, shotIds.flat(), wires);
  const isShared = (id: NodeId) => before.has(id);
  const rows = Math.max(6, Math.floor((lines.height + cardGap.y) / (cardSize.height + cardGap.y)));
  return boxInRow(
    [
      boxOfColumns(layersOf(loose.filter(isShared), wires), rows),
      lines,
      boxOfColumns(
        layersOf(
          loose.filter((id) => !isShared(id)),
          wires,
        ),
        rows,
      ),
    ],
    shotGap.x,
  );
}
