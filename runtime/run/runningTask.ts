import type { Asset } from '../graph/asset.ts';
import type { Problem } from '../graph/problem.ts';
import type { NodeContext } from '../node/defineNode.ts';
import { Fault } from '../graph/fault.ts';
import type { WorkTools } from '../node/workTools.ts';
import type { Delivery } from './store.ts';
import type { ClaimedTask, TaskQueue } from './taskQueue.ts';
import type { ToolsFor } from './taskTools.ts';
import { type Silence, usualSilence } from './silence.ts';
import { progressToJson, type TaskWork } from './taskWork.ts';

const noProblems: readonly Problem[] = [];

/** One task under way at a worker: what its node may ask for, and what it said. All is made on first use. */
export class RunningTask {
  /** Snapshot of the graph, for definitions that read it. */
  graph: string | undefined;
  aborted = false;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Set while work is awaited that may never end. */
  silence: Silence | undefined;
  readonly #claimed: ClaimedTask;
  readonly #work: TaskWork;
  readonly #queue: TaskQueue;
  readonly #toolsFor: ToolsFor;
  #controller: AbortController | undefined;
  #tools: WorkTools | undefined;
  #context: NodeContext | undefined;
  #problems: Problem[] | undefined;
  #deliveries: { fileName: string; content: Asset | string }[] | undefined;

  constructor(claimed: ClaimedTask, work: TaskWork, at: { queue: TaskQueue; toolsFor: ToolsFor; startedAt: number }) {
    this.#claimed = claimed;
    this.#work = work;
    this.#queue = at.queue;
    this.#toolsFor = at.toolsFor;
    this.startedAt = at.startedAt;
  }

  get problems(): readonly Problem[] {
    return this.#problems ?? noProblems;
  }

  /** Whether another party does the work. */
  get isOfProvider(): boolean {
    return this.#claimed.lane.startsWith('provider:');
  }

  abort(): void {
    this.aborted = true;
    this.#controller?.abort(this.#cancelled());
    this.silence?.shorten(usualSilence.stopped);
  }

  /** Tells the work to stop, although the task goes on: it is given to somebody else. */
  giveUp(why: Fault): void {
    this.#controller ??= new AbortController();
    this.#controller.abort(why);
  }

  alive(): void {
    this.silence?.heard();
  }

  deliver(fileName: string, content: Asset | string): void {
    (this.#deliveries ??= []).push({ fileName, content });
  }

  warn(problem: Pick<Problem, 'code' | 'message'>): void {
    (this.#problems ??= []).push({ ...problem, severity: 'warning', node: this.#work.node });
  }

  get hasDeliveries(): boolean {
    return this.#deliveries !== undefined;
  }

  /** Delivered texts become assets. */
  async deliveries(): Promise<readonly Delivery[]> {
    const done: Delivery[] = [];
    for (const { fileName, content } of this.#deliveries ?? []) {
      const asset =
        typeof content === 'string'
          ? await this.tools().write(new TextEncoder().encode(content), { kind: 'data', mime: mimeOf(fileName) })
          : content;
      done.push({ fileName, asset });
    }
    return done;
  }

  context(): NodeContext {
    return (this.#context ??= new TaskContext(this));
  }

  /** Made by the host when a node first asks for anything of the outside. */
  tools(): WorkTools {
    const { run, task, node, type } = this.#work;
    this.#tools ??= this.#toolsFor({
      run,
      task,
      node,
      type,
      lane: this.#claimed.lane,
      signal: this.signal(),
      progress: (part, words) => this.progress(part, words),
      alive: () => this.alive(),
    });
    return this.#tools;
  }

  signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.aborted) this.#controller.abort(this.#cancelled());
    }
    return this.#controller.signal;
  }

  progress(part: number, words: string | undefined): void {
    this.alive();
    const { id, attempt } = this.#claimed;
    const known = this.#queue.heartbeat(id, attempt, progressToJson({ part, ...(words !== undefined && { words }) }));
    if (!known) this.abort();
  }

  graphText(): string {
    if (this.graph === undefined) {
      throw new Fault('graph-unread', 'permanent', `${this.#work.type} does not declare that it reads the graph.`);
    }
    return this.graph;
  }

  #cancelled(): Fault {
    return new Fault('cancelled', 'cancelled', `${this.#work.node} was stopped.`);
  }
}

/**
 * What a node sees. Getters that give closures: a node may take a function out of the object, and nothing is made
 * for nodes that ask for nothing.
 */
class TaskContext implements NodeContext {
  readonly #task: RunningTask;

  constructor(task: RunningTask) {
    this.#task = task;
  }

  get signal(): AbortSignal {
    return this.#task.signal();
  }
  get progress(): NodeContext['progress'] {
    return (part, words) => this.#task.progress(part, words);
  }
  get ffmpeg(): NodeContext['ffmpeg'] {
    return (job) => this.#task.tools().ffmpeg(job);
  }
  get probe(): NodeContext['probe'] {
    return (asset) => this.#task.tools().probe(asset);
  }
  get read(): NodeContext['read'] {
    return (asset) => this.#task.tools().read(asset);
  }
  get find(): NodeContext['find'] {
    return (hash) => this.#task.tools().find(hash);
  }
  get write(): NodeContext['write'] {
    return (bytes, as) => this.#task.tools().write(bytes, as);
  }
  get deliver(): NodeContext['deliver'] {
    return (fileName, content) => this.#task.deliver(fileName, content);
  }
  get warn(): NodeContext['warn'] {
    return (problem) => this.#task.warn(problem);
  }
  get graph(): NodeContext['graph'] {
    return () => this.#task.graphText();
  }
}

function mimeOf(fileName: string): string {
  const types: Readonly<Record<string, string>> = {
    srt: 'application/x-subrip',
    vtt: 'text/vtt',
    json: 'application/json',
  };
  return types[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'text/plain';
}
