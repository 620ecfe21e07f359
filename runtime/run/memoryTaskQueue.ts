import type { Json } from '../graph/json.ts';
import type { Clock } from './clock.ts';
import { nextRun, type Lane, type RunQueue } from './lane.ts';
import { StartRate, type StartLimit } from './startRate.ts';
import { TaskHeap, type HeapTask } from './taskHeap.ts';
import type { ClaimedTask, QueuedTask, QueueReport, TaskQueue, WorkerSignal } from './taskQueue.ts';

/** How many tasks of a lane run at once; `otherwise` holds for lanes without a figure of their own. `none` is free. */
export interface LaneLimits {
  readonly lanes: Readonly<Record<string, number>>;
  readonly otherwise: number;
  /** How many tasks of a lane may start in a span of time, retries included; a provider's limit of requests. */
  readonly rates?: Readonly<Record<string, StartLimit>>;
}

type Entry = HeapTask & {
  readonly runPriority: number;
  state: 'queued' | 'running' | 'delayed';
  waiting: AbortController | undefined;
};

/** How many tasks of a lane wait and run. */
export interface LaneLoad {
  readonly lane: string;
  readonly waiting: number;
  readonly running: number;
}

/** A task queue inside one process: priority within a run, fair between runs, slots per lane. */
export class MemoryTaskQueue implements TaskQueue {
  readonly #clock: Clock;
  readonly #limits: LaneLimits;
  readonly #lanes = new Map<string, Lane>();
  readonly #tasks = new Map<string, Entry>();
  readonly #watchers = new Map<string, Set<(report: QueueReport) => void>>();
  readonly #listeners = new Set<(signal: WorkerSignal) => void>();
  readonly #cooling = new Map<string, { until: number; message: string }>();
  #arrivals = 0;
  #claims = 0;

  constructor(clock: Clock, limits: LaneLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Lanes that ever had a task. */
  load(): LaneLoad[] {
    return [...this.#lanes].map(([lane, { queued, running }]) => ({ lane, waiting: queued, running }));
  }

  enqueue(tasks: readonly QueuedTask[]): void {
    for (const task of tasks) {
      if (this.#tasks.has(task.id)) throw new Error(`Task ${task.id} is in the queue already.`);
      const entry: Entry = {
        id: task.id,
        run: task.run,
        lane: task.lane,
        model: task.model,
        priority: task.priority,
        runPriority: task.runPriority ?? 0,
        work: task.work,
        attempts: 0,
        arrival: (this.#arrivals += 1),
        cancelled: false,
        state: 'queued',
        waiting: undefined,
      };
      this.#tasks.set(task.id, entry);
      this.#push(entry);
    }
    if (tasks.length > 0) this.#signal({ type: 'work' });
  }

  claim(lanes: readonly string[]): ClaimedTask | undefined {
    for (const name of lanes) {
      const lane = this.#lanes.get(name);
      if (!lane || lane.queued === 0 || lane.running >= lane.limit || this.#waitsForRate(lane)) continue;
      const next = this.#next(lane);
      if (!next) continue;
      const { queue, entry } = next;
      lane.rate?.started();
      queue.running += 1;
      queue.served = this.#claims += 1;
      lane.running += 1;
      lane.queued -= 1;
      entry.state = 'running';
      entry.attempts += 1;
      this.#report(entry.run, { type: 'claim', id: entry.id, attempt: entry.attempts });
      const { id, run, lane: laneName, model, priority, work, attempts: attempt } = entry;
      return { id, run, lane: laneName, model, priority, work, attempt };
    }
    return undefined;
  }

  heartbeat(id: string, attempt: number, progress?: Json): boolean {
    const entry = this.#tasks.get(id);
    if (!entry || entry.state !== 'running' || entry.attempts !== attempt || entry.cancelled) return false;
    if (progress !== undefined) this.#report(entry.run, { type: 'progress', id, attempt, progress });
    return true;
  }

  complete(id: string, attempt: number, outcome: Json): boolean {
    const entry = this.#leave(id, attempt);
    if (!entry) return false;
    this.#tasks.delete(id);
    this.#report(entry.run, { type: 'complete', id, attempt, outcome });
    this.#signalRoom(entry.lane);
    return true;
  }

  fail(id: string, attempt: number, fault: Json): boolean {
    const entry = this.#leave(id, attempt);
    if (!entry) return false;
    this.#tasks.delete(id);
    this.#report(entry.run, { type: 'fail', id, attempt, fault });
    this.#signalRoom(entry.lane);
    return true;
  }

  delay(id: string, attempt: number, seconds: number, fault: Json): boolean {
    const entry = this.#leave(id, attempt);
    if (!entry) return false;
    entry.state = 'delayed';
    entry.waiting = this.#after(seconds, () => this.#wake(entry));
    // Last, as whoever hears of it may cancel the task at once.
    this.#report(entry.run, { type: 'delay', id, attempt, seconds, fault });
    this.#signalRoom(entry.lane);
    return true;
  }

  prioritize(run: string, runPriority: number): void {
    for (const entry of this.#tasks.values()) if (entry.run === run) entry.runPriority = runPriority;
    for (const { runs } of this.#lanes.values()) {
      const queue = runs.get(run);
      if (queue) queue.priority = runPriority;
    }
  }

  cancel(ids: readonly string[]): void {
    const running: string[] = [];
    for (const id of ids) {
      const entry = this.#tasks.get(id);
      if (!entry || entry.cancelled) continue;
      entry.cancelled = true;
      if (entry.state === 'running') {
        running.push(id);
        continue;
      }
      entry.waiting?.abort();
      if (entry.state === 'queued') this.#unqueue(this.#lane(entry.lane));
      this.#tasks.delete(id);
      this.#report(entry.run, { type: 'cancel', id });
    }
    if (running.length > 0) this.#signal({ type: 'cancel', ids: running });
  }

  coolDown(model: string, seconds: number, message: string): void {
    this.#cooling.set(model, { until: this.#clock.now() + seconds * 1000, message });
  }

  watch(run: string, listener: (report: QueueReport) => void): () => void {
    const listeners = this.#watchers.get(run) ?? new Set();
    this.#watchers.set(run, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#watchers.delete(run);
    };
  }

  listen(listener: (signal: WorkerSignal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What goes next; tasks of models that rest are put aside until the rest is over. */
  #next(lane: Lane): { queue: RunQueue; entry: Entry } | undefined {
    for (;;) {
      const queue = nextRun(lane);
      const entry = queue?.heap.pop() as Entry | undefined;
      if (!queue || !entry) return undefined;
      const rest = entry.model === undefined ? undefined : this.#cooling.get(entry.model);
      const seconds = rest ? (rest.until - this.#clock.now()) / 1000 : 0;
      if (!rest || seconds <= 0) return { queue, entry };
      this.#unqueue(lane);
      entry.state = 'delayed';
      entry.waiting = this.#after(seconds, () => this.#wake(entry));
      this.#report(entry.run, { type: 'wait', id: entry.id, seconds, message: rest.message });
    }
  }

  /** Takes a running task out of its lane; undefined when the attempt is old or the task was cancelled. */
  #leave(id: string, attempt: number): Entry | undefined {
    const entry = this.#tasks.get(id);
    if (!entry || entry.state !== 'running' || entry.attempts !== attempt) return undefined;
    const lane = this.#lane(entry.lane);
    lane.running -= 1;
    const queue = lane.runs.get(entry.run);
    if (queue) {
      queue.running -= 1;
      if (queue.running === 0 && queue.heap.size === 0) lane.runs.delete(entry.run);
    }
    if (!entry.cancelled) return entry;
    this.#tasks.delete(id);
    this.#report(entry.run, { type: 'cancel', id });
    this.#signalRoom(entry.lane);
    return undefined;
  }

  #wake(entry: Entry): void {
    entry.waiting = undefined;
    entry.state = 'queued';
    this.#push(entry);
    this.#signal({ type: 'work' });
  }

  /** Whether the lane's rate lets nothing start now; then it says so when it does. */
  #waitsForRate(lane: Lane): boolean {
    const seconds = lane.rate?.wait ?? 0;
    if (seconds === 0) return false;
    lane.waiting ??= this.#after(seconds, () => {
      lane.waiting = undefined;
      this.#signal({ type: 'work' });
    });
    return true;
  }

  /** Nothing waits in vain: a pending timer would keep a process from ending. */
  #unqueue(lane: Lane): void {
    lane.queued -= 1;
    if (lane.queued > 0) return;
    lane.waiting?.abort();
    lane.waiting = undefined;
  }

  #after(seconds: number, then: () => void): AbortController {
    const controller = new AbortController();
    this.#clock.sleep(seconds, controller.signal).then(then, () => undefined);
    return controller;
  }

  #push(entry: Entry): void {
    const lane = this.#lane(entry.lane);
    let queue = lane.runs.get(entry.run);
    if (!queue) {
      queue = { run: entry.run, priority: entry.runPriority, heap: new TaskHeap(), running: 0, served: 0 };
      lane.runs.set(entry.run, queue);
    }
    queue.heap.push(entry);
    lane.queued += 1;
  }

  #lane(name: string): Lane {
    let lane = this.#lanes.get(name);
    if (!lane) {
      const limit = name === 'none' ? Infinity : (this.#limits.lanes[name] ?? this.#limits.otherwise);
      const rate = this.#limits.rates?.[name];
      lane = {
        limit,
        rate: rate && new StartRate(this.#clock, rate),
        waiting: undefined,
        running: 0,
        queued: 0,
        runs: new Map(),
      };
      this.#lanes.set(name, lane);
    }
    return lane;
  }

  #signalRoom(name: string): void {
    if ((this.#lanes.get(name)?.queued ?? 0) > 0) this.#signal({ type: 'work' });
  }

  #report(run: string, report: QueueReport): void {
    const listeners = this.#watchers.get(run);
    if (listeners) for (const listener of listeners) listener(report);
  }

  #signal(signal: WorkerSignal): void {
    for (const listener of this.#listeners) listener(signal);
  }
}
