import type { Asset } from '../graph/asset.ts';
import type { Problem } from '../graph/problem.ts';
import type { NodeContext } from '../node/defineNode.ts';
import { Fault } from '../node/fault.ts';
import type { WorkTools } from '../node/workTools.ts';
import type { Delivery } from './store.ts';
import type { ClaimedTask, TaskQueue } from './taskQueue.ts';
import type { ToolsFor } from './taskTools.ts';
import { progressToJson, type TaskWork } from './taskWork.ts';

const noProblems: readonly Problem[] = [];
const noDeliveries: readonly Delivery[] = [];

/** One task under way at a worker: what its node may ask for, and what it said. All is made on first use. */
export class RunningTask {
  /** Snapshot of the graph, for definitions that read it. */
  graph: string | undefined;
  aborted = false;
  readonly #claimed: ClaimedTask;
  readonly #work: TaskWork;
  readonly #queue: TaskQueue;
  readonly #toolsFor: ToolsFor;
  #controller: AbortController | undefined;
  #tools: WorkTools | undefined;
  #context: NodeContext | undefined;
  #problems: Problem[] | undefined;
  #deliveries: { fileName: string; content: Asset | string }[] | undefined;

  constructor(claimed: ClaimedTask, work: TaskWork, queue: TaskQueue, toolsFor: ToolsFor) {
    this.#claimed = claimed;
    this.#work = work;
    this.#queue = queue;
    this.#toolsFor = toolsFor;
  }

  get problems(): readonly Problem[] {
    return this.#problems ?? noProblems;
  }

  abort(): void {
    this.aborted = true;
    this.#controller?.abort(this.#cancelled());
  }

  warn(problem: Pick<Problem, 'code' | 'message'>): void {
    (this.#problems ??= []).push({ ...problem, severity: 'warning', node: this.#work.node });
  }

  /** Delivered texts become assets. */
  async deliveries(): Promise<readonly Delivery[]> {
    if (!this.#deliveries) return noDeliveries;
    const done: Delivery[] = [];
    for (const { fileName, content } of this.#deliveries) {
      const asset =
        typeof content === 'string'
          ? await this.#toolsOf().write(new TextEncoder().encode(content), { kind: 'data', mime: mimeOf(fileName) })
          : content;
      done.push({ fileName, asset });
    }
    return done;
  }

  /** Closures, not methods: a node may take them out of the object. */
  context(): NodeContext {
    if (this.#context) return this.#context;
    const tools = () => this.#toolsOf();
    const signal = () => this.#signal();
    this.#context = {
      get signal() {
        return signal();
      },
      progress: (part, words) => this.#progress(part, words),
      ffmpeg: (job) => tools().ffmpeg(job),
      probe: (asset) => tools().probe(asset),
      read: (asset) => tools().read(asset),
      find: (hash) => tools().find(hash),
      write: (bytes, as) => tools().write(bytes, as),
      deliver: (fileName, content) => {
        (this.#deliveries ??= []).push({ fileName, content });
      },
      warn: (problem) => this.warn(problem),
      graph: () => this.#graphText(),
    };
    return this.#context;
  }

  #toolsOf(): WorkTools {
    const { run, task, node, type } = this.#work;
    this.#tools ??= this.#toolsFor({
      run,
      task,
      node,
      type,
      lane: this.#claimed.lane,
      signal: this.#signal(),
      progress: (part, words) => this.#progress(part, words),
    });
    return this.#tools;
  }

  #signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.aborted) this.#controller.abort(this.#cancelled());
    }
    return this.#controller.signal;
  }

  #progress(part: number, words: string | undefined): void {
    const { id, attempt } = this.#claimed;
    const known = this.#queue.heartbeat(id, attempt, progressToJson({ part, ...(words !== undefined && { words }) }));
    if (!known) this.abort();
  }

  #graphText(): string {
    if (this.graph === undefined) {
      throw new Fault('graph-unread', 'permanent', `${this.#work.type} does not declare that it reads the graph.`);
    }
    return this.graph;
  }

  #cancelled(): Fault {
    return new Fault('cancelled', 'cancelled', `${this.#work.node} was stopped.`);
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
