import type { PlannedTask } from './plan.ts';
import type { PreparedGraph } from './prepareGraph.ts';
import type { SecondsRange } from './workSeconds.ts';

/**
 * Seconds from start to end: at least the longest path and what the fullest lane has to do, at most (Graham) the
 * two together, for any order that leaves no slot idle while work waits.
 */
export function elapsedSeconds(
  prepared: PreparedGraph,
  tasks: readonly PlannedTask[],
  slotsOf: (lane: string) => number,
): SecondsRange {
  const longest = { low: new Map<string, number>(), high: new Map<string, number>() };
  for (const task of tasks) {
    for (const bound of ['low', 'high'] as const) {
      const seconds = longest[bound];
      seconds.set(task.node, Math.max(seconds.get(task.node) ?? 0, task.seconds[bound]));
    }
  }
  const lanes = laneWork(prepared, tasks, slotsOf);
  const low = Math.max(longestPath(prepared, longest.low), lanes.low);
  return { low, high: longestPath(prepared, longest.high) + lanes.high };
}

function laneWork(
  prepared: PreparedGraph,
  tasks: readonly PlannedTask[],
  slotsOf: (lane: string) => number,
): SecondsRange {
  const work = new Map<string, { low: number; high: number }>();
  for (const task of tasks) {
    const lane = prepared.byId.get(task.node)?.lane ?? 'none';
    if (lane === 'none') continue;
    const sum = work.get(lane) ?? { low: 0, high: 0 };
    work.set(lane, { low: sum.low + task.seconds.low, high: sum.high + task.seconds.high });
  }
  let low = 0;
  let high = 0;
  for (const [lane, sum] of work) {
    low = Math.max(low, sum.low / slotsOf(lane));
    high += sum.high / slotsOf(lane);
  }
  return { low, high };
}

function longestPath({ nodes }: PreparedGraph, seconds: ReadonlyMap<string, number>): number {
  const remaining = new Float64Array(nodes.length);
  let longest = 0;
  for (const node of nodes.toReversed()) {
    let after = 0;
    for (const consumer of node.consumers) after = Math.max(after, remaining[consumer.index] as number);
    remaining[node.index] = after + (seconds.get(node.id) ?? 0);
    longest = Math.max(longest, remaining[node.index] as number);
  }
  return longest;
}
