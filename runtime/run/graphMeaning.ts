import { canonicalJson } from '../graph/canonicalJson.ts';
import type { Edge, Graph, GraphNode } from '../graph/graph.ts';

/**
 * The text of all in a graph that can change what it makes: no layout, titles, names, frames, notes, picks, locks
 * or sources. What a film that holds its graph is keyed by, and what a fingerprint starts from. It is the canonical
 * JSON of `{ edges, inputs, nodes, outputs }`, put together from the texts of nodes and wires, which are kept: after
 * an edit nearly all of them are those of before.
 */
export function graphMeaning(graph: Graph): string {
  const nodes = Object.entries(graph.nodes)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([id, node]) => `${canonicalJson(id)}:${textOf(node, nodeTexts, nodeMeaning)}`);
  const edges = Object.values(graph.edges)
    .map((edge) => textOf(edge, edgeTexts, edgeMeaning))
    .sort();
  const inputs = graph.inputs.map(({ name, node, param }) => ({ name, node, param }));
  const outputs = graph.outputs.map(({ name, node, port }) => ({ name, node, port }));
  const text = { edges: canonicalJson(edges), inputs: canonicalJson(inputs), outputs: canonicalJson(outputs) };
  return `{"edges":${text.edges},"inputs":${text.inputs},"nodes":{${nodes.join(',')}},"outputs":${text.outputs}}`;
}

const nodeTexts = new WeakMap<GraphNode, string>();
const edgeTexts = new WeakMap<Edge, string>();

function textOf<Part extends object>(
  part: Part,
  texts: WeakMap<Part, string>,
  meaning: (part: Part) => object,
): string {
  let text = texts.get(part);
  if (text === undefined) {
    text = canonicalJson(meaning(part));
    texts.set(part, text);
  }
  return text;
}

function nodeMeaning({ type, typeVersion, params, state, tier, seed, roll }: GraphNode): object {
  return { type, typeVersion, params, state, tier, seed, roll };
}

function edgeMeaning({ from, to, order }: Edge): object {
  return { from, to, order };
}
