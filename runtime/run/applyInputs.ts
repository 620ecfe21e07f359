import type { Graph } from '../graph/graph.ts';
import type { Json } from '../graph/json.ts';
import type { Problem } from '../graph/problem.ts';

/**
 * A graph with values for its exposed inputs, by name. Values are checked with the other params, by `validateGraph`.
 * @returns a problem for each name that the graph does not expose
 */
export function applyInputs(graph: Graph, values: Readonly<Record<string, Json>>): Graph | readonly Problem[] {
  const exposed = new Map(graph.inputs.map((input) => [input.name, input]));
  const names = Object.keys(values);
  const unknown = names.filter((name) => !exposed.has(name));
  if (unknown.length > 0) {
    const known = exposed.size > 0 ? `Its inputs are: ${[...exposed.keys()].join(', ')}.` : 'It has no inputs.';
    return unknown.map((name) => ({
      code: 'input-unknown',
      severity: 'error',
      message: `The graph has no input "${name}". ${known}`,
    }));
  }
  if (names.length === 0) return graph;
  const nodes = { ...graph.nodes };
  for (const name of names) {
    const input = exposed.get(name);
    const node = input && nodes[input.node];
    if (!input || !node) continue;
    nodes[input.node] = { ...node, params: { ...node.params, [input.param]: values[name] as Json } };
  }
  return { ...graph, nodes };
}
