import type { Model } from '../catalog/model.ts';
import { canonicalJson } from '../graph/canonicalJson.ts';
import type { RunId } from '../graph/ids.ts';
import type { NodeDefinition, Value } from '../node/defineNode.ts';
import { Fault } from '../graph/fault.ts';
import type { Adapter } from '../providers/adapter.ts';
import { checkOutputs } from './checkOutputs.ts';
import type { Clock } from './clock.ts';
import { callModel, type ModelAnswer, submissionInDoubt, taskSilent } from './modelCall.ts';
import { Cooldowns } from './cooldowns.ts';
import { retryDelay } from './retryDelay.ts';
import { RunningTask } from './runningTask.ts';
import { Silence, type SilenceLimits, usualSilence } from './silence.ts';
import type { Delivery, Result, Store } from './store.ts';
import type { ClaimedTask, TaskQueue, WorkerSignal } from './taskQueue.ts';
import { isoTime } from './isoTime.ts';
import { KeyTurns } from './keyTurns.ts';
import type { ToolsFor } from './taskTools.ts';
import { asFault, faultToJson, resultToJson, workFromJson, type TaskWork } from './taskWork.ts';

export interface WorkerOptions {
  queue: TaskQueue;
  store: Store;
  definitions: ReadonlyMap<string, NodeDefinition>;
  models: ReadonlyMap<string, Model>;
  /** By provider. */
  adapters: ReadonlyMap<string, Adapter>;
  /** What this worker claims, in order of preference. */
  lanes: readonly string[];
  clock: Clock;
  newId: () => string;
  toolsFor: ToolsFor;
  /** How long a task may be silent. */
  silence?: SilenceLimits;
  /** Told of each fault of a task, those that are retried included: a fault's detail goes no further. */
  onFault?: (task: { run: string; task: string }, fault: Fault) => void;
}

type LocalNode = Extract<NodeDefinition, { call: 'local' }>;
type ModelNode = Extract<NodeDefinition, { call: 'model' }>;

interface Made {
  readonly given: Record<string, Value>;
  readonly answer: ModelAnswer | undefined;
}

const noDeliveries: readonly Delivery[] = [];

/** Claims tasks and does them. It knows nothing of graphs: a task holds all it needs. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #running = new Map<string, RunningTask>();
  readonly #turns = new KeyTurns();
  readonly #stopListening: () => void;
  readonly #cooldowns: Cooldowns;
  #pumping = false;
  #stopped = false;
  #onIdle: (() => void) | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#cooldowns = new Cooldowns(options.clock);
    this.#stopListening = options.queue.listen((signal) => this.#hear(signal));
    this.#pump();
  }

  /** Claims nothing more, aborts what runs and resolves when all of it has come to rest. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    for (const task of this.#running.values()) task.abort();
    if (this.#running.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onIdle = resolve;
    });
  }

  #hear(signal: WorkerSignal): void {
    if (signal.type === 'work') this.#pump();
    else for (const id of signal.ids) this.#running.get(id)?.abort();
  }

  /** Claims as long as there is room. Signals that come meanwhile find their task in the same loop. */
  #pump(): void {
    if (this.#pumping || this.#stopped) return;
    this.#pumping = true;
    const { queue, lanes } = this.#options;
    for (let claimed = queue.claim(lanes); claimed; claimed = queue.claim(lanes)) void this.#perform(claimed);
    this.#pumping = false;
  }

  async #perform(claimed: ClaimedTask): Promise<void> {
    const { queue, toolsFor, clock } = this.#options;
    const { id, attempt } = claimed;
    const work = workFromJson(claimed.work);
    const task = new RunningTask(claimed, work, { queue, toolsFor, startedAt: clock.now() });
    this.#running.set(id, task);
    try {
      const result = work.call
        ? await this.#turns.take(work.key, () => this.#makeOnce(task, work))
        : await this.#make(task, work);
      this.#running.delete(id);
      if (claimed.model !== undefined) this.#cooldowns.succeeded(claimed.model);
      queue.complete(id, attempt, resultToJson(result));
    } catch (thrown) {
      this.#running.delete(id);
      const fault = asFault(thrown, work.node);
      if (!task.aborted) this.#options.onFault?.(work, fault);
      if (claimed.model !== undefined && !task.aborted) this.#coolDown(claimed.model, fault);
      const delay = task.aborted ? undefined : retryDelay(fault.faultClass, attempt, fault.retryAfter);
      if (delay === undefined) queue.fail(id, attempt, faultToJson(fault));
      else queue.delay(id, attempt, delay, faultToJson(fault));
    }
    if (this.#running.size === 0) this.#onIdle?.();
  }

  #coolDown(model: string, fault: Fault): void {
    const seconds = this.#cooldowns.failed(model, fault.faultClass, fault.retryAfter);
    if (seconds === undefined) return;
    const title = this.#options.models.get(model)?.title ?? model;
    const message = `${title} failed and is left alone for ${seconds} s: ${fault.message}`;
    this.#options.queue.coolDown(model, seconds, message);
  }

  /**
   * Since the coordinator looked, another run may have asked a model for the same: then this one takes what that was
   * given, and pays nothing.
   */
  async #makeOnce(task: RunningTask, work: TaskWork): Promise<Result> {
    const made = (await this.#options.store.results.latest([work.key])).get(work.key);
    if (made) return { ...made, cost: 0 };
    task.signal().throwIfAborted();
    return this.#make(task, work);
  }

  /** Does the work and stores what it gave. */
  #make(task: RunningTask, work: TaskWork): Promise<Result> {
    const made = this.#work(task, work);
    if (made instanceof Promise) return this.#heard(task, work, made).then((heard) => this.#keep(task, work, heard));
    if (task.hasDeliveries) return this.#keep(task, work, made);
    const result = this.#resultOf(task, work, made.given, undefined, noDeliveries);
    return this.#options.store.results.append(result).then(() => result);
  }

  async #keep(task: RunningTask, work: TaskWork, { given, answer }: Made): Promise<Result> {
    const { results, ledger } = this.#options.store;
    const deliveries = task.hasDeliveries ? await task.deliveries() : noDeliveries;
    const result = this.#resultOf(task, work, given, answer, deliveries);
    await results.append(result);
    if (answer?.entry !== undefined) await ledger.update(answer.entry, { state: 'settled', settled: result.cost });
    return result;
  }

  /**
   * Waits for work as long as it gives signs of life. What is silent for too long is told to stop and left alone: a
   * paid job is then looked after again by its handle, and one that may or may not have been submitted is in doubt.
   */
  async #heard(task: RunningTask, work: TaskWork, made: Promise<Made>): Promise<Made> {
    const { clock, store, silence = usualSilence } = this.#options;
    const limit = task.isOfProvider ? silence.provider : silence.local;
    task.silence = new Silence(clock, task.aborted ? silence.stopped : limit);
    const silent = task.silence.tooLong();
    try {
      const first = await Promise.race([made, silent]);
      if (typeof first === 'object') return first;
      const fault = silentFault(task, work, first ?? limit);
      task.giveUp(fault);
      throw (await submissionInDoubt(store, work, fault)) ?? fault;
    } finally {
      task.silence.end();
    }
  }

  /** A node that gives its outputs at once is done at once: most are small, and promises are not free. */
  #work(task: RunningTask, work: TaskWork): Made | Promise<Made> {
    const definition = this.#options.definitions.get(work.type);
    if (!definition) {
      throw new Fault('node-unknown', 'permanent', `This worker does not know the node type ${work.type}.`);
    }
    if (definition.call === 'model') return this.#askModel(definition, task, work);
    if (definition.readsGraph) return this.#workWithGraph(definition, task, work);
    const given = definition.run(work, task.context());
    return given instanceof Promise
      ? given.then((outputs) => ({ given: outputs, answer: undefined }))
      : { given, answer: undefined };
  }

  async #workWithGraph(definition: LocalNode, task: RunningTask, work: TaskWork): Promise<Made> {
    task.graph = await savedGraph(this.#options.store, work.run);
    return { given: await definition.run(work, task.context()), answer: undefined };
  }

  async #askModel(definition: ModelNode, task: RunningTask, work: TaskWork): Promise<Made> {
    const answer = await this.#callModel(task, work);
    for (const problem of answer.problems) task.warn(problem);
    if (work.call?.instead) task.warn({ code: 'fell-back', message: `${work.node}: ${work.call.instead.words}` });
    if (answer.cost === undefined) {
      task.warn({ code: 'cost-unknown', message: `${work.node}: neither provider nor price table says what it cost.` });
    }
    return { given: await definition.respond(answer.assets, work, task.context()), answer };
  }

  #resultOf(
    task: RunningTask,
    work: TaskWork,
    given: Record<string, Value>,
    answer: ModelAnswer | undefined,
    deliveries: readonly Delivery[],
  ): Result {
    const { definitions, clock, newId } = this.#options;
    const info = (definitions.get(work.type) as NodeDefinition).info;
    const endedAt = clock.now();
    return {
      id: newId(),
      key: work.key,
      keyParts: work.keyParts,
      graph: work.graph,
      node: work.node,
      element: work.element,
      ...(work.call && { model: work.call.model }),
      ...(work.call?.instead && { insteadOf: work.call.instead.model }),
      outputs: checkOutputs(work.node, info, given),
      deliveries,
      problems: task.problems,
      cost: answer?.cost ?? 0,
      seconds: (endedAt - task.startedAt) / 1000,
      createdAt: isoTime(endedAt),
    };
  }

  #callModel(task: RunningTask, work: TaskWork): Promise<ModelAnswer> {
    const { models, adapters, store, clock, newId } = this.#options;
    const { call } = work;
    const model = call && models.get(call.model);
    const adapter = model && adapters.get(model.provider);
    if (!call || !model || !adapter) {
      throw new Fault(
        'adapter-missing',
        'permanent',
        `${work.node}: this worker has no adapter for the model ${call?.model ?? ''}.`,
      );
    }
    return callModel({
      work,
      call,
      model,
      adapter,
      tools: task.context(),
      store,
      clock,
      newId,
      alive: () => task.alive(),
    });
  }
}

/** A node that hangs once may hang again; a provider that does not answer most likely answers the next time. */
function silentFault({ isOfProvider }: RunningTask, { node }: TaskWork, seconds: number): Fault {
  const span = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const message = `${node}: nothing was heard of its work for ${span}, so it was stopped.`;
  return new Fault(taskSilent, isOfProvider ? 'transient' : 'unknown', message);
}

/** The graph of a run as it is saved: equal graphs have equal texts. */
async function savedGraph(store: Store, run: RunId): Promise<string | undefined> {
  const record = await store.runs.find(run);
  return record && canonicalJson(JSON.parse(record.snapshot));
}
