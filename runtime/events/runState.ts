import type { Asset } from '../graph/asset.ts';
import type { Problem } from '../graph/problem.ts';
import { outerNode } from '../graph/template.ts';
import type { RunEvent } from './runEvent.ts';

export type TaskStateName = 'waiting' | 'running' | 'retrying' | 'done' | 'cached' | 'failed' | 'skipped' | 'held';

export interface TaskState {
  readonly state: TaskStateName;
  /** Part done, 0 to 1. */
  readonly part: number;
  /** What is being done, or why it failed, waits or was skipped. */
  readonly words?: string;
  readonly attempt?: number;
  readonly model?: string;
  /** Id of the result. */
  readonly result?: string;
  readonly preview?: Asset;
  readonly problems?: readonly Problem[];
  readonly code?: string;
  /** Of a failure: nothing was paid for it. */
  readonly notCharged?: boolean;
  /** ISO time of the start, for the time that it has taken so far. */
  readonly startedAt?: string;
  /** Of an end: seconds of work, and micro-dollars. */
  readonly seconds?: number;
  readonly cost?: number;
}

export interface NodeState {
  /** Tasks by id, in order of their elements. */
  readonly tasks: ReadonlyMap<string, TaskState>;
  /** The one that people should know of first: running before failed before waiting before done. */
  readonly state: TaskStateName;
  /** Part done of all its tasks, 0 to 1. */
  readonly part: number;
}

export interface RunState {
  readonly run: string;
  readonly graph: string;
  readonly tier: string;
  readonly state: 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled' | 'over-budget';
  readonly message?: string;
  /** Of the last event that was taken in. */
  readonly seq: number;
  /** Events were missed: ask for all after `seq`. Nothing is taken in until they come. */
  readonly gap: boolean;
  /** Tasks known of so far: nodes count as one each until a list is known. */
  readonly total: number;
  readonly counts: Readonly<Record<Exclude<TaskStateName, 'waiting'>, number>>;
  /**
   * Nodes that something has happened to. The node of a template has the tasks of all nodes inside of it, which are
   * here by themselves as well.
   */
  readonly nodes: ReadonlyMap<string, NodeState>;
  /** Micro-dollars, of tasks that have ended. */
  readonly cost: number;
  /** ISO times. */
  readonly startedAt?: string;
  readonly endedAt?: string;
}

export const emptyRunState: RunState = {
  run: '',
  graph: '',
  tier: '',
  state: 'waiting',
  seq: 0,
  gap: false,
  total: 0,
  counts: { running: 0, retrying: 0, done: 0, cached: 0, failed: 0, skipped: 0, held: 0 },
  nodes: new Map(),
  cost: 0,
};

/**
 * The state of a run after one more event. Events that were seen already change nothing; one that comes too early
 * sets `gap` and is left out.
 */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  return reduceRunEvents(state, [event]);
}

/** The same for a batch: what is shown is copied once, not once for each event. */
export function reduceRunEvents(state: RunState, events: readonly RunEvent[]): RunState {
  const draft = new Draft(state);
  for (const event of events) {
    if (event.seq <= draft.seq) continue;
    if (event.seq !== draft.seq + 1) return { ...draft.finish(), gap: true };
    draft.take(event);
  }
  return draft.finish();
}

/** Events of a run between two points, some of them left out because later ones say more. */
export interface RunEventSpan {
  /** Seq of the last event before these. */
  readonly after: number;
  /** Seq of the last event that these tell of. */
  readonly seq: number;
  readonly events: readonly RunEvent[];
}

/** The same for what comes over a socket. A span that does not join on to what is known sets `gap`. */
export function reduceRunSpan(state: RunState, span: RunEventSpan): RunState {
  if (span.seq <= state.seq) return state;
  if (span.after !== state.seq) return { ...state, gap: true };
  const draft = new Draft(state);
  for (const event of span.events) draft.take(event);
  draft.seq = span.seq;
  return draft.finish();
}

class Draft {
  readonly #before: RunState;
  readonly #change: { -readonly [Name in keyof RunState]?: RunState[Name] } = {};
  readonly #counts: { -readonly [Name in keyof RunState['counts']]: number };
  readonly #nodes: Map<string, NodeState>;
  readonly #touched = new Map<string, Map<string, TaskState>>();
  #total: number;
  #cost: number;
  seq: number;

  constructor(before: RunState) {
    this.#before = before;
    this.#counts = { ...before.counts };
    this.#nodes = new Map(before.nodes);
    this.#total = before.total;
    this.#cost = before.cost;
    this.seq = before.seq;
  }

  take(event: RunEvent): void {
    this.seq = event.seq;
    switch (event.type) {
      case 'run-start':
        this.#start(event);
        return;
      case 'node-expand':
        this.#expand(event.node, event.tasks);
        return;
      case 'task-progress':
        this.#set(event, { ...this.#taskOf(event), ...progressOf(event) });
        return;
      case 'task-end':
        this.#cost += event.cost;
        this.#set(event, endOf(event));
        return;
      case 'run-pause':
        this.#change.state = 'paused';
        return;
      case 'run-resume':
        this.#change.state = 'running';
        return;
      case 'run-end':
        this.#end(event);
        return;
      default:
        this.#set(event, stateOf(event));
    }
  }

  finish(): RunState {
    for (const [node, tasks] of this.#touched) this.#nodes.set(node, nodeState(tasks));
    this.#touched.clear();
    return {
      ...this.#before,
      ...this.#change,
      seq: this.seq,
      gap: false,
      total: this.#total,
      counts: { ...this.#counts },
      nodes: this.#nodes,
      cost: this.#cost,
    };
  }

  /** A run that goes on after a crash starts again from nothing: what is stored is told again as cached. */
  #start({ run, graph, tier, tasks, at, inside = {} }: Extract<RunEvent, { type: 'run-start' }>): void {
    Object.assign(this.#counts, emptyRunState.counts);
    Object.assign(this.#change, { run, graph, tier, state: 'running', startedAt: at, message: undefined });
    this.#nodes.clear();
    this.#touched.clear();
    this.#total = tasks;
    this.#cost = 0;
    // All that is to come is known of a template, so that it is not done before its last node is.
    for (const [node, inner] of Object.entries(inside)) {
      this.#touched.set(node, new Map(inner.map((id) => [id, waiting])));
    }
  }

  #end({ state, message, at, cost }: Extract<RunEvent, { type: 'run-end' }>): void {
    Object.assign(this.#change, { state, endedAt: at, ...(message !== undefined && { message }) });
    this.#cost = cost;
  }

  #expand(node: string, ids: readonly string[]): void {
    this.#total += ids.length - 1;
    this.#touched.set(node, new Map(ids.map((id) => [id, waiting])));
    const outer = outerNode(node);
    if (outer === undefined) return;
    const tasks = this.#tasksOf(outer);
    tasks.delete(node);
    for (const id of ids) tasks.set(id, waiting);
  }

  #tasksOf(node: string): Map<string, TaskState> {
    let tasks = this.#touched.get(node);
    if (!tasks) {
      tasks = new Map(this.#nodes.get(node)?.tasks);
      this.#touched.set(node, tasks);
    }
    return tasks;
  }

  #taskOf({ node, task }: { node: string; task: string }): TaskState {
    return this.#tasksOf(node).get(task) ?? waiting;
  }

  #set(at: { node: string; task: string }, next: TaskState): void {
    const { state: before } = this.#taskOf(at);
    if (before !== 'waiting') this.#counts[before] -= 1;
    if (next.state !== 'waiting') this.#counts[next.state] += 1;
    this.#tasksOf(at.node).set(at.task, next);
    const outer = outerNode(at.node);
    if (outer !== undefined) this.#tasksOf(outer).set(at.task, next);
  }
}

const waiting: TaskState = { state: 'waiting', part: 0 };

function progressOf({ part, words }: Extract<RunEvent, { type: 'task-progress' }>): Partial<TaskState> {
  return { part, ...(words !== undefined && { words }) };
}

function endOf(event: Extract<RunEvent, { type: 'task-end' }>): TaskState {
  const { cached, result, preview, problems, seconds, cost } = event;
  return {
    state: cached ? 'cached' : 'done',
    part: 1,
    result,
    ...(!cached && { seconds, cost }),
    ...(preview && { preview }),
    ...(problems && { problems }),
  };
}

type TaskChange = Extract<
  RunEvent,
  { type: 'task-start' | 'task-retry' | 'task-fallback' | 'task-fail' | 'task-skip' | 'task-wait' }
>;

function stateOf(event: TaskChange): TaskState {
  switch (event.type) {
    case 'task-start': {
      const { attempt, model, at } = event;
      return { state: 'running', part: 0, attempt, startedAt: at, ...(model !== undefined && { model }) };
    }
    case 'task-retry':
      return { state: 'retrying', part: 0, attempt: event.attempt, words: event.message, code: event.code };
    case 'task-fallback':
      return { state: 'retrying', part: 0, words: event.message, model: event.to, code: 'fell-back' };
    case 'task-fail':
      return { state: 'failed', part: 0, words: event.message, code: event.code, notCharged: event.notCharged };
    case 'task-skip':
      return { state: 'skipped', part: 0, words: event.message };
    case 'task-wait':
      return { state: 'held', part: 0, words: event.message, code: event.reason };
  }
}

/** From what people should know first to what they need not. */
const order: readonly TaskStateName[] = [
  'running',
  'retrying',
  'failed',
  'held',
  'waiting',
  'skipped',
  'done',
  'cached',
];

/** What a node's tasks come to. */
export function nodeState(tasks: ReadonlyMap<string, TaskState>): NodeState {
  const present = new Set<TaskStateName>();
  let part = 0;
  for (const task of tasks.values()) {
    present.add(task.state);
    part += task.part;
  }
  const state = order.find((name) => present.has(name)) ?? 'done';
  return { tasks, state, part: tasks.size === 0 ? 1 : part / tasks.size };
}
