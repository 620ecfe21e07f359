import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Edge, Graph } from '../../runtime/graph/graph.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';

export interface Wire {
  readonly id: EdgeId;
  readonly from: Edge['from'];
  readonly order: number;
}

/** Wires into a node by input, in the order in which a list input takes them. */
export function wiresInto(edges: Graph['edges'], node: NodeId): ReadonlyMap<string, readonly Wire[]> {
  const wires = new Map<string, Wire[]>();
  for (const [id, { from, to, order }] of Object.entries(edges)) {
    if (to.node !== node) continue;
    const list = wires.get(to.port) ?? [];
    list.push({ id: id as EdgeId, from, order: order ?? Infinity });
    wires.set(to.port, list);
  }
  for (const list of wires.values()) {
    list.sort((one, other) => (one.order === other.order ? (one.id < other.id ? -1 : 1) : one.order - other.order));
  }
  return wires;
}

/** Looked through only when a wire of the graph has changed. */
export function useWires(node: NodeId): ReadonlyMap<string, readonly Wire[]> {
  const { document } = useSession();
  const edges = useStore(document.state, ({ graph }) => graph.edges);
  return useMemo(() => wiresInto(edges, node), [edges, node]);
}
