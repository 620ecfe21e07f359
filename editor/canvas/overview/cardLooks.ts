import type { Graph, GraphNode } from '../../../runtime/graph/graph.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { RunState } from '../../../runtime/events/runState.ts';
import type { PlanState } from '../../store/planWatcher.ts';
import type { PreviewState } from '../../store/previews.ts';
import { nodeStatus, type NodeStatus } from '../nodeStatus.ts';

/** What a painted card shows. */
export interface CardLook {
  readonly title: string;
  readonly state: NodeStatus['state'];
  /** Part done, 0 to 1, while it runs. */
  readonly part: number;
  readonly picture: string | undefined;
  readonly mode: 'active' | 'muted' | 'bypassed';
}

export interface LookFacts {
  readonly graph: Graph;
  readonly types: NodeTypes;
  readonly run: RunState;
  readonly plan: PlanState;
  readonly previews: PreviewState;
}

/** Looks of all cards; worked out again only for those that something happened to. */
export class CardLooks {
  #kept = new Map<string, { facts: readonly unknown[]; look: CardLook }>();
  #last: LookFacts | undefined;

  of(facts: LookFacts): ReadonlyMap<string, { look: CardLook }> {
    const { graph, types, run, plan, previews } = facts;
    const before = this.#last;
    const isSame =
      before?.graph.nodes === graph.nodes &&
      before.types === types &&
      before.run === run &&
      before.plan === plan &&
      before.previews === previews;
    if (isSame) return this.#kept;
    this.#last = facts;
    const isRunning = run.state === 'running' || run.state === 'paused';
    const old = this.#kept;
    this.#kept = new Map();
    for (const [id, node] of Object.entries(graph.nodes)) {
      const part = run.nodes.get(id);
      const planned = plan.nodes.get(id);
      const problems = plan.problems.get(id);
      const preview = previews.get(id);
      const entryFacts = [node, part, isRunning, planned, problems, preview, types];
      const kept = old.get(id);
      if (kept && entryFacts.every((fact, index) => fact === kept.facts[index])) {
        this.#kept.set(id, kept);
        continue;
      }
      const status = nodeStatus(part, isRunning, planned, problems);
      const isSeen = preview?.kind === 'image' || preview?.kind === 'video';
      const look = lookOf(node, types, status, isSeen ? preview.hash : undefined);
      this.#kept.set(id, { facts: entryFacts, look });
    }
    return this.#kept;
  }
}

function lookOf(node: GraphNode, types: NodeTypes, status: NodeStatus, picture: string | undefined): CardLook {
  return {
    title: node.title ?? types.get(node.type)?.title ?? node.type,
    state: status.state,
    part: status.part ?? 0,
    picture,
    mode: node.state ?? 'active',
  };
}
