import type { RunEvent } from '../events/runEvent.ts';
import type { MicroDollars } from '../catalog/model.ts';
import type { RunId } from '../graph/ids.ts';
import type { Problem } from '../graph/problem.ts';
import { outerNode } from '../graph/template.ts';
import type { Value } from '../node/defineNode.ts';
import { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import { Coordinator } from './coordinator.ts';
import { EventLog } from './eventLog.ts';
import type { HashText } from './hashText.ts';
import { isoTime } from './isoTime.ts';
import type { PreparedGraph } from './prepareGraph.ts';
import type { TaskFailure } from './runTally.ts';
import type { Delivery, RunRecord, Store } from './store.ts';
import type { NodeOutcome } from './taskInputs.ts';
import type { TaskQueue } from './taskQueue.ts';

export interface StartOptions {
  prepared: PreparedGraph;
  fingerprint: string;
  queue: TaskQueue;
  store: Store;
  hash: HashText;
  clock: Clock;
  newId: () => string;
  /** An interrupted run to go on with: its events are continued and its money counts. A new run when absent. */
  id?: RunId;
  maxCost?: MicroDollars;
  /** Higher goes before other runs; 0 when absent. */
  priority?: number;
  onEvents?: (events: readonly RunEvent[]) => void;
}

export interface RunOutcome {
  readonly id: RunId;
  readonly state: 'done' | 'failed' | 'cancelled' | 'over-budget';
  /** Why it is not done, in a sentence. */
  readonly message: string | undefined;
  /** Values of the graph's exposed outputs, by name; those that never came are left out. */
  readonly outputs: Readonly<Record<string, Value>>;
  /** Files that the run hands out, from cached results too. */
  readonly deliveries: readonly Delivery[];
  readonly failures: readonly TaskFailure[];
  /** What nodes had to say without failing. */
  readonly problems: readonly Problem[];
  readonly tasks: { readonly ran: number; readonly cached: number; readonly failed: number; readonly skipped: number };
  readonly cost: MicroDollars;
  readonly seconds: number;
}

export interface RunHandle {
  readonly id: RunId;
  /** Resolves after the terminal event is stored. Rejects only when the store itself fails. */
  readonly done: Promise<RunOutcome>;
  /** Events in batches, in order, each stored before it is told. */
  subscribe(listener: (events: readonly RunEvent[]) => void): () => void;
  /** Aborts what runs; `done` resolves when all workers have let go. */
  cancel(): void;
  /** Starts nothing more; what runs comes to its end. */
  pause(): void;
  resume(): void;
  /** From now on its tasks go before or after those of other runs. */
  prioritize(priority: number): void;
}

interface Control {
  priority: number;
  cancelled: boolean;
  paused: boolean;
  coordinator: Coordinator | undefined;
  log: EventLog | undefined;
}

interface Began {
  readonly lastSeq: number;
  readonly spent: MicroDollars;
}

/** Runs a prepared graph: it has to be free of errors. */
export function startRun(options: StartOptions): RunHandle {
  const id = options.id ?? (options.newId() as RunId);
  const listeners = new Set<(events: readonly RunEvent[]) => void>();
  if (options.onEvents) listeners.add(options.onEvents);
  const control: Control = {
    priority: options.priority ?? 0,
    cancelled: false,
    paused: false,
    coordinator: undefined,
    log: undefined,
  };
  const done = conduct(id, options, control, (events) => {
    for (const listener of listeners) listener(events);
  });
  return {
    id,
    done,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel() {
      control.cancelled = true;
      control.coordinator?.stop();
    },
    pause() {
      if (control.paused) return;
      control.paused = true;
      control.log?.emit({ type: 'run-pause' });
      control.coordinator?.pause();
    },
    resume() {
      if (!control.paused) return;
      control.paused = false;
      control.log?.emit({ type: 'run-resume' });
      control.coordinator?.resume();
    },
    prioritize(priority) {
      control.priority = priority;
      control.coordinator?.prioritize(priority);
    },
  };
}

async function conduct(
  id: RunId,
  options: StartOptions,
  control: Control,
  tell: (events: readonly RunEvent[]) => void,
): Promise<RunOutcome> {
  const { prepared, queue, store, hash, clock } = options;
  const startedAt = clock.now();
  const began = await begin(id, options, control);
  const budget = new Budget(options.maxCost, began.spent);
  const log = new EventLog({ id, store: store.runs, clock, lastSeq: began.lastSeq }, () => control.coordinator?.stop());
  log.subscribe(tell);
  const { graph, tier, nodes } = prepared;
  const coordinator = new Coordinator({
    ...{ run: id, graph: graph.id, prepared, queue, store, hash, clock, log, budget },
    priority: control.priority,
  });
  control.coordinator = coordinator;
  const inside = insideOf(nodes);
  log.emit({ type: 'run-start', graph: graph.id, tier, tasks: nodes.length, ...(inside && { inside }) });
  control.log = log;
  if (control.paused) {
    log.emit({ type: 'run-pause' });
    coordinator.pause();
  }
  if (control.cancelled) coordinator.stop();
  await coordinator.run();
  control.log = undefined;
  const { state, message } = conclude(coordinator, budget, control.cancelled);
  const seconds = (clock.now() - startedAt) / 1000;
  const cost = budget.spent;
  log.emit({ type: 'run-end', state, ...(message !== undefined && { message }), cost, seconds });
  await log.flushed();
  await store.runs.setState(id, state);
  const { tally } = coordinator;
  return {
    id,
    state,
    message,
    outputs: exposedOutputs(prepared, coordinator),
    deliveries: tally.deliveries,
    failures: tally.failures,
    problems: tally.problems,
    tasks: { ran: tally.ran, cached: tally.cached, failed: tally.failures.length, skipped: tally.skipped },
    cost,
    seconds,
  };
}

/** Nodes inside of templates, by the node of the template; undefined when there are none. */
function insideOf(nodes: PreparedGraph['nodes']): Record<string, string[]> | undefined {
  const inside = new Map<string, string[]>();
  for (const { id } of nodes) {
    const outer = outerNode(id);
    if (outer === undefined) continue;
    const inner = inside.get(outer);
    if (inner) inner.push(id);
    else inside.set(outer, [id]);
  }
  return inside.size === 0 ? undefined : Object.fromEntries(inside);
}

/** Writes the record of a new run, or finds where an interrupted one stopped. */
async function begin(id: RunId, options: StartOptions, control: Control): Promise<Began> {
  const { prepared, store, clock, fingerprint, maxCost } = options;
  const known = options.id === undefined ? undefined : await store.runs.find(id);
  if (known) {
    const events = await store.runs.events(id, 0);
    const entries = await store.ledger.ofRun(id);
    // Whoever paused it meanwhile has written so already.
    if (known.state !== 'running' && !control.paused) await store.runs.setState(id, 'running');
    return {
      lastSeq: events.at(-1)?.seq ?? 0,
      spent: entries.reduce((sum, entry) => sum + (entry.settled ?? 0), 0),
    };
  }
  const record: RunRecord = {
    id,
    graph: prepared.graph.id,
    tier: prepared.tier,
    state: 'running',
    snapshot: JSON.stringify(prepared.saved),
    fingerprint,
    ...(maxCost !== undefined && { maxCost }),
    createdAt: isoTime(clock.now()),
  };
  await store.runs.create(record);
  return { lastSeq: 0, spent: 0 };
}

function conclude(
  coordinator: Coordinator,
  budget: Budget,
  cancelled: boolean,
): { state: RunOutcome['state']; message: string | undefined } {
  const { failures } = coordinator.tally;
  if (cancelled) return { state: 'cancelled', message: undefined };
  const waiting = coordinator.overBudget;
  if (waiting.length > 0) return { state: 'over-budget', message: budget.needs(waiting) };
  if (failures.length === 0) return { state: 'done', message: undefined };
  const [first] = failures;
  const others = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  return { state: 'failed', message: `${first?.message ?? ''}${others}` };
}

function exposedOutputs({ graph, byId, sourcesOf }: PreparedGraph, coordinator: Coordinator): Record<string, Value> {
  const outputs: Record<string, Value> = {};
  for (const { name, node, port } of graph.outputs) {
    const values = sourcesOf({ node, port }).map((source) => {
      const from = byId.get(source.node);
      return from && outputValue(source.port, coordinator.outcomeOf(from));
    });
    const value = values.length > 1 ? values.filter((entry) => entry !== undefined) : values[0];
    if (value !== undefined) outputs[name] = value;
  }
  return outputs;
}

function outputValue(port: string, outcome: NodeOutcome | undefined): Value | undefined {
  if (!outcome || outcome.kind === 'lost') return undefined;
  const elements = outcome.kind === 'mapped' ? outcome.elements : [outcome.element];
  const values = elements.flatMap((element) => {
    const value = element.state === 'done' ? element.result.outputs[port] : undefined;
    return value === undefined ? [] : [value];
  });
  return outcome.kind === 'mapped' ? values : values[0];
}
