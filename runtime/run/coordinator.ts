import type { TaskId } from '../events/runEvent.ts';
import type { MicroDollars } from '../catalog/model.ts';
import type { GraphId, ResultKey, RunId } from '../graph/ids.ts';
import { Fault } from '../graph/fault.ts';
import type { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { EventLog } from './eventLog.ts';
import type { HashText } from './hashText.ts';
import { keyTask } from './keyTask.ts';
import { pickProblems } from './pickProblems.ts';
import type { PreparedGraph, PreparedNode } from './prepareGraph.ts';
import { previewOf } from './previewOf.ts';
import { ProgressGate } from './progressGate.ts';
import { RunTally } from './runTally.ts';
import type { OpenNode, RunTask } from './runTask.ts';
import type { Result, Store } from './store.ts';
import { isReady, resolveInputs, type ElementOutcome, type NodeOutcome, type TaskReadiness } from './taskInputs.ts';
import type { QueuedTask, QueueReport, TaskQueue } from './taskQueue.ts';
import { faultFromJson, progressFromJson, resultFromJson, workToJson, type FaultData } from './taskWork.ts';
import { OutputTexts } from './valueText.ts';
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
}

/**
 * Brings one run to its end: opens a node as soon as all that it waits for has ended, looks its tasks up in the
 * store, keeps the money, and hands what has to run to the queue. It never does any work itself.
 */
export class Coordinator {
  readonly tally = new RunTally();
  readonly #options: CoordinatorOptions;
  readonly #outcomes: (NodeOutcome | undefined)[];
  readonly #waitingFor: number[];
  #ready: PreparedNode[] = [];
  /** In the queue or at a worker, by queue id. */
  readonly #queued = new Map<string, RunTask>();
  /** Tasks with the key of one in the queue: it is done once for all of them. */
  readonly #sharing = new Map<ResultKey, RunTask[]>();
  #overBudget: RunTask[] = [];
  #held: RunTask[] = [];
  #paused = false;
  #stopping = false;
  #draining = false;
  #settle: (() => void) | undefined;
  #reject: ((error: unknown) => void) | undefined;

  constructor(options: CoordinatorOptions) {
    this.#options = options;
    const { nodes } = options.prepared;
    this.#outcomes = nodes.map(() => undefined);
    this.#waitingFor = nodes.map((node) => node.sources);
    this.#ready = nodes.filter((node) => node.sources === 0);
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

  /** Tasks that could not reserve their money. */
  get overBudget(): readonly (MicroDollars | undefined)[] {
    return this.#overBudget.map((task) => task.keyed?.cost);
  }

  outcomeOf(node: PreparedNode): NodeOutcome | undefined {
    return this.#outcomes[node.index];
  }

  /** Opens ready nodes wave by wave, with one look into the store for each wave, until none is ready. */
  async #drain(): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    try {
      while (this.#ready.length > 0 && !this.#stopping) {
        const nodes = this.#ready;
        this.#ready = [];
        const tasks: RunTask[] = [];
        for (const node of nodes) this.#open(node, tasks);
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
    const more = this.#ready.length > 0 || this.#held.length > 0;
    if (!this.#draining && this.#queued.size === 0 && (this.#stopping || !more)) this.#settle?.();
  }

  #open(node: PreparedNode, tasks: RunTask[]): void {
    const pick = node.node.pick;
    if (typeof pick === 'string') {
      const open: OpenNode = { node, elements: [undefined], left: 1 };
      tasks.push(newTask(open, 0, noInputs, undefined, pick));
      return;
    }
    const { hash } = this.#options;
    const readiness = resolveInputs(node, (source) => this.#outcomes[source.index] as NodeOutcome, hash);
    if (readiness.kind === 'lost') {
      const element = this.#refuse(node, node.id as string as TaskId, readiness.why);
      this.#close(node, { kind: 'lost', element });
      return;
    }
    const list = readiness.kind === 'single' ? [readiness.task] : readiness.tasks;
    const open: OpenNode = { node, elements: list.map(() => undefined), left: list.length };
    if (readiness.kind === 'mapped') {
      this.#options.log.emit({
        type: 'node-expand',
        node: node.id,
        tasks: list.map((_, index) => taskId(node, index)),
      });
      if (list.length === 0) this.#close(node, { kind: 'mapped', elements: [] });
    }
    list.forEach((readyTask, index) => this.#openTask(open, index, readyTask, tasks));
  }

  #openTask(open: OpenNode, index: number, ready: TaskReadiness, tasks: RunTask[]): void {
    const { node } = open;
    if (!isReady(ready)) {
      this.#end(open, index, this.#refuse(node, taskId(node, index), ready));
      return;
    }
    const keyed = keyTask(node, ready, this.#options.hash);
    const pick = typeof node.node.pick === 'object' ? node.node.pick[ready.element] : undefined;
    if (keyed instanceof Fault && pick === undefined) {
      const task = newTask(open, index, ready, undefined, undefined);
      this.#failTask(task, keyed);
      return;
    }
    tasks.push(newTask(open, index, ready, keyed instanceof Fault ? undefined : keyed, pick));
  }

  /** Ends a task that can not start: skipped because of what came before, or failed by the values themselves. */
  #refuse(node: PreparedNode, id: TaskId, why: Exclude<TaskReadiness, { element: string }>): ElementOutcome {
    const { log } = this.#options;
    if (why.missing === 'cause') {
      this.tally.skipped += 1;
      log.emit({ type: 'task-skip', task: id, node: node.id, message: why.cause.message });
      return { state: 'skipped', cause: why.cause };
    }
    const message = why.missing === 'invalid' ? why.message : `${node.id}: what it waits for never came.`;
    return this.#failed(node, id, { code: 'input-invalid', faultClass: 'invalid-input', message, notCharged: true });
  }

  /** Ends the tasks whose results are there, and hands the others on. */
  async #lookUp(tasks: readonly RunTask[]): Promise<void> {
    const { store } = this.#options;
    const keys: ResultKey[] = [];
    const toFind: RunTask[] = [];
    for (const task of tasks) {
      if (task.pick !== undefined) await this.#takePick(task, task.pick);
      else if (task.keyed && !this.#share(task, task.keyed.key)) {
        this.#sharing.set(task.keyed.key, []);
        keys.push(task.keyed.key);
        toFind.push(task);
      }
    }
    if (keys.length === 0) return;
    const found = await store.results.latest(keys);
    const toRun: RunTask[] = [];
    for (const [index, task] of toFind.entries()) {
      const key = keys[index] as ResultKey;
      const result = found.get(key);
      if (!result) {
        toRun.push(task);
        continue;
      }
      if (result.cost > 0) await this.#closeLedger(key, result);
      const sharers = this.#sharing.get(key) ?? [];
      this.#sharing.delete(key);
      this.#done(task, result, true);
      for (const sharer of sharers) this.#done(sharer, result, true);
    }
    this.#enqueue(toRun);
  }

  /** True when a task of the same key is on its way: its result will do for this one too. */
  #share(task: RunTask, key: ResultKey): boolean {
    const sharers = this.#sharing.get(key);
    sharers?.push(task);
    return sharers !== undefined;
  }

  /** A crash between result and settlement leaves the entry open: the result settles it. */
  async #closeLedger(key: ResultKey, result: Result): Promise<void> {
    const { ledger } = this.#options.store;
    for (const entry of await ledger.open(key)) {
      await ledger.update(entry.id, { state: 'settled', settled: result.cost });
    }
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
    const queued: QueuedTask[] = [];
    for (const task of tasks) {
      if (this.#paused) this.#held.push(task);
      else if (this.#reserve(task)) queued.push(this.#queuedTask(task));
    }
    if (queued.length > 0) this.#options.queue.enqueue(queued);
  }

  #reserve(task: RunTask): boolean {
    if (task.reserved || this.#options.budget.reserve(task.keyed?.cost)) {
      task.reserved = true;
      return true;
    }
    this.#overBudget.push(task);
    const { budget, log } = this.#options;
    log.emit({
      type: 'task-wait',
      task: task.id,
      node: task.open.node.id,
      reason: 'over-budget',
      message: budget.needs([task.keyed?.cost]),
    });
    return false;
  }

  #queuedTask(task: RunTask): QueuedTask {
    const { run } = this.#options;
    const { node } = task.open;
    const id = `${run}/${task.id}`;
    this.#queued.set(id, task);
    return { id, run, lane: node.lane, priority: node.remaining, work: workToJson(workOf(task, this.#options)) };
  }

  #hear(report: QueueReport): void {
    const task = this.#queued.get(report.id);
    if (!task) return;
    const { log } = this.#options;
    const at = { task: task.id, node: task.open.node.id as string };
    switch (report.type) {
      case 'claim': {
        task.started = true;
        const model = task.open.node.model?.effective.id;
        log.emit({ type: 'task-start', ...at, ...(model !== undefined && { model }), attempt: report.attempt });
        return;
      }
      case 'progress':
        this.#gateOf(task).report(progressFromJson(report.progress));
        return;
      case 'delay': {
        task.started = false;
        const { code, message } = faultFromJson(report.fault);
        log.emit({ type: 'task-retry', ...at, attempt: report.attempt, delaySeconds: report.seconds, code, message });
        return;
      }
      default:
        this.#queued.delete(report.id);
        task.progress?.close();
        this.#leave(task, report);
    }
  }

  /** A task is out of the queue, one way or another. */
  #leave(task: RunTask, report: Extract<QueueReport, { type: 'complete' | 'fail' | 'cancel' }>): void {
    const { budget } = this.#options;
    const sharers = task.keyed ? (this.#sharing.get(task.keyed.key) ?? []) : [];
    if (task.keyed) this.#sharing.delete(task.keyed.key);
    if (report.type === 'complete') {
      const result = resultFromJson(report.outcome);
      budget.settle(task.keyed?.cost, result.cost);
      this.#done(task, result, false);
      for (const sharer of sharers) this.#done(sharer, result, true);
    } else {
      budget.release(task.keyed?.cost);
      if (report.type === 'fail') {
        const fault = faultFromJson(report.fault);
        for (const failing of [task, ...sharers]) this.#failTask(failing, fault);
      }
    }
    this.#retryOverBudget();
    if (this.#ready.length > 0) void this.#drain();
    else this.#endIfIdle();
  }

  /** Money may have been given back. */
  #retryOverBudget(): void {
    if (this.#overBudget.length === 0 || this.#stopping) return;
    const waiting = this.#overBudget;
    this.#overBudget = [];
    const affordable = waiting.filter((task) => {
      task.reserved = this.#options.budget.reserve(task.keyed?.cost);
      if (!task.reserved) this.#overBudget.push(task);
      return task.reserved;
    });
    this.#enqueue(affordable);
  }

  #gateOf(task: RunTask): ProgressGate {
    task.progress ??= new ProgressGate(this.#options.clock, ({ part, words }) =>
      this.#options.log.emit({
        type: 'task-progress',
        task: task.id,
        node: task.open.node.id,
        part,
        ...(words !== undefined && { words }),
      }),
    );
    return task.progress;
  }

  #done(task: RunTask, result: Result, cached: boolean): void {
    const { open } = task;
    const problems = task.pick === undefined ? result.problems : pickProblems(open.node, result, this.#options.hash);
    const preview = previewOf(open.node.definition.info, result.outputs);
    this.tally.done(result, cached, problems);
    this.#options.log.emit({
      type: 'task-end',
      task: task.id,
      node: open.node.id,
      result: result.id,
      cached,
      seconds: cached ? 0 : result.seconds,
      cost: cached ? 0 : result.cost,
      ...(preview && { preview }),
      ...(problems.length > 0 && { problems: [...problems] }),
    });
    this.#end(open, task.index, { state: 'done', result, texts: new OutputTexts(result.outputs) });
  }

  #failTask(task: RunTask, fault: FaultData): void {
    const { node } = task.open;
    this.#end(task.open, task.index, this.#failed(node, task.id, fault));
  }

  #failed(node: PreparedNode, id: TaskId, fault: FaultData): ElementOutcome {
    const { log } = this.#options;
    const { code, faultClass, message, notCharged } = fault;
    const at = { task: id, node: node.id as string };
    if (faultClass === 'submission-unknown') {
      log.emit({ type: 'task-wait', ...at, reason: 'submission-unknown', message });
    } else {
      log.emit({ type: 'task-fail', ...at, code, faultClass, message, notCharged });
    }
    this.tally.failed({ node: node.id, task: id, code, faultClass, message, notCharged });
    // Nothing that is made from here on could be kept, paid results least of all.
    if (faultClass === 'disk-full') this.stop();
    return { state: 'failed', cause: { failed: true, node: node.id, message } };
  }

  #end(open: OpenNode, index: number, outcome: ElementOutcome): void {
    open.elements[index] = outcome;
    open.left -= 1;
    if (open.left > 0) return;
    const elements = open.elements as ElementOutcome[];
    const isMapped = open.node.mapped && typeof open.node.node.pick !== 'string';
    this.#close(
      open.node,
      isMapped ? { kind: 'mapped', elements } : { kind: 'single', element: elements[0] as ElementOutcome },
    );
  }

  #close(node: PreparedNode, outcome: NodeOutcome): void {
    this.#outcomes[node.index] = outcome;
    for (const consumer of node.consumers) {
      const left = (this.#waitingFor[consumer.index] as number) - 1;
      this.#waitingFor[consumer.index] = left;
      if (left === 0) this.#ready.push(consumer);
    }
  }
}

const noInputs = { element: '', values: {}, texts: {} };

function taskId(node: PreparedNode, index: number): TaskId {
  return (node.mapped ? `${node.id}#${index}` : node.id) as TaskId;
}

function newTask(
  open: OpenNode,
  index: number,
  inputs: RunTask['inputs'],
  keyed: RunTask['keyed'],
  pick: string | undefined,
): RunTask {
  const id = taskId(open.node, index);
  return { id, open, index, inputs, keyed, pick, started: false, reserved: false, progress: undefined };
}
