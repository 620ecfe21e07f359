import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Edge, Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';

export interface ListWire {
  readonly id: string;
  readonly edge: Edge;
}

/** The wires into an input, in their order. */
export function useListWires(node: NodeId, port: string): readonly ListWire[] {
  const { document } = useSession();
  const edges = useStore(document.state, ({ graph }) => graph.edges);
  return useMemo(() => listWires(edges, node, port), [edges, node, port]);
}

function listWires(edges: Graph['edges'], node: NodeId, port: string): ListWire[] {
  return Object.entries(edges)
    .flatMap(([id, edge]) => (edge.to.node === node && edge.to.port === port ? [{ id, edge }] : []))
    .sort((a, b) => (a.edge.order ?? Infinity) - (b.edge.order ?? Infinity) || (a.id < b.id ? -1 : 1));
}
