import { connectionChecker } from '../../runtime/graph/connectionChecker.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import type { NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { FittingType } from './fittingTypes.ts';

const triedId = (type: string) => `new-node ${type}` as NodeId;

/** Types of which a new node could stand in a wire, each with the input that the wire would come to. */
export function fittingBetween(wire: string, graph: Graph, nodeTypes: NodeTypes): FittingType[] {
  const { [wire as EdgeId]: edge, ...edges } = graph.edges;
  if (!edge) return [];
  const tried = [...nodeTypes.values()].map(({ type, version }) => [
    triedId(type),
    { type, typeVersion: version, params: {} },
  ]);
  const nodes = { ...graph.nodes, ...Object.fromEntries(tried) };
  const check = connectionChecker({ ...graph, nodes, edges }, nodeTypes);
  return [...nodeTypes.values()].flatMap((type) => {
    const node = triedId(type.type);
    const input = type.inputs.find(({ name }) => check({ from: edge.from, to: { node, port: name } }).ok);
    const output = type.outputs.find(({ name }) => check({ from: { node, port: name }, to: edge.to }).ok);
    return input && output ? [{ type, port: input.name }] : [];
  });
}
