import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeState, RunState } from '../../runtime/events/runState.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { PlanAnswer } from '../../runtime/protocol/plans.ts';

export type PreviewState = ReadonlyMap<string, Asset>;

/** What each node made last: as a plan with previews tells it, and since then as runs end its tasks. */
export class Previews {
  readonly state: StoreApi<PreviewState> = createStore<PreviewState>(() => new Map());
  /** Id of the result that is shown, by node. */
  #results = new Map<string, string>();
  #run = '';
  #seen: ReadonlyMap<string, NodeState> = new Map();
  #knowsAll = false;

  /** Whether results flow that are not shown here: a take was picked, or somebody else ran the graph. */
  isBehind({ tasks }: PlanAnswer): boolean {
    if (!this.#knowsAll) return true;
    const seen = new Set<string>();
    return tasks.some(({ node, result }) => {
      if (seen.has(node)) return false;
      seen.add(node);
      return result !== undefined && this.#results.get(node) !== result;
    });
  }

  /** @param plan one that was asked for with previews */
  takePlan({ tasks }: PlanAnswer): void {
    const next = new Map<string, Asset>();
    const results = new Map<string, string>();
    for (const { node, preview, result } of tasks) {
      if (preview && !next.has(node)) next.set(node, kept(this.state.getState().get(node), preview));
      if (result !== undefined && !results.has(node)) results.set(node, result);
    }
    this.#results = results;
    this.#knowsAll = true;
    this.state.setState(next, true);
  }

  /** A run that had ended before it was looked at tells nothing new. */
  takeRun({ run, seq, nodes, endedAt }: RunState): void {
    if (run !== this.#run) {
      if (seq === 0) return;
      this.#run = run;
      this.#seen = endedAt === undefined ? new Map() : nodes;
    }
    let next: Map<string, Asset> | undefined;
    for (const [id, node] of nodes) {
      if (this.#seen.get(id) === node) continue;
      const task = [...node.tasks.values()].find(({ result }) => result !== undefined);
      if (task?.result === undefined) continue;
      this.#results.set(id, task.result);
      const { preview } = task;
      if (!preview || preview.hash === this.state.getState().get(id)?.hash) continue;
      next ??= new Map(this.state.getState());
      next.set(id, preview);
    }
    this.#seen = nodes;
    if (next) this.state.setState(next, true);
  }
}

/** The same object while it is the same picture: nothing is drawn again. */
function kept(before: Asset | undefined, now: Asset): Asset {
  return before?.hash === now.hash ? before : now;
}
