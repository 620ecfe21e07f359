import type { Graph, PortRef } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';

/** An edge with its id, between two nodes that exist. */
export interface Wire {
  readonly id: EdgeId;
  readonly from: PortRef;
  readonly to: PortRef;
  readonly order: number;
}

/** The edges of a graph by node. Edges that name a missing node are only in `dangling`. */
export interface Wires {
  /** Into a node, in edge order: by `order` (edges without one come last), ties by edge id. */
  readonly incoming: ReadonlyMap<NodeId, readonly Wire[]>;
  /** Out of a node, in document order. */
  readonly outgoing: ReadonlyMap<NodeId, readonly Wire[]>;
  /** In document order. */
  readonly all: readonly Wire[];
  readonly dangling: readonly Wire[];
}

/** Indexes the edges of a graph in O(edges): every question about wires starts from this. */
export function indexWires(graph: Graph): Wires {
  const incoming = new Map<NodeId, Wire[]>();
  const outgoing = new Map<NodeId, Wire[]>();
  const all: Wire[] = [];
  const dangling: Wire[] = [];
  for (const [id, edge] of Object.entries(graph.edges)) {
    const wire = { id: id as EdgeId, from: edge.from, to: edge.to, order: edge.order ?? Infinity };
    if (!hasNode(graph, edge.from.node) || !hasNode(graph, edge.to.node)) {
      dangling.push(wire);
      continue;
    }
    all.push(wire);
    append(incoming, edge.to.node, wire);
    append(outgoing, edge.from.node, wire);
  }
  for (const wires of incoming.values()) {
    if (wires.length > 1) wires.sort(inEdgeOrder);
  }
  return { incoming, outgoing, all, dangling };
}

/** True for a node of the graph itself; names such as `constructor` are in every object, but in no graph. */
export function hasNode(graph: Graph, id: NodeId): boolean {
  return Object.hasOwn(graph.nodes, id);
}

/** The ids of the nodes in document order. */
export function nodeIds(graph: Graph): NodeId[] {
  return Object.keys(graph.nodes) as NodeId[];
}

function append(map: Map<NodeId, Wire[]>, id: NodeId, wire: Wire): void {
  const wires = map.get(id);
  if (wires) wires.push(wire);
  else map.set(id, [wire]);
}

function inEdgeOrder(a: Wire, b: Wire): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
