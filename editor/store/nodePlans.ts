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
  /** Most seconds of all its tasks together. */
  readonly seconds: number;
  readonly model?: string | undefined;
  /** Ids of the results that flow on, by element; '' is the one of a node that is not mapped. */
  readonly results: ReadonlyMap<string, string>;
}

/** From what people should know first to what they need not. */
const order = ['run', 'unknown', 'skip', 'cached'] as const;

export function nodePlans({ tasks }: PlanAnswer): Map<string, NodePlan> {
  const nodes = new Map<string, NodePlan & { results: Map<string, string> }>();
  for (const { node, element, state, reason, cost, seconds, model, result } of tasks) {
    const before = nodes.get(node);
    const isFirst = !before || order.indexOf(state) < order.indexOf(before.state);
    const results = before?.results ?? new Map<string, string>();
    if (result !== undefined) results.set(element, result);
    nodes.set(node, {
      state: isFirst ? state : before.state,
      reason: isFirst ? reason : before.reason,
      tasks: (before?.tasks ?? 0) + 1,
      toRun: (before?.toRun ?? 0) + (state === 'run' || state === 'unknown' ? 1 : 0),
      low: (before?.low ?? 0) + cost.low,
      high: (before?.high ?? 0) + cost.high,
      isCostUnknown: (before?.isCostUnknown ?? false) || cost.unknown,
      seconds: (before?.seconds ?? 0) + seconds.high,
      model: model ?? before?.model,
      results,
    });
  }
  return nodes;
}
