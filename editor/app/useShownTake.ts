import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { shownTake, type ShownTake } from '../store/shownTake.ts';
import { useSession } from './contexts.tsx';

/** The takes of a node, as far as they have been read, and which of them flows on. */
export function useShownTake(node: NodeId, element = ''): ShownTake {
  const session = useSession();
  const takes = useStore(session.takes.state, (state) => state.get(node));
  const pick = useStore(session.document.state, ({ graph }) => graph.nodes[node]?.pick);
  const plan = useStore(session.plan.state, ({ nodes }) => nodes.get(node));
  return useMemo(() => shownTake(takes, pick, plan, element), [takes, pick, plan, element]);
}
