import type { NodeState } from '../../runtime/events/runState.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { NodePlan } from '../store/nodePlans.ts';

/** What a card's ring and words say. */
export interface NodeStatus {
  readonly state:
    'idle' | 'stale' | 'waiting' | 'running' | 'done' | 'cached' | 'failed' | 'held' | 'skipped' | 'problem';
  /** Part done, 0 to 1, while it runs. */
  readonly part?: number;
  /** For people: what is being done, why it failed, why it has to run. */
  readonly words?: string;
}

/** From what is known of a node: its part in the run that is shown, its plan, what stands against it. */
export function nodeStatus(
  run: NodeState | undefined,
  isRunning: boolean,
  plan: NodePlan | undefined,
  problems: readonly Problem[] | undefined,
): NodeStatus {
  const error = problems?.find(({ severity }) => severity === 'error');
  if (isRunning && run) return ofRun(run);
  if (error) return { state: 'problem', words: error.message };
  if (run?.state === 'failed' || run?.state === 'held') return ofRun(run);
  if (!plan) return { state: 'idle' };
  if (plan.state === 'cached') return { state: 'cached' };
  if (plan.state === 'skip') return { state: 'skipped', words: plan.reason };
  return { state: 'stale', words: plan.reason };
}

function ofRun({ state, part, tasks }: NodeState): NodeStatus {
  const words = [...tasks.values()].find((task) => task.state === state && task.words !== undefined)?.words;
  const said = words === undefined ? {} : { words };
  switch (state) {
    case 'running':
    case 'retrying':
      return { state: 'running', part, ...said };
    case 'done':
    case 'cached':
    case 'failed':
    case 'held':
    case 'skipped':
    case 'waiting':
      return { state, ...said };
  }
}
