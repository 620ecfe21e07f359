import type { Json } from '../graph/json.ts';

/** A task as plain data: any worker process can do it from this and the store. */
export interface QueuedTask {
  /** Unique among the tasks of all runs: `<run>/<task>`. */
  id: string;
  run: string;
  /** What it occupies: `cpu`, or `provider:<id>`; `none` for work too small to be counted. */
  lane: string;
  /** Higher first among the tasks of a run: the longest remaining path, in estimated seconds. */
  priority: number;
  /** Higher first among runs: what a person wants before other work; 0 when absent. */
  runPriority?: number;
  /** The provider's model that it asks: while that one rests, the task waits. */
  model?: string | undefined;
  /** All the work needs, as JSON. */
  work: Json;
}

export interface ClaimedTask extends QueuedTask {
  /** Counts claims; a completion with an old attempt is refused (fencing). */
  attempt: number;
}

/** What became of a task, told to the coordinator of its run in the order in which it happened. */
export type QueueReport =
  /** It could be claimed, but its model rests: it comes back by itself after so many seconds. */
  | { type: 'wait'; id: string; seconds: number; message: string }
  | { type: 'claim'; id: string; attempt: number }
  | { type: 'progress'; id: string; attempt: number; progress: Json }
  | { type: 'delay'; id: string; attempt: number; seconds: number; fault: Json }
  | { type: 'complete'; id: string; attempt: number; outcome: Json }
  | { type: 'fail'; id: string; attempt: number; fault: Json }
  /** Cancelled, and no worker is busy with it any more. */
  | { type: 'cancel'; id: string };

/** What workers are told: that there may be something to claim, and what to stop at once. */
export type WorkerSignal = { type: 'work' } | { type: 'cancel'; ids: readonly string[] };

/**
 * The only meeting place of coordinator (readiness, priority, money) and worker (claims, executes), beside the
 * store. In process at first; a database queue implements the same later. Every queue passes
 * `test/conformance/taskQueue.ts`.
 */
export interface TaskQueue {
  /** @throws Error when a task of the same id is queued or running */
  enqueue(tasks: readonly QueuedTask[]): void;
  /** The task of highest priority in a lane that has room, fair between runs of one priority; undefined when there is none. */
  claim(lanes: readonly string[]): ClaimedTask | undefined;
  /** False when the task was cancelled or taken over: stop the work. Progress goes to the run's coordinator. */
  heartbeat(id: string, attempt: number, progress?: Json): boolean;
  /** False when the attempt is old or cancelled: the outcome is dropped. The lane has room again. */
  complete(id: string, attempt: number, outcome: Json): boolean;
  fail(id: string, attempt: number, fault: Json): boolean;
  /** Puts the task back, to be claimed again after so many seconds, and says why. */
  delay(id: string, attempt: number, seconds: number, fault: Json): boolean;
  /** No task of this model is claimed for so many seconds; those that would be say why in their run. */
  coolDown(model: string, seconds: number, message: string): void;
  /** From now on all tasks of this run, those that wait already too, go before or after those of other runs. */
  prioritize(run: string, runPriority: number): void;
  /** Queued tasks are gone at once; running ones hold their lane until their worker reports in any way. */
  cancel(ids: readonly string[]): void;
  /** Reports of one run, to its coordinator; returns how to stop. */
  watch(run: string, listener: (report: QueueReport) => void): () => void;
  /** Signals to a worker; returns how to stop. */
  listen(listener: (signal: WorkerSignal) => void): () => void;
}
