import type { Json } from '../graph/json.ts';

/** A task as plain data: any worker process can do it from this and the store. */
export interface QueuedTask {
  id: string;
  run: string;
  /** What it occupies: `cpu`, or `provider:<id>`; `none` for work too small to be counted. */
  lane: string;
  /** Higher first: the longest remaining path, in estimated seconds. */
  priority: number;
  /** All the work needs, as JSON. */
  work: Json;
}

export interface ClaimedTask extends QueuedTask {
  /** Counts claims; a completion with an old attempt is refused (fencing). */
  attempt: number;
}

/**
 * The only meeting place of coordinator (readiness, priority, money) and worker (claims, executes), beside the
 * store. In process at first; a database queue implements the same later.
 */
export interface TaskQueue {
  enqueue(tasks: readonly QueuedTask[]): void;
  /** The task of highest priority in a lane that has room, fair between runs; undefined when there is none. */
  claim(lanes: readonly string[]): ClaimedTask | undefined;
  /** False when the task was cancelled or taken over: stop the work. */
  heartbeat(id: string, attempt: number): boolean;
  /** False when the attempt is old: the outcome is dropped. */
  complete(id: string, attempt: number, outcome: Json): boolean;
  fail(id: string, attempt: number, fault: Json): boolean;
  /** Puts the task back, to be claimed again after so many seconds. */
  delay(id: string, attempt: number, seconds: number): boolean;
  cancel(ids: readonly string[]): void;
}
