import { canonicalJson } from '../graph/canonicalJson.ts';
import type { Edge, Graph, GraphNode } from '../graph/graph.ts';
import type { HashText } from './hashText.ts';

/**
 * Hash of all in a graph that can change what it makes: no layout, titles, names, frames, notes, picks, locks or
 * sources. What a film that holds its graph is keyed by. Nodes and wires are hashed by themselves and their hashes kept:
 * after an edit nearly all of them are those of before.
 */
export function graphHash(graph: Graph, hash: HashText): string {
  const nodes = Object.entries(graph.nodes)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([id, node]) => `${hashOf(node, nodeMeaning, hash)} ${id}\n`);
  const edges = Object.values(graph.edges)
    .map((edge) => `${hashOf(edge, edgeMeaning, hash)}\n`)
    .sort();
  const inputs = graph.inputs.map(({ name, node, param }) => ({ name, node, param }));
  const outputs = graph.outputs.map(({ name, node, port }) => ({ name, node, port }));
  return hash(`${nodes.join('')}\n${edges.join('')}\n${canonicalJson({ inputs, outputs })}`);
}

const known = new WeakMap<HashText, WeakMap<object, string>>();

function hashOf<Part extends object>(part: Part, meaning: (part: Part) => object, hash: HashText): string {
  let hashes = known.get(hash);
  if (!hashes) known.set(hash, (hashes = new WeakMap()));
  let text = hashes.get(part);
  if (text === undefined) hashes.set(part, (text = hash(canonicalJson(meaning(part)))));
  return text;
}

function nodeMeaning({ type, typeVersion, params, state, tier, seed, roll }: GraphNode): object {
  return { type, typeVersion, params, state, tier, seed, roll };
}

function edgeMeaning({ from, to, order }: Edge): object {
  return { from, to, order };
}
