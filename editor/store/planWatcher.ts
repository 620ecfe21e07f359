import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Tier } from '../../runtime/graph/graph.ts';
import type { GraphId } from '../../runtime/graph/ids.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { PlanAnswer } from '../../runtime/protocol/plans.ts';
import type { Api } from '../api/api.ts';
import { nodePlans, type NodePlan } from './nodePlans.ts';
import type { Previews } from './previews.ts';

export interface PlanState {
  readonly tier: Tier;
  /** Of the graph as it was saved last; absent until the first comes. */
  readonly plan?: PlanAnswer | undefined;
  readonly nodes: ReadonlyMap<string, NodePlan>;
  /** Findings by node. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** The graph has changed since. */
  readonly isStale: boolean;
  readonly message?: string | undefined;
}

const quietMilliseconds = 150;

/** Keeps the plan of the saved graph: what would run, for how much, how long, and what stands against it. */
export class PlanWatcher {
  readonly state: StoreApi<PlanState>;
  readonly #api: Api['runs'];
  readonly #graph: GraphId;
  readonly #previews: Previews;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(graph: GraphId, api: Api['runs'], previews: Previews) {
    this.#graph = graph;
    this.#api = api;
    this.#previews = previews;
    this.state = createStore<PlanState>(() => ({
      tier: 'animatic',
      nodes: new Map(),
      problems: new Map(),
      isStale: true,
    }));
  }

  setTier(tier: Tier): void {
    if (tier === this.state.getState().tier) return;
    this.state.setState({ tier });
    this.refresh();
  }

  /** The graph differs from what the plan is of, and is not saved yet. */
  outdate(): void {
    if (!this.state.getState().isStale) this.state.setState({ isStale: true });
  }

  /** Asks again, a little later: several reasons at once cost one question. */
  refresh(): void {
    this.outdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), quietMilliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  /** Previews make it longer: they come with the first plan, and when results flow that are not shown yet. */
  async #answer(tier: Tier, previews: boolean, signal: AbortSignal): Promise<PlanAnswer> {
    const plan = await this.#api.plan({ graphId: this.#graph, tier, previews }, signal);
    if (previews) this.#previews.takePlan(plan);
    else if (this.#previews.isBehind(plan)) return this.#answer(tier, true, signal);
    return plan;
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { tier, plan: before } = this.state.getState();
    try {
      const plan = await this.#answer(tier, before === undefined, asking.signal);
      if (asking.signal.aborted) return;
      const problems = Map.groupBy(plan.problems, ({ node }) => node ?? '');
      this.state.setState({ plan, nodes: nodePlans(plan), problems, isStale: false, message: undefined });
    } catch (error) {
      if (asking.signal.aborted) return;
      this.state.setState({ message: error instanceof Error ? error.message : String(error) });
    }
  }
}
