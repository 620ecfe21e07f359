import type { StartRate } from './startRate.ts';
import type { TaskHeap } from './taskHeap.ts';

/** The waiting tasks of one run in one lane. */
export interface RunQueue {
  readonly run: string;
  /** Higher first. */
  priority: number;
  readonly heap: TaskHeap;
  running: number;
  /** When this run was last served in this lane: among equals the one served longest ago goes first. */
  served: number;
}

export interface Lane {
  readonly limit: number;
  readonly rate: StartRate | undefined;
  /** Set while the lane waits for its rate to let the next one start. */
  waiting: AbortController | undefined;
  running: number;
  /** Tasks waiting, cancelled ones that still lie in a heap left out. */
  queued: number;
  readonly runs: Map<string, RunQueue>;
}

/**
 * Of the runs that have something to do, those of the highest priority; of these the one with the fewest tasks under
 * way, then the one served longest ago.
 */
export function nextRun(lane: Lane): RunQueue | undefined {
  let next: RunQueue | undefined;
  for (const queue of lane.runs.values()) {
    while (queue.heap.peek()?.cancelled) queue.heap.pop();
    if (queue.heap.size === 0) {
      if (queue.running === 0) lane.runs.delete(queue.run);
      continue;
    }
    if (!next || goesBefore(queue, next)) next = queue;
  }
  return next;
}

function goesBefore(one: RunQueue, other: RunQueue): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority;
  return one.running < other.running || (one.running === other.running && one.served < other.served);
}
