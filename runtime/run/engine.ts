import type { Model, MicroDollars } from '../catalog/model.ts';
import type { RunEvent } from '../events/runEvent.ts';
import type { Fault } from '../graph/fault.ts';
import type { Graph, Tier } from '../graph/graph.ts';
import type { NodeId, RunId } from '../graph/ids.ts';
import type { Json } from '../graph/json.ts';
import type { Problem } from '../graph/problem.ts';
import { outerNode } from '../graph/template.ts';
import { unfoldGraph } from '../graph/unfoldGraph.ts';
import type { FindTemplate } from '../graph/usedTemplates.ts';
import { hasNode } from '../graph/wires.ts';
import type { NodeDefinition } from '../node/defineNode.ts';
import type { Adapter } from '../providers/adapter.ts';
import { applyInputs } from './applyInputs.ts';
import type { Clock } from './clock.ts';
import type { CostRange } from './costRange.ts';
import { elapsedSeconds } from './elapsed.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { HashText } from './hashText.ts';
import { MemoryTaskQueue, type LaneLimits, type LaneLoad } from './memoryTaskQueue.ts';
import { nodeTypesOf } from './nodeTypesOf.ts';
import { planTasks, totalCost, type PlannedTask } from './plan.ts';
import { prepareGraph, type PreparedGraph } from './prepareGraph.ts';
import type { SilenceLimits } from './silence.ts';
import { startRun, type RunHandle } from './startRun.ts';
import type { Store } from './store.ts';
import type { ToolsFor } from './taskTools.ts';
import { Worker } from './worker.ts';
import type { SecondsOf, SecondsRange } from './workSeconds.ts';

/** All that the engine takes from its host. */
export interface EngineOptions {
  definitions: ReadonlyMap<string, NodeDefinition>;
  models: ReadonlyMap<string, Model>;
  /** By provider. */
  adapters: ReadonlyMap<string, Adapter>;
  store: Store;
  /** SHA-256 of a text, as hex. */
  hash: HashText;
  clock: Clock;
  /** A new unique id: a UUID. */
  newId: () => string;
  toolsFor: ToolsFor;
  /** Whether the environment variable that holds a provider's key is set. */
  hasKey(variable: string): boolean;
  /** Slots by lane: `cpu`, `provider:<id>`. */
  limits: LaneLimits;
  secondsOf?: SecondsOf;
  /** Published versions that graphs name as node types, beside those that they carry. */
  findTemplate?: FindTemplate;
  /** How long a task may give no sign of life. */
  silence?: SilenceLimits;
  /** Told of each fault of a task, those that are retried included. */
  onFault?: (task: { run: string; task: string }, fault: Fault) => void;
}

export interface RunRequest {
  graph: Graph;
  tier: Tier;
  /** Values of exposed inputs, by name. */
  inputs?: Readonly<Record<string, Json>>;
  /** Only these nodes and what they need. */
  targets?: readonly NodeId[];
}

export interface StartRequest extends RunRequest {
  maxCost?: MicroDollars;
  /** Higher goes before other runs; 0 when absent. */
  priority?: number;
  /** Of the plan that was agreed to: a run that would be another one is refused. */
  fingerprint?: string;
  /** An interrupted run to go on with. */
  id?: RunId;
  onEvents?: (events: readonly RunEvent[]) => void;
}

export interface Plan {
  readonly tasks: readonly PlannedTask[];
  /** Errors keep the graph from running. */
  readonly problems: readonly Problem[];
  readonly counts: Readonly<Record<PlannedTask['state'], number>>;
  readonly cost: CostRange;
  /** From start to end, with the slots of this engine. */
  readonly seconds: SecondsRange;
  readonly fingerprint: string;
}

type Started = { readonly run: RunHandle } | { readonly problems: readonly Problem[] };

/** A request as it would be recorded. */
export interface Identity {
  /** Errors keep the graph from running. */
  readonly problems: readonly Problem[];
  /** The graph with its inputs in it, and carrying its templates; undefined when it has errors. */
  readonly graph: Graph | undefined;
  /** As of its plan; undefined when it has errors. */
  readonly fingerprint: string | undefined;
}

/**
 * Plans and runs graphs, any number at a time: what the command line, the server and the tests use. A graph that was
 * handed in is not to be changed after: `check`, `plan` and `start` of the same one share what they found out.
 */
export interface Engine {
  /** What is wrong with structure, params and models; errors keep the graph from running. Nothing is looked up. */
  check(request: RunRequest): readonly Problem[];
  /** The same, with what the record of such a run holds. */
  identify(request: RunRequest): Identity;
  plan(request: RunRequest): Promise<Plan>;
  /** Starts nothing when the graph has errors: they are returned. */
  start(request: StartRequest): Started;
  /** How many tasks of each lane wait and run now. */
  load(): readonly LaneLoad[];
  /** Stops claiming, aborts what runs, and resolves when all of it has come to rest. The store stays open. */
  close(): Promise<void>;
}

export function createEngine(options: EngineOptions): Engine {
  const { store, hash, clock, newId, limits } = options;
  const queue = new MemoryTaskQueue(clock, limits);
  const worker = new Worker({ ...options, queue, lanes: lanesOf(options) });
  const prepare = preparer(options);
  const slotsOf = (lane: string) => limits.lanes[lane] ?? limits.otherwise;
  return {
    check: (request) => prepare(request).problems,
    identify(request) {
      const { prepared, problems } = prepare(request);
      if (!prepared || problems.some(isError)) return { problems, graph: undefined, fingerprint: undefined };
      return { problems, graph: prepared.saved, fingerprint: fingerprintOf(prepared, hash) };
    },
    async plan(request) {
      const { prepared, problems, placed } = prepare(request);
      if (!prepared) return { ...emptyPlan, problems };
      const planned = await planTasks(prepared, { store, hash });
      const { tasks } = planned;
      const counts = { ...emptyPlan.counts };
      for (const task of tasks) counts[task.state] += 1;
      return {
        tasks,
        problems: [...problems, ...planned.problems.map(placed)],
        counts,
        cost: totalCost(tasks),
        seconds: elapsedSeconds(prepared, tasks, slotsOf),
        fingerprint: fingerprintOf(prepared, hash),
      };
    },
    start(request) {
      const { prepared, problems } = prepare(request);
      if (!prepared || problems.some(isError)) return { problems };
      const fingerprint = fingerprintOf(prepared, hash);
      if (request.fingerprint !== undefined && request.fingerprint !== fingerprint) return { problems: [stalePlan] };
      const { maxCost, priority, onEvents, id } = request;
      const run = startRun({
        prepared,
        fingerprint,
        queue,
        store,
        hash,
        clock,
        newId,
        ...(id !== undefined && { id }),
        ...(maxCost !== undefined && { maxCost }),
        ...(priority !== undefined && { priority }),
        ...(onEvents && { onEvents }),
      });
      return { run };
    },
    load: () => queue.load(),
    close: () => worker.stop(),
  };
}

interface Prepared {
  readonly prepared: PreparedGraph | undefined;
  readonly problems: readonly Problem[];
  /** A finding of plan or run, at the place that people know. */
  placed(problem: Problem): Problem;
}

/** Keeps what was found out about the last request on each graph, for as long as the graph itself is kept. */
function preparer(options: EngineOptions): (request: RunRequest) => Prepared {
  const known = new WeakMap<Graph, { request: RunRequest; found: Prepared }>();
  return (request) => {
    const last = known.get(request.graph);
    const { tier, targets, inputs } = request;
    if (last && last.request.tier === tier && last.request.targets === targets && last.request.inputs === inputs) {
      return last.found;
    }
    const found = prepare(options, request);
    // A type that is not known now may be published in a moment.
    if (!found.problems.some(({ code }) => code === 'unknown-type')) known.set(request.graph, { request, found });
    return found;
  };
}

/** Checks structure first; values and models only of a graph whose structure holds. */
function prepare(options: EngineOptions, request: RunRequest): Prepared {
  const { definitions } = options;
  const graph = request.inputs ? applyInputs(request.graph, request.inputs) : request.graph;
  if (!('nodes' in graph)) return { prepared: undefined, problems: graph, placed: (problem) => problem };
  const unfolded = unfoldGraph(graph, nodeTypesOf(definitions), options.findTemplate ?? (() => undefined));
  const { problems, placed, flat, wires, nodeTypes, sealed } = unfolded;
  if (problems.some(isError)) return { prepared: undefined, problems, placed };
  const { tier } = request;
  const targets = request.targets && laidOut(request.targets, flat);
  const prepared = prepareGraph({
    ...{ ...options, graph: flat, saved: sealed, wires, nodeTypes, tier },
    ...(targets && { targets }),
  });
  return { prepared, problems: [...problems, ...prepared.problems.map(placed)], placed };
}

/** A template that is asked for is all that is inside of it. */
function laidOut(targets: readonly NodeId[], flat: Graph): readonly NodeId[] {
  const templates = new Set(targets.filter((id) => !hasNode(flat, id)));
  if (templates.size === 0) return targets;
  const inner = Object.keys(flat.nodes).filter((id) => templates.has(outerNode(id) as NodeId)) as NodeId[];
  return [...targets.filter((id) => !templates.has(id)), ...inner];
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

function lanesOf({ models }: EngineOptions): string[] {
  const providers = [...models.values()].filter((model) => model.key !== undefined).map((model) => model.provider);
  return ['none', 'cpu', ...[...new Set(providers)].map((provider) => `provider:${provider}`)];
}

const emptyPlan: Plan = {
  tasks: [],
  problems: [],
  counts: { cached: 0, run: 0, unknown: 0, skip: 0 },
  cost: { low: 0, high: 0, unknown: false },
  seconds: { low: 0, high: 0 },
  fingerprint: '',
};

const stalePlan: Problem = {
  code: 'plan-stale',
  severity: 'error',
  message: 'The graph, its node types or its prices have changed since it was planned: plan it again.',
};
