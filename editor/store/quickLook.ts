import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { PreviewState } from './previews.ts';
import { readingOrder } from './readingOrder.ts';

/** What is looked at large: the result of a node, or a file by itself. */
export type LookedAt =
  | { readonly kind: 'node'; readonly node: NodeId }
  | { readonly kind: 'file'; readonly asset: Asset; readonly title: string };

/** One result after another, large. */
export class QuickLook {
  readonly state: StoreApi<{ readonly at?: LookedAt | undefined }> = createStore<{ at?: LookedAt | undefined }>(
    () => ({}),
  );
  readonly #graph: () => Graph;
  readonly #previews: () => PreviewState;

  constructor(graph: () => Graph, previews: () => PreviewState) {
    this.#graph = graph;
    this.#previews = previews;
  }

  openNode(node: NodeId): void {
    this.state.setState({ at: { kind: 'node', node } });
  }

  openAsset(asset: Asset, title: string): void {
    this.state.setState({ at: { kind: 'file', asset, title } });
  }

  close(): void {
    this.state.setState({ at: undefined });
  }

  /** To the next or the previous node that made something to see or hear. */
  move(by: 1 | -1): NodeId | undefined {
    const { at } = this.state.getState();
    if (at?.kind !== 'node') return undefined;
    const previews = this.#previews();
    const nodes = readingOrder(this.#graph(), (id) => previews.has(id) || id === at.node);
    const next = nodes[nodes.indexOf(at.node) + by];
    if (next !== undefined) this.openNode(next);
    return next;
  }
}
