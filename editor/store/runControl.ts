import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { Api } from '../api/api.ts';
import type { RunRequest } from '../api/runsApi.ts';
import type { Autosave } from './autosave.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { PlanWatcher } from './planWatcher.ts';
import type { RunFollower } from './runFollower.ts';
import type { Toasts } from './toasts.ts';

export interface RunControlParts {
  readonly document: GraphDocument;
  readonly autosave: Autosave;
  readonly plan: PlanWatcher;
  readonly run: RunFollower;
  readonly api: Api;
  readonly toasts: Toasts;
}

export interface RunControlState {
  /** A request to start is under way. */
  readonly isStarting: boolean;
  /** Most micro-dollars that a run may spend; absent for no limit. */
  readonly maxCost?: number | undefined;
}

/** What to run: all, some nodes with what they need, or a node and all that follows it. */
export type RunScope = Pick<RunRequest, 'targets' | 'from' | 'priority'>;

/** Starts and steers runs of the open graph. */
export class RunControl {
  readonly state: StoreApi<RunControlState> = createStore<RunControlState>(() => ({ isStarting: false }));
  readonly #parts: RunControlParts;

  constructor(parts: RunControlParts) {
    this.#parts = parts;
  }

  setMaxCost(maxCost: number | undefined): void {
    this.state.setState({ maxCost });
  }

  async start(scope: RunScope = {}): Promise<void> {
    if (this.state.getState().isStarting) return;
    this.state.setState({ isStarting: true });
    const { autosave, document, plan, api, run, toasts } = this.#parts;
    try {
      await autosave.flush();
      const { maxCost } = this.state.getState();
      const started = await api.runs.start({
        graphId: document.id,
        tier: plan.state.getState().tier,
        ...(maxCost !== undefined && { maxCost }),
        idempotencyKey: crypto.randomUUID(),
        ...scope,
      });
      run.follow(started.id);
    } catch (error) {
      toasts.failed(error);
      plan.refresh();
    } finally {
      this.state.setState({ isStarting: false });
    }
  }

  /** Makes a new take of a node: the next re-roll ordinal, then a run of it. */
  async roll(node: NodeId): Promise<void> {
    const { document } = this.#parts;
    const before = document.graph.nodes[node];
    if (!before) return;
    const { pick: _pick, ...rest } = before;
    const value: GraphNode = { ...rest, roll: (before.roll ?? 0) + 1 };
    document.apply('New take', [{ op: 'set-node', id: node, value }]);
    await this.start({ targets: [node] });
  }

  cancel = () => this.#steer('cancel');
  pause = () => this.#steer('pause');
  resume = () => this.#steer('resume');

  /** Runs the failures of the last run again. */
  async retry(): Promise<void> {
    const { api, run, toasts } = this.#parts;
    try {
      run.follow((await api.runs.retry(run.state.getState().run)).id);
    } catch (error) {
      toasts.failed(error);
    }
  }

  /** Shows the newest run of the graph, which may be under way. */
  async followLatest(): Promise<void> {
    const { api, document, run } = this.#parts;
    const { runs } = await api.runs.list({ graph: document.id, limit: 1 });
    const [latest] = runs;
    if (latest) run.follow(latest.id);
  }

  async #steer(act: 'cancel' | 'pause' | 'resume'): Promise<void> {
    const { api, run, toasts } = this.#parts;
    try {
      await api.runs[act](run.state.getState().run);
    } catch (error) {
      toasts.failed(error);
    }
  }
}
