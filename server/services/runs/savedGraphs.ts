import type { Graph, GraphNode } from '../../../runtime/graph/graph.ts';
import type { GraphId, NodeId } from '../../../runtime/graph/ids.ts';

/** What runs need of the graphs that are saved here. */
export interface SavedGraphs {
  read(id: GraphId): Promise<{ graph: Graph; revision: number } | undefined>;
  /** @throws Refusal missing */
  readPublished(slug: string, number: number): Promise<Graph>;
  /**
   * Saves one node anew, against the revision where one is given.
   * @returns the new revision
   */
  changeNode(id: GraphId, node: NodeId, next: GraphNode, revision: number | undefined): Promise<number>;
}
