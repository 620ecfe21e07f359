import type { TaskId } from '../events/runEvent.ts';
import type { MicroDollars } from '../catalog/model.ts';
import { Fault } from '../graph/fault.ts';
import type { GraphId, ResultKey, RunId } from '../graph/ids.ts';
import { withItem } from '../graph/withItem.ts';
import { jobFailed } from '../providers/adapter.ts';
import type { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { EventLog } from './eventLog.ts';
import { Frontier } from './frontier.ts';
import type { HashText } from './hashText.ts';
import { keyTask, type KeyedTask } from './keyTask.ts';
import type { PreparedGraph, PreparedNode } from './prepareGraph.ts';
import { Reservations } from './reservations.ts';
import { RunTally } from './runTally.ts';
import { newRunTask, taskIdOf, type OpenNode, type RunTask } from './runTask.ts';
import { SharedKeys } from './sharedKeys.ts';
import { isDown, isLongRest, nextStandIn, standInsOf, stoodIn } from './standIns.ts';
import type { Result, Store } from './store.ts';
import { isReady, resolveInputs, type NodeOutcome, type TaskReadiness } from './taskInputs.ts';
import type { QueuedTask, QueueReport, TaskQueue } from './taskQueue.ts';
import { TaskTelling } from './taskTelling.ts';
import { faultFromJson, resultFromJson, workToJson, type FaultData } from './taskWork.ts';
import { workOf } from './workOf.ts';

export interface CoordinatorOptions {
  run: RunId;
  graph: GraphId;
  prepared: PreparedGraph;
  queue: TaskQueue;
  store: Store;
  hash: HashText;
  clock: Clock;
  log: EventLog;
  budget: Budget;
  /** Of the whole run among others; 0 when absent. */
  priority?: number;
}

/**
 * Brings one run to its end: opens a node as soon as all that it waits for has ended, looks its tasks up in the
 * store, keeps the money, and hands what has to run to the queue. It never does any work itself.
 */
export class Coordinator {
  readonly tally = new RunTally();
  readonly #options: CoordinatorOptions;
  readonly #telling: TaskTelling;
  readonly #frontier: Frontier;
  readonly #reservations: Reservations;
  /** In the queue or at a worker, by queue id. */
  readonly #queued = new Map<string, RunTask>();
  readonly #shared = new SharedKeys();
  #held: RunTask[] = [];
  /** To be looked up with the next wave: tasks that now ask another model. */
  #again: RunTask[] = [];
  #paused = false;
  #stopping = false;
  #draining = false;
  #runPriority: number;
  #settle: (() => void) | undefined;
  #reject: ((error: unknown) => void) | undefined;

  constructor(options: CoordinatorOptions) {
    this.#options = options;
    this.#runPriority = options.priority ?? 0;
    this.#telling = new TaskTelling({ ...options, tally: this.tally });
    this.#frontier = new Frontier(options.prepared.nodes);
    this.#reservations = new Reservations(options.budget, this.#telling);
  }

  /** From now on the run goes before or after others. */
  prioritize(priority: number): void {
    this.#runPriority = priority;
    this.#options.queue.prioritize(this.#options.run, priority);
  }

  /** Resolves when nothing is under way and nothing more can start. */
  async run(): Promise<void> {
    const { queue, run } = this.#options;
    const stopWatching = queue.watch(run, (report) => this.#hear(report));
    try {
      await new Promise<void>((resolve, reject) => {
        this.#settle = resolve;
        this.#reject = reject;
        void this.#drain();
      });
    } finally {
      stopWatching();
    }
  }

  /** Starts nothing more and stops what runs; `run` resolves when all workers have let go. */
  stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#held = [];
    this.#options.queue.cancel([...this.#queued.keys()]);
    void this.#drain();
  }

  /** Starts nothing more; what runs comes to its end. */
  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    const waiting = [...this.#queued].filter(([, task]) => !task.started);
    for (const [id, task] of waiting) {
      this.#queued.delete(id);
      this.#held.push(task);
    }
    this.#options.queue.cancel(waiting.map(([id]) => id));
  }

  resume(): void {
    this.#paused = false;
    const held = this.#held;
    this.#held = [];
    this.#enqueue(held);
  }

  /** What the tasks cost that could not reserve it. */
  get overBudget(): readonly (MicroDollars | undefined)[] {
    return this.#reservations.waiting;
  }

  outcomeOf(node: PreparedNode): NodeOutcome | undefined {
    return this.#frontier.outcomeOf(node);
  }

  /** Opens ready nodes wave by wave, with one look into the store for each wave, until none is ready. */
  async #drain(): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    try {
      while ((this.#frontier.hasReady || this.#again.length > 0) && !this.#stopping) {
        const tasks = this.#again.splice(0);
        for (const node of this.#frontier.takeReady()) this.#open(node, tasks);
        if (tasks.length > 0) await this.#lookUp(tasks);
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#draining = false;
    }
    this.#endIfIdle();
  }

  #fail(error: unknown): void {
    this.stop();
    this.#reject?.(error);
  }

  #endIfIdle(): void {
    const more = this.#frontier.hasReady || this.#held.length > 0 || this.#again.length > 0;
    if (!this.#draining && this.#queued.size === 0 && (this.#stopping || !more)) this.#settle?.();
  }

  #open(node: PreparedNode, tasks: RunTask[]): void {
    const pick = node.node.pick;
    if (typeof pick === 'string') {
      const open: OpenNode = { node, elements: [undefined], left: 1 };
      tasks.push(newRunTask(open, 0, noInputs, undefined, pick));
      return;
    }
    const { hash } = this.#options;
    const readiness = resolveInputs(node, (source) => this.#frontier.outcomeOf(source) as NodeOutcome, hash);
    if (readiness.kind === 'lost') {
      const element = this.#telling.refused(node, node.id as string as TaskId, readiness.why);
      this.#frontier.close(node, { kind: 'lost', element });
      return;
    }
    const list = readiness.kind === 'single' ? [readiness.task] : readiness.tasks;
    const open: OpenNode = { node, elements: list.map(() => undefined), left: list.length };
    if (readiness.kind === 'mapped') {
      this.#telling.expanded(node, list.length);
      if (list.length === 0) this.#frontier.close(node, { kind: 'mapped', elements: [] });
    }
    list.forEach((readyTask, index) => this.#openTask(open, index, readyTask, tasks));
  }

  #openTask(open: OpenNode, index: number, ready: TaskReadiness, tasks: RunTask[]): void {
    const { node } = open;
    if (!isReady(ready)) {
      this.#frontier.end(open, index, this.#telling.refused(node, taskIdOf(node, index), ready));
      return;
    }
    const keyed = keyTask(node, ready, this.#options.hash);
    const pick = typeof node.node.pick === 'object' ? node.node.pick[ready.element] : undefined;
    if (keyed instanceof Fault && pick === undefined) {
      const task = newRunTask(open, index, ready, undefined, undefined);
      this.#failTask(task, keyed);
      return;
    }
    tasks.push(newRunTask(open, index, ready, keyed instanceof Fault ? undefined : keyed, pick));
  }

  /** Ends the tasks whose results are there, and hands the others on. */
  async #lookUp(tasks: readonly RunTask[]): Promise<void> {
    const { store } = this.#options;
    let keys: ResultKey[] = [];
    let toFind: RunTask[] = [];
    for (const task of tasks) {
      if (task.pick !== undefined) await this.#takePick(task, task.pick);
      else if (task.keyed && this.#shared.lead(task.keyed.key, task)) {
        keys = withItem(keys, task.keyed.key);
        toFind = withItem(toFind, task);
      }
    }
    if (keys.length === 0) return;
    // Only models have stand-ins: most waves need no map of them.
    let standIns: Map<RunTask, readonly KeyedTask[]> | undefined;
    for (const task of toFind) {
      const others = this.#standInsOf(task);
      if (others.length === 0) continue;
      (standIns ??= new Map()).set(task, others);
      for (const { key } of others) keys.push(key);
    }
    const found = await store.results.latest(keys);
    let toRun: RunTask[] = [];
    for (let index = 0; index < toFind.length; index += 1) {
      const task = toFind[index] as RunTask;
      const key = keys[index] as ResultKey;
      const others = standIns?.get(task);
      const result =
        found.get(key) ?? others?.map((one) => found.get(one.key)).find((one) => stoodIn(one, task.open.node));
      if (!result) {
        toRun = withItem(toRun, (others && (await this.#underWay(task, others))) ?? task);
        continue;
      }
      if (result.cost > 0) await this.#closeLedger(result);
      this.#done(task, result, true);
      for (const sharer of this.#shared.take(key)) this.#done(sharer, result, true);
    }
    this.#enqueue(toRun);
  }

  /** A crash between result and settlement leaves the entry open: the result settles it. */
  async #closeLedger(result: Result): Promise<void> {
    const { ledger } = this.#options.store;
    for (const entry of await ledger.open(result.key)) {
      await ledger.update(entry.id, { state: 'settled', settled: result.cost });
    }
  }

  #standInsOf({ open, inputs, keyed }: RunTask): readonly KeyedTask[] {
    // Of one that stands in already, its own key is what counts.
    return keyed?.ask === open.node.asks[0] ? standInsOf(open.node, inputs, this.#options.hash) : [];
  }

  /** A crash may have left a fallback at work, which is paid: then that is gone on with. */
  async #underWay(task: RunTask, standIns: readonly KeyedTask[]): Promise<RunTask | undefined> {
    const { ledger } = this.#options.store;
    if (!task.keyed || (await ledger.open(task.keyed.key)).length > 0) return undefined;
    for (const { key } of standIns) {
      if ((await ledger.open(key)).length === 0) continue;
      const why = 'it was asked before the run was interrupted.';
      let next = nextStandIn(task, why, this.#options.hash);
      while (next && next.keyed?.key !== key) next = nextStandIn(next, why, this.#options.hash);
      if (!next) continue;
      this.#telling.fellBack(next, task.keyed?.ask?.model.id ?? '');
      return next;
    }
    return undefined;
  }

  async #takePick(task: RunTask, id: string): Promise<void> {
    const result = await this.#options.store.results.byId(id);
    if (result) {
      this.#done(task, result, true);
      return;
    }
    const message = `The picked take ${id} of ${task.open.node.id} is no longer stored: pick another one, or none.`;
    this.#failTask(task, new Fault('pick-missing', 'permanent', message, { notCharged: true }));
  }

  #enqueue(tasks: readonly RunTask[]): void {
    if (this.#stopping) return;
    let queued: QueuedTask[] = [];
    for (const task of tasks) {
      if (this.#paused) this.#held.push(task);
      else if (this.#reservations.reserve(task)) queued = withItem(queued, this.#queuedTask(task));
    }
    if (queued.length > 0) this.#options.queue.enqueue(queued);
  }

  #queuedTask(task: RunTask): QueuedTask {
    const { run } = this.#options;
    const { node } = task.open;
    const id = `${run}/${task.id}`;
    this.#queued.set(id, task);
    const { remaining: priority } = node;
    const ask = task.keyed?.ask;
    const lane = ask?.lane ?? node.lane;
    const work = workToJson(workOf(task, this.#options));
    const runPriority = this.#runPriority;
    return { id, run, lane, model: ask?.model.key && ask.model.id, priority, runPriority, work };
  }

  #hear(report: QueueReport): void {
    const task = this.#queued.get(report.id);
    if (!task) return;
    switch (report.type) {
      case 'wait':
      case 'claim':
      case 'progress':
      case 'delay':
        if (report.type !== 'progress') task.started = report.type === 'claim';
        this.#telling.underWay(task, report);
        if (report.type === 'wait' || report.type === 'delay') this.#avoidWaiting(task, report);
        return;
      default:
        this.#queued.delete(report.id);
        task.progress?.close();
        this.#leave(task, report);
    }
  }

  /** A model that rests for long is down: where the node names another, nothing waits. */
  #avoidWaiting(task: RunTask, report: Extract<QueueReport, { type: 'wait' | 'delay' }>): void {
    if (!isLongRest(report.seconds)) return;
    const fault = report.type === 'delay' ? faultFromJson(report.fault) : undefined;
    if (fault && !isDown(fault, task)) return;
    const next = nextStandIn(
      task,
      fault?.message ?? (report.type === 'wait' ? report.message : ''),
      this.#options.hash,
    );
    if (!next) return;
    // What the queue reports of it from here on is of a task that nobody waits for.
    this.#queued.delete(report.id);
    this.#options.queue.cancel([report.id]);
    this.#reservations.release(task);
    this.#askInstead(task, next);
    this.#enqueue(this.#reservations.takeAffordable());
    // The others of its key ask their own fallbacks, or wait for the model by themselves.
    this.#again.push(...this.#shared.take(task.keyed?.key));
    void this.#drain();
  }

  #askInstead(task: RunTask, next: RunTask): void {
    this.#telling.fellBack(next, task.keyed?.ask?.model.id ?? '');
    this.#again.push(next);
  }

  /** A task is out of the queue, one way or another. */
  #leave(task: RunTask, report: Extract<QueueReport, { type: 'complete' | 'fail' | 'cancel' }>): void {
    const sharers = this.#shared.take(task.keyed?.key);
    if (report.type === 'complete') {
      const result = resultFromJson(report.outcome);
      this.#reservations.settle(task, result.cost);
      this.#done(task, result, false);
      for (const sharer of sharers) this.#done(sharer, result, true);
    } else {
      const fault = report.type === 'fail' ? faultFromJson(report.fault) : undefined;
      if (fault?.faultClass === 'submission-unknown') this.#reservations.doubt(task);
      // As the ledger has it: a job that its provider took and ended badly counts as charged unless it says otherwise.
      else if (fault?.code === jobFailed && !fault.notCharged) this.#reservations.settle(task, task.keyed?.cost ?? 0);
      else this.#reservations.release(task);
      if (fault) {
        for (const failing of [task, ...sharers]) this.#failOrFallBack(failing, fault);
      }
    }
    if (!this.#stopping) this.#enqueue(this.#reservations.takeAffordable());
    if (this.#frontier.hasReady || this.#again.length > 0) void this.#drain();
    else this.#endIfIdle();
  }

  #done(task: RunTask, result: Result, cached: boolean): void {
    this.#frontier.end(task.open, task.index, this.#telling.done(task, result, cached));
  }

  #failOrFallBack(task: RunTask, fault: FaultData): void {
    const next = isDown(fault, task) ? nextStandIn(task, fault.message, this.#options.hash) : undefined;
    if (next) this.#askInstead(task, next);
    else this.#failTask(task, fault);
  }

  #failTask(task: RunTask, fault: FaultData): void {
    const outcome = this.#telling.failed(task.open.node, task.id, fault);
    // Nothing that is made from here on could be kept, paid results least of all.
    if (fault.faultClass === 'disk-full') this.stop();
    this.#frontier.end(task.open, task.index, outcome);
  }
}

const noInputs = { element: '', values: {}, texts: {} };
