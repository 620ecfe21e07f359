import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { NodeState } from '../../runtime/events/runState.ts';
import { useSession } from '../app/contexts.tsx';
import type { Decided } from '../store/submissions.ts';
import { nodeStatus, type NodeStatus } from './nodeStatus.ts';

/** The state of one node; drawn again only when something of this node changes. */
export function useNodeStatus(id: string): NodeStatus {
  const { run, plan, submissions } = useSession();
  const part = useStore(run.state, ({ nodes }) => nodes.get(id));
  const isRunning = useStore(run.state, ({ state }) => state === 'running' || state === 'paused');
  const planned = useStore(plan.state, ({ nodes }) => nodes.get(id));
  const problems = useStore(plan.state, (state) => state.problems.get(id));
  const isDecided = useStore(submissions.state, ({ decided }) => decided.length > 0 && isDecidedOf(part, decided));
  // What was in doubt and is decided holds nothing up any more: the node can be run like any other.
  const known = isDecided ? undefined : part;
  return useMemo(() => nodeStatus(known, isRunning, planned, problems), [known, isRunning, planned, problems]);
}

function isDecidedOf(part: NodeState | undefined, decided: readonly Decided[]): boolean {
  if (part?.state !== 'held') return false;
  const tasks = new Set(decided.map(({ entry }) => entry.task));
  return [...part.tasks].every(([id, { state }]) => state !== 'held' || tasks.has(id));
}
