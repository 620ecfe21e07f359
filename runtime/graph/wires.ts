import type { Graph, Edge, GraphNode, PortRef } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';
import { withItem } from './withItem.ts';

/** A node with its wires. Walks go from object to object: looking ids up again and again costs more than the walk. */
export interface WiredNode {
  readonly id: NodeId;
  /** Its place in the document. */
  readonly index: number;
  readonly node: GraphNode;
  /** In edge order: by `order` (edges without one come last), ties by edge id. */
  readonly incoming: readonly Wire[];
  /** In document order. */
  readonly outgoing: readonly Wire[];
}

/** An edge with its id, between two nodes that exist. */
export interface Wire {
  readonly id: EdgeId;
  readonly from: PortRef;
  readonly to: PortRef;
  readonly order: number;
  readonly source: WiredNode;
  readonly target: WiredNode;
}

/** The edges of a graph by node. Edges that name a missing node are only in `dangling`. */
export interface Wires {
  /** In document order. */
  readonly nodes: readonly WiredNode[];
  readonly byId: ReadonlyMap<NodeId, WiredNode>;
  /** In document order. */
  readonly all: readonly Wire[];
  readonly dangling: readonly Pick<Wire, 'id' | 'from' | 'to'>[];
}

type Growing = Omit<WiredNode, 'incoming' | 'outgoing'> & { incoming: Wire[]; outgoing: Wire[] };

/** Shared by all that have none: it is never changed. */
const noWires: Wire[] = [];

/** Indexes the edges of a graph in O(nodes + edges): every question about wires starts from this. */
export function indexWires(graph: Graph): Wires {
  const byId = new Map<NodeId, Growing>();
  const nodes: Growing[] = [];
  for (const id of Object.keys(graph.nodes) as NodeId[]) {
    const wired = { id, index: nodes.length, node: graph.nodes[id] as GraphNode, incoming: noWires, outgoing: noWires };
    nodes.push(wired);
    byId.set(id, wired);
  }
  const all: Wire[] = [];
  const dangling: Pick<Wire, 'id' | 'from' | 'to'>[] = [];
  for (const id of Object.keys(graph.edges) as EdgeId[]) {
    const { from, to, order = Infinity } = graph.edges[id] as Edge;
    const source = byId.get(from.node);
    const target = byId.get(to.node);
    if (!source || !target) {
      dangling.push({ id, from, to });
      continue;
    }
    const wire: Wire = { id, from, to, order, source, target };
    all.push(wire);
    source.outgoing = withItem(source.outgoing, wire);
    target.incoming = withItem(target.incoming, wire);
  }
  for (const { incoming } of nodes) {
    if (incoming.length > 1) incoming.sort(inEdgeOrder);
  }
  return { nodes, byId, all, dangling };
}

/** True for a node of the graph itself; names such as `constructor` are in every object, but in no graph. */
export function hasNode(graph: Graph, id: NodeId): boolean {
  return Object.hasOwn(graph.nodes, id);
}

function inEdgeOrder(a: Wire, b: Wire): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
