import { outputOf, typeOf } from './bindKinds.ts';
import type { ExposedInput, ExposedOutput, Graph } from './graph.ts';
import { nodeName, portList } from './graphWords.ts';
import type { Json } from './json.ts';
import { mapLists } from './mapping.ts';
import type { NodeTypeInfo, NodeTypes } from './nodeTypeInfo.ts';
import type { Problem } from './problem.ts';
import { hasNode, type Wires } from './wires.ts';

/** What a graph offers as a template has to exist, and under names of its own. */
export function validateExposed(graph: Graph, nodeTypes: NodeTypes, wires: Wires): Problem[] {
  return [
    ...repeated('input', graph.inputs),
    ...repeated('output', graph.outputs),
    ...graph.inputs.flatMap((input) => checkInput(input, graph, nodeTypes, wires)),
    ...graph.outputs.flatMap((output) => checkOutput(output, graph, nodeTypes)),
    ...nestedOutputs(graph, nodeTypes, wires),
  ];
}

function repeated(side: 'input' | 'output', exposed: readonly { name: string; node: string }[]): Problem[] {
  const seen = new Set<string>();
  return exposed.flatMap(({ name, node }): Problem[] => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `Two ${side}s of the graph are called “${name}”: rename one of them.`;
    return [{ code: `exposed-${side}`, severity: 'error', message, node }];
  });
}

function checkInput(exposed: ExposedInput, graph: Graph, nodeTypes: NodeTypes, wires: Wires): Problem[] {
  const { name, node, param } = exposed;
  const place = { node, param };
  if (!hasNode(graph, node)) {
    const message = `The input “${name}” of the graph belongs to node “${node}”, which does not exist: remove it or choose another.`;
    return [{ code: 'exposed-input', severity: 'error', message, ...place }];
  }
  const type = typeOf(node, graph, nodeTypes);
  if (!type) return [];
  if (!paramNames(type).includes(param)) {
    const known = paramNames(type).map((each) => `“${each}”`);
    const there = known.length === 0 ? 'it has none' : `there are ${known.join(', ')}`;
    const message = `The input “${name}” of the graph sets “${param}” of ${nodeName(node, graph, nodeTypes)}, which has no such param: ${there}.`;
    return [{ code: 'exposed-input', severity: 'error', message, ...place }];
  }
  if (!wires.byId.get(node)?.incoming.some((wire) => wire.to.port === param)) return [];
  const message = `The input “${name}” of the graph does nothing, since a wire feeds “${param}” of ${nodeName(node, graph, nodeTypes)}: remove one of the two.`;
  return [{ code: 'exposed-input', severity: 'warning', message, ...place }];
}

function checkOutput(exposed: ExposedOutput, graph: Graph, nodeTypes: NodeTypes): Problem[] {
  const { name, node, port } = exposed;
  const place = { node, port };
  if (!hasNode(graph, node)) {
    const message = `The output “${name}” of the graph comes from node “${node}”, which does not exist: remove it or choose another.`;
    return [{ code: 'exposed-output', severity: 'error', message, ...place }];
  }
  const type = typeOf(node, graph, nodeTypes);
  if (!type || outputOf(type, port)) return [];
  const message = `The output “${name}” of the graph comes from “${port}” of ${nodeName(node, graph, nodeTypes)}, which has no such output: ${portList('output', type.outputs)}.`;
  return [{ code: 'exposed-output', severity: 'error', message, ...place }];
}

function nestedOutputs(graph: Graph, nodeTypes: NodeTypes, wires: Wires): Problem[] {
  if (graph.outputs.length === 0) return [];
  const mappings = mapLists(graph, nodeTypes, wires);
  return graph.outputs.flatMap(({ name, node, port }): Problem[] => {
    if (mappings.get(node)?.outputs.get(port)?.depth !== 2) return [];
    const message = `The output “${name}” of the graph would be lists of lists, since ${nodeName(node, graph, nodeTypes)} gives a list for each element of one: flatten it first.`;
    return [{ code: 'nested-list', severity: 'error', message, node, port }];
  });
}

function paramNames(type: NodeTypeInfo): string[] {
  const properties: Json | undefined = type.params.properties;
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties)
    ? Object.keys(properties)
    : [];
}
