import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';

/** One line of the outline. */
export interface OutlineRow {
  readonly kind: 'frame' | 'node';
  readonly id: string;
  readonly title: string;
  /** Of a node that an import made for a shot: which one. */
  readonly shot?: number | undefined;
  /** 1 for frames and nodes outside of any, 2 for nodes inside of one. */
  readonly level: 1 | 2;
  /** Place among its siblings, from 1, and how many there are. */
  readonly place: number;
  readonly siblings: number;
  /** Of a frame: how many nodes are in it. */
  readonly nodes?: number;
}

/** Sorts after every id of a shot. */
const last = '\u{10FFFF}';

interface Placed {
  readonly x: number;
  readonly y: number;
}

/**
 * The graph as a list that can be read from top to bottom: frames with their nodes, then nodes that are in none, in
 * the order in which they stand on the canvas.
 * @param titleOf a node's own title, or its type's
 */
export function outlineTree(
  graph: Graph,
  closed: ReadonlySet<string>,
  titleOf: (type: string) => string | undefined,
): OutlineRow[] {
  const inFrame = new Set<string>();
  const frames = Object.entries(graph.frames).toSorted(([, a], [, b]) => byPlace(a, b));
  const groups = frames.map(([id, frame]) => {
    const nodes = frame.nodes.filter((node) => Object.hasOwn(graph.nodes, node) && !inFrame.has(node));
    for (const node of nodes) inFrame.add(node);
    return { id, title: frame.title, nodes: ordered(graph, nodes) };
  });
  const loose = ordered(
    graph,
    (Object.keys(graph.nodes) as NodeId[]).filter((id) => !inFrame.has(id)),
  );
  const siblings = groups.length + loose.length;
  const titled = (id: NodeId) => {
    const node = graph.nodes[id];
    return node?.title ?? titleOf(node?.type ?? '') ?? node?.type ?? id;
  };
  const shotOf = (id: NodeId) => shotNumber(graph.nodes[id]?.source?.shot);
  const rows: OutlineRow[] = [];
  for (const [index, { id, title, nodes }] of groups.entries()) {
    rows.push({
      ...{ kind: 'frame', id, title: title || 'Frame', level: 1, place: index + 1, siblings, nodes: nodes.length },
    });
    if (closed.has(id)) continue;
    for (const [at, node] of nodes.entries()) {
      rows.push({
        ...{
          kind: 'node',
          id: node,
          title: titled(node),
          shot: shotOf(node),
          level: 2,
          place: at + 1,
          siblings: nodes.length,
        },
      });
    }
  }
  for (const [index, node] of loose.entries()) {
    rows.push({
      kind: 'node',
      id: node,
      title: titled(node),
      shot: shotOf(node),
      level: 1,
      place: groups.length + index + 1,
      siblings,
    });
  }
  return rows;
}

/** Shot after shot, then what belongs to none. */
function ordered(graph: Graph, nodes: readonly NodeId[]): NodeId[] {
  const places = graph.layout.nodes;
  const nowhere = { x: 0, y: 0 };
  const shotOf = (id: NodeId) => graph.nodes[id]?.source?.shot ?? last;
  return nodes.toSorted((a, b) => {
    const [first, second] = [shotOf(a), shotOf(b)];
    if (first !== second) return first < second ? -1 : 1;
    return byPlace(places[a] ?? nowhere, places[b] ?? nowhere);
  });
}

/** `s003-014` → 14 */
function shotNumber(shot: string | undefined): number | undefined {
  const digits = /-(\d+)$/.exec(shot ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** As one reads: column by column from the left, each from the top. */
function byPlace(a: Placed, b: Placed): number {
  return a.x - b.x || a.y - b.y;
}
