import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';

/** One wire of a node as a person reads it. */
export interface WireWords {
  readonly edge: string;
  readonly side: 'in' | 'out';
  /** The node at the other end. */
  readonly other: NodeId;
  /** `image from Frame 3` */
  readonly words: string;
}

/** The wires of a node, those that come in first. */
export function wireWords(graph: Graph, id: NodeId, titleOf: (id: NodeId) => string): WireWords[] {
  const edges = Object.entries(graph.edges);
  const into = edges.flatMap(([edge, { from, to }]): WireWords[] =>
    to.node === id ? [{ edge, side: 'in', other: from.node, words: `${to.port} from ${titleOf(from.node)}` }] : [],
  );
  const out = edges.flatMap(([edge, { from, to }]): WireWords[] =>
    from.node === id ? [{ edge, side: 'out', other: to.node, words: `${from.port} to ${titleOf(to.node)}` }] : [],
  );
  return [...into, ...out];
}
