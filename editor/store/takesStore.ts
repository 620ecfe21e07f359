import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../runtime/events/runState.ts';
import type { GraphId } from '../../runtime/graph/ids.ts';
import type { TakesAnswer } from '../../runtime/protocol/runs.ts';
import type { Api } from '../api/api.ts';
import type { NodePlan } from './nodePlans.ts';

export type Take = TakesAnswer['takes'][number];

/** By node: its takes, oldest first. */
export type TakesState = ReadonlyMap<string, readonly Take[]>;

const atOnce = 3;

/** Takes of the nodes that are looked at: read when somebody wants them, and again when a new one was made. */
export class TakesStore {
  readonly state: StoreApi<TakesState> = createStore<TakesState>(() => new Map());
  readonly #api: Pick<Api['runs'], 'takes'>;
  readonly #graph: GraphId;
  /** How many look at a node. */
  readonly #held = new Map<string, number>();
  readonly #waiting = new Set<string>();
  #reading = 0;

  constructor(graph: GraphId, api: Pick<Api['runs'], 'takes'>) {
    this.#graph = graph;
    this.#api = api;
  }

  /** @returns the way to look away again */
  hold(node: string): () => void {
    this.#held.set(node, (this.#held.get(node) ?? 0) + 1);
    if (!this.state.getState().has(node)) this.#want(node);
    return () => {
      const rest = (this.#held.get(node) ?? 1) - 1;
      if (rest > 0) this.#held.set(node, rest);
      else {
        this.#held.delete(node);
        this.#waiting.delete(node);
      }
    };
  }

  /** Those that are looked at and could not be read. */
  readMissing(): void {
    const known = this.state.getState();
    for (const node of this.#held.keys()) if (!known.has(node)) this.#want(node);
  }

  takeRun(now: RunState, before: RunState): void {
    for (const node of this.#known()) {
      const state = now.nodes.get(node);
      if (!state || state === before.nodes.get(node)) continue;
      for (const { result } of state.tasks.values()) if (result !== undefined) this.#expect(node, result);
    }
  }

  takePlan(nodes: ReadonlyMap<string, NodePlan>): void {
    for (const node of this.#known()) {
      for (const result of nodes.get(node)?.results.values() ?? []) this.#expect(node, result);
    }
  }

  #known(): Set<string> {
    return new Set([...this.state.getState().keys(), ...this.#held.keys()]);
  }

  /** A result that is not among the takes that are known. */
  #expect(node: string, result: string): void {
    const takes = this.state.getState().get(node);
    if (takes?.some(({ id }) => id === result)) return;
    if (this.#held.has(node)) this.#want(node);
    else if (takes) this.#forget(node);
  }

  #forget(node: string): void {
    const next = new Map(this.state.getState());
    next.delete(node);
    this.state.setState(next, true);
  }

  #want(node: string): void {
    this.#waiting.add(node);
    queueMicrotask(() => this.#readNext());
  }

  #readNext(): void {
    const [node] = this.#waiting;
    if (node === undefined || this.#reading >= atOnce) return;
    this.#waiting.delete(node);
    this.#reading += 1;
    void this.#read(node).finally(() => {
      this.#reading -= 1;
      this.#readNext();
    });
  }

  async #read(node: string): Promise<void> {
    try {
      const { takes } = await this.#api.takes(this.#graph, node);
      this.state.setState(new Map(this.state.getState()).set(node, takes.toReversed()), true);
    } catch {
      // Read again with the next result, or when somebody looks at the node again.
    }
  }
}
