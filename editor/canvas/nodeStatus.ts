import type { NodeState, TaskState } from '../../runtime/events/runState.ts';
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
  /** ISO time since which it runs. */
  readonly startedAt?: string;
  /** Of a failure: nothing was paid for it. */
  readonly notCharged?: boolean;
  /** A picked take flows on, and the node has changed since it was made. */
  readonly isPickStale?: boolean;
  /** Of a failure, or of what holds it back: `submission-unknown`, `over-budget`. */
  readonly code?: string;
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
  // What failed or was held back and has been made since, by whomever, is no failure any more.
  const isMade = plan?.state === 'cached';
  if (!isMade && (run?.state === 'failed' || run?.state === 'held')) return ofRun(run);
  if (!plan) return { state: 'idle' };
  if (isMade) return isPickStale(problems) ? { state: 'cached', isPickStale: true } : { state: 'cached' };
  if (plan.state === 'skip') return { state: 'skipped', words: plan.reason };
  return { state: 'stale', words: plan.reason };
}

function isPickStale(problems: readonly Problem[] = []): boolean {
  return problems.some(({ code }) => code === 'pick-stale');
}

function ofRun({ state, part, tasks }: NodeState): NodeStatus {
  const task = tellingTask(state, [...tasks.values()]);
  const { words, startedAt, notCharged, code } = task ?? {};
  const said = words === undefined ? {} : { words };
  switch (state) {
    case 'running':
      return { state, part, ...said, ...(startedAt !== undefined && { startedAt }) };
    case 'retrying':
      return { state: 'running', part, ...said };
    case 'failed':
      return { state, ...said, ...(code !== undefined && { code }), notCharged: notCharged ?? false };
    case 'held':
      return { state, ...said, ...(code !== undefined && { code }) };
    case 'done':
    case 'cached':
    case 'skipped':
    case 'waiting':
      return { state, ...said };
  }
}

/** Of several tasks in this state: one that has something to say. */
function tellingTask(state: NodeState['state'], tasks: readonly TaskState[]): TaskState | undefined {
  const those = tasks.filter((task) => task.state === state);
  return those.find(({ words }) => words !== undefined) ?? those[0];
}
