import type { PlanAnswer } from '../../runtime/protocol/plans.ts';

/** What the plan says of one node: its tasks together. */
export interface NodePlan {
  readonly state: 'cached' | 'run' | 'unknown' | 'skip';
  /** Why it has to run, or is not known, in a sentence. */
  readonly reason: string;
  readonly tasks: number;
  readonly toRun: number;
  /** Micro-dollars. */
  readonly low: number;
  readonly high: number;
  readonly isCostUnknown: boolean;
  readonly model?: string | undefined;
}

/** From what people should know first to what they need not. */
const order = ['run', 'unknown', 'skip', 'cached'] as const;

export function nodePlans({ tasks }: PlanAnswer): Map<string, NodePlan> {
  const nodes = new Map<string, NodePlan>();
  for (const { node, state, reason, cost, model } of tasks) {
    const before = nodes.get(node);
    const isFirst = !before || order.indexOf(state) < order.indexOf(before.state);
    nodes.set(node, {
      state: isFirst ? state : before.state,
      reason: isFirst ? reason : before.reason,
      tasks: (before?.tasks ?? 0) + 1,
      toRun: (before?.toRun ?? 0) + (state === 'run' ? 1 : 0),
      low: (before?.low ?? 0) + cost.low,
      high: (before?.high ?? 0) + cost.high,
      isCostUnknown: (before?.isCostUnknown ?? false) || cost.unknown,
      model: model ?? before?.model,
    });
  }
  return nodes;
}
