import { canonicalJson } from '../graph/canonicalJson.ts';
import type { Graph, GraphNode } from '../graph/graph.ts';

/**
 * The text of all in a graph that can change what it makes: no layout, titles, names, frames, notes, picks, locks
 * or sources. What a film that holds its graph is keyed by, and what a fingerprint starts from.
 */
export function graphMeaning(graph: Graph): string {
  const nodes = Object.fromEntries(Object.entries(graph.nodes).map(([id, node]) => [id, nodeMeaning(node)]));
  const edges = Object.values(graph.edges)
    .map(({ from, to, order }) => canonicalJson({ from, to, order }))
    .sort();
  const { inputs, outputs } = graph;
  return canonicalJson({
    nodes,
    edges,
    inputs: inputs.map(({ name, node, param }) => ({ name, node, param })),
    outputs: outputs.map(({ name, node, port }) => ({ name, node, port })),
  });
}

function nodeMeaning(node: GraphNode): object {
  const { type, typeVersion, params, state, tier, seed, roll } = node;
  return { type, typeVersion, params, state, tier, seed, roll };
}
