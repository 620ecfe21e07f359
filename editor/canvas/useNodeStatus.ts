import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { nodeStatus, type NodeStatus } from './nodeStatus.ts';

/** The state of one node; drawn again only when something of this node changes. */
export function useNodeStatus(id: string): NodeStatus {
  const { run, plan } = useSession();
  const part = useStore(run.state, ({ nodes }) => nodes.get(id));
  const isRunning = useStore(run.state, ({ state }) => state === 'running' || state === 'paused');
  const planned = useStore(plan.state, ({ nodes }) => nodes.get(id));
  const problems = useStore(plan.state, (state) => state.problems.get(id));
  return useMemo(() => nodeStatus(part, isRunning, planned, problems), [part, isRunning, planned, problems]);
}
