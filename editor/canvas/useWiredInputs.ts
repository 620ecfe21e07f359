import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Graph } from '../../runtime/graph/graph.ts';
import { useSession } from '../app/contexts.tsx';

const byGraph = new WeakMap<Graph['edges'], Map<string, string[]>>();

/** Names of wired inputs by node: worked out once for each set of edges, whoever asks. */
function wiredByNode(edges: Graph['edges']): Map<string, string[]> {
  let wired = byGraph.get(edges);
  if (!wired) {
    wired = new Map();
    for (const { to } of Object.values(edges)) {
      const names = wired.get(to.node);
      if (names) names.push(to.port);
      else wired.set(to.node, [to.port]);
    }
    byGraph.set(edges, wired);
  }
  return wired;
}

/** Names of the inputs of a node that have a wire, and how many each has. */
export function useWiredInputs(id: string): ReadonlyMap<string, number> {
  const { document } = useSession();
  const names = useStore(document.state, ({ graph }) => wiredByNode(graph.edges).get(id)?.join('\n') ?? '');
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const name of names === '' ? [] : names.split('\n')) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }, [names]);
}
