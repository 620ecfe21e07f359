import type { MicroDollars } from '../catalog/model.ts';
import type { NodeId, ResultKey } from '../graph/ids.ts';
import type { Problem } from '../graph/problem.ts';
import { Fault } from '../graph/fault.ts';
import { staleReason } from './cacheKey.ts';
import { addCosts, anyOfCosts, free, type CostRange } from './costRange.ts';
import { guessCost } from './guessRequest.ts';
import type { HashText } from './hashText.ts';
import { keyTask, partsOf, type KeyedTask } from './keyTask.ts';
import { pickStale } from './pickProblems.ts';
import type { PreparedGraph, PreparedNode } from './prepareGraph.ts';
import { standInsOf, stoodIn } from './standIns.ts';
import type { ElementKey, Result, Store } from './store.ts';
import { isReady, resolveInputs, type ElementOutcome, type NodeOutcome, type TaskReadiness } from './taskInputs.ts';
import { OutputTexts } from './valueText.ts';
import type { SecondsRange } from './workSeconds.ts';

export interface PlannedTask {
  /** As in the events of a run. */
  readonly id: string;
  readonly node: NodeId;
  readonly element: ElementKey;
  /** `unknown`: what it works on has to be made first. `skip`: what it requires is muted. */
  readonly state: 'cached' | 'run' | 'unknown' | 'skip';
  /** Why it has to run, or is not known, in a sentence. */
  readonly reason: string;
  /** Of a cached one: id of the result that is there. */
  readonly result?: string;
  readonly model?: string;
  readonly cost: CostRange;
  readonly seconds: SecondsRange;
}

export interface PlannedTasks {
  readonly tasks: readonly PlannedTask[];
  readonly problems: readonly Problem[];
}

/**
 * What a run would do, without doing anything: each task as cached, to run, or unknown until its inputs exist, as
 * far as the store tells. One look into the store for each wave of tasks that become known together.
 */
export async function planTasks(
  prepared: PreparedGraph,
  from: { store: Store; hash: HashText },
): Promise<PlannedTasks> {
  const planner = new Planner(prepared, from.store, from.hash);
  await planner.walk();
  return { tasks: planner.inOrder(), problems: planner.problems };
}

interface OpenTask {
  readonly node: PreparedNode;
  readonly index: number;
  readonly element: ElementKey;
  readonly keyed: KeyedTask | undefined;
  /** The same task for each model that the node names as a fallback. */
  readonly standIns: readonly KeyedTask[];
  readonly pick: string | undefined;
}

const noSeconds: SecondsRange = { low: 0, high: 0 };

class Planner {
  readonly problems: Problem[] = [];
  readonly #prepared: PreparedGraph;
  readonly #store: Store;
  readonly #hash: HashText;
  readonly #outcomes: (NodeOutcome | undefined)[] = [];
  readonly #planned: PlannedTask[][] = [];
  readonly #takes = new Map<NodeId, readonly Result[]>();
  #withTakes: Promise<ReadonlySet<NodeId>> | undefined;
  #ready: PreparedNode[];
  readonly #waitingFor: number[];

  constructor(prepared: PreparedGraph, store: Store, hash: HashText) {
    this.#prepared = prepared;
    this.#store = store;
    this.#hash = hash;
    this.#waitingFor = prepared.nodes.map((node) => node.sources);
    this.#ready = prepared.nodes.filter((node) => node.sources === 0);
  }

  inOrder(): PlannedTask[] {
    return this.#prepared.nodes.flatMap((node) => this.#planned[node.index] ?? []);
  }

  async walk(): Promise<void> {
    while (this.#ready.length > 0) {
      const wave = this.#ready;
      this.#ready = [];
      const readiness = wave.map((node) => this.#open(node));
      const keys = new Set<ResultKey>();
      for (const tasks of readiness) for (const task of tasks) addKeys(task, keys);
      const found = keys.size > 0 ? await this.#store.results.latest([...keys]) : new Map<ResultKey, Result>();
      for (const tasks of readiness) {
        for (const task of tasks) await this.#place(task, found);
      }
      for (const node of wave) this.#close(node);
    }
    await this.#allowForCutOff();
  }

  /** What was made before may come out the same, and then costs nothing: the least of such a task is 0. */
  async #allowForCutOff(): Promise<void> {
    for (const node of this.#prepared.nodes) {
      const tasks = this.#planned[node.index] ?? [];
      const unsure = tasks.some((task) => task.state === 'unknown' && task.cost.high > 0);
      if (!unsure || (await this.#takesOf(node)).length === 0) continue;
      this.#planned[node.index] = tasks.map((task) =>
        task.state === 'unknown' ? { ...task, cost: { ...task.cost, low: 0 } } : task,
      );
    }
  }

  /** Tasks whose inputs are known; the others are placed at once. */
  #open(node: PreparedNode): OpenTask[] {
    this.#planned[node.index] = [];
    const { pick } = node.node;
    if (typeof pick === 'string') {
      this.#outcomes[node.index] = { kind: 'single', element: unknown };
      return [{ node, index: 0, element: '', keyed: undefined, standIns: [], pick }];
    }
    const readiness = resolveInputs(node, (source) => this.#outcomes[source.index] as NodeOutcome, this.#hash);
    if (readiness.kind === 'lost') {
      this.#placeLost(node, readiness.why);
      return [];
    }
    const list = readiness.kind === 'single' ? [readiness.task] : readiness.tasks;
    const elements: ElementOutcome[] = list.map(() => unknown);
    this.#outcomes[node.index] =
      readiness.kind === 'single' ? { kind: 'single', element: unknown } : { kind: 'mapped', elements };
    return list.flatMap((task, index) => this.#openTask(node, index, task));
  }

  #openTask(node: PreparedNode, index: number, ready: TaskReadiness): OpenTask[] {
    if (!isReady(ready)) {
      this.#placeMissing(node, index, ready);
      return [];
    }
    const picks = node.node.pick;
    const pick = typeof picks === 'object' ? picks[ready.element] : undefined;
    const keyed = keyTask(node, ready, this.#hash);
    if (keyed instanceof Fault && pick === undefined) {
      const { code, message } = keyed;
      this.problems.push({ code, severity: 'warning', message, node: node.id });
      this.#add(node, index, { element: ready.element, state: 'run', reason: message, cost: free, seconds: noSeconds });
      return [];
    }
    const standIns = standInsOf(node, ready, this.#hash);
    return [{ node, index, element: ready.element, keyed: keyed instanceof Fault ? undefined : keyed, standIns, pick }];
  }

  async #place(task: OpenTask, found: ReadonlyMap<ResultKey, Result>): Promise<void> {
    const { node, index, element, keyed, pick } = task;
    const result = pick === undefined ? resultOf(task, found) : await this.#store.results.byId(pick);
    if (result) {
      this.#setOutcome(node, index, { state: 'done', result, texts: new OutputTexts(result.outputs) });
      const reason = pick !== undefined ? 'A take is picked.' : thereWords(node, result);
      this.#add(node, index, { element, state: 'cached', reason, result: result.id, cost: free, seconds: noSeconds });
      const stale = pick === undefined ? undefined : pickStale(node, result, this.#hash);
      if (stale) this.problems.push(stale);
      return;
    }
    if (pick !== undefined) {
      const message = `The picked take ${pick} of ${node.id} is no longer stored: pick another one, or none.`;
      this.problems.push({ code: 'pick-missing', severity: 'error', message, node: node.id });
    }
    const before = (await this.#takesOf(node)).find((take) => take.element === element);
    const reason = before && keyed ? staleReason(before.keyParts, partsOf(node, keyed, this.#hash)) : 'Not made yet.';
    const seconds = before ? { low: before.seconds * 0.8, high: before.seconds * 1.25 } : node.seconds;
    this.#add(node, index, { element, state: 'run', reason, cost: costOf(task), seconds });
  }

  async #takesOf(node: PreparedNode): Promise<readonly Result[]> {
    let takes = this.#takes.get(node.id);
    if (!takes) {
      const { results } = this.#store;
      const { id } = this.#prepared.graph;
      // A new graph has none: it is not asked about node by node.
      this.#withTakes ??= results.nodesWithTakes?.(id);
      const made = await this.#withTakes;
      takes = made && !made.has(node.id) ? [] : await results.takes(id, node.id);
      this.#takes.set(node.id, takes);
    }
    return takes;
  }

  #placeLost(node: PreparedNode, why: Exclude<TaskReadiness, { element: string }>): void {
    const count = why.missing === 'unknown' ? node.mappedLength : undefined;
    const elements: ElementOutcome[] = Array.from({ length: count ?? 0 }, () => unknown);
    this.#outcomes[node.index] =
      count === undefined ? { kind: 'lost', element: lost(why) } : { kind: 'mapped', elements };
    if (count === undefined) this.#placeMissing(node, undefined, why);
    else elements.forEach((_, index) => this.#placeMissing(node, index, why));
  }

  #placeMissing(node: PreparedNode, index: number | undefined, why: Exclude<TaskReadiness, { element: string }>): void {
    const at = { element: '', cost: free, seconds: noSeconds };
    switch (why.missing) {
      case 'cause':
        this.#setOutcome(node, index, lost(why));
        this.#add(node, index, { ...at, state: 'skip', reason: why.cause.message });
        return;
      case 'invalid':
        this.problems.push({ code: 'input-invalid', severity: 'error', message: why.message, node: node.id });
        this.#setOutcome(node, index, lost(why));
        this.#add(node, index, { ...at, state: 'run', reason: why.message });
        return;
      case 'unknown': {
        const cost = guessCost(node, (source) => this.#outcomes[source.index]);
        const isList = node.mapped && index === undefined;
        this.#add(node, index, {
          element: '',
          state: 'unknown',
          reason: this.#waitsFor(node),
          cost: isList && cost.high > 0 ? { ...cost, unknown: true } : cost,
          seconds: { low: 0, high: node.seconds.high },
        });
      }
    }
  }

  #waitsFor(node: PreparedNode): string {
    const open = node.inputs
      .flatMap((input) => input.wires.map((wire) => wire.from))
      .find((source) => !isKnown(this.#outcomes[source.index]));
    return open ? `It depends on what ${open.id} gives.` : 'It depends on what comes before it.';
  }

  #add(node: PreparedNode, index: number | undefined, task: Omit<PlannedTask, 'id' | 'node' | 'model'>): void {
    const id = node.mapped && index !== undefined ? `${node.id}#${index}` : node.id;
    const model = node.asks[0]?.model.id;
    this.#planned[node.index]?.push({ id, node: node.id, ...task, ...(model !== undefined && { model }) });
  }

  #setOutcome(node: PreparedNode, index: number | undefined, element: ElementOutcome): void {
    const outcome = this.#outcomes[node.index];
    if (outcome?.kind === 'mapped' && index !== undefined) {
      (outcome.elements as ElementOutcome[])[index] = element;
    } else {
      this.#outcomes[node.index] = { kind: outcome?.kind === 'lost' ? 'lost' : 'single', element };
    }
  }

  #close(node: PreparedNode): void {
    for (const consumer of node.consumers) {
      const left = (this.#waitingFor[consumer.index] as number) - 1;
      this.#waitingFor[consumer.index] = left;
      if (left === 0) this.#ready.push(consumer);
    }
  }
}

function addKeys({ keyed, standIns }: OpenTask, keys: Set<ResultKey>): void {
  if (keyed) keys.add(keyed.key);
  for (const { key } of standIns) keys.add(key);
}

function resultOf({ node, keyed, standIns }: OpenTask, found: ReadonlyMap<ResultKey, Result>): Result | undefined {
  const own = keyed && found.get(keyed.key);
  return own ?? standIns.map(({ key }) => found.get(key)).find((result) => stoodIn(result, node));
}

function thereWords(node: PreparedNode, result: Result): string {
  return stoodIn(result, node)
    ? `It is there already, made by ${result.model ?? 'another model'} in place of ${result.insteadOf ?? ''}.`
    : 'It is there already.';
}

/** A model may be down, and then one of the others is paid. */
function costOf({ keyed, standIns }: OpenTask): CostRange {
  if (standIns.length === 0) return exactly(keyed?.cost);
  return anyOfCosts([exactly(keyed?.cost), ...standIns.map(({ cost }) => exactly(cost))]);
}

const unknown: ElementOutcome = { state: 'unknown' };

function lost(why: Exclude<TaskReadiness, { element: string }>): ElementOutcome {
  if (why.missing === 'cause') return { state: 'skipped', cause: why.cause };
  if (why.missing === 'unknown') return unknown;
  return { state: 'failed', cause: { failed: true, node: '', message: why.message } };
}

function isKnown(outcome: NodeOutcome | undefined): boolean {
  if (!outcome) return false;
  return outcome.kind === 'mapped'
    ? outcome.elements.every((element) => element.state === 'done')
    : outcome.element.state === 'done';
}

function exactly(cost: MicroDollars | undefined): CostRange {
  return cost === undefined ? { low: 0, high: 0, unknown: true } : { low: cost, high: cost, unknown: false };
}

/** All that the tasks cost together. */
export function totalCost(tasks: readonly PlannedTask[]): CostRange {
  return tasks.reduce((sum, task) => addCosts(sum, task.cost), free);
}
