import { connectionChecker } from '../../runtime/graph/connectionChecker.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { NodeTypeInfo, NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { PulledWire } from '../store/addMenu.ts';
import { fits } from './dragConnection.ts';

export interface FittingType {
  readonly type: NodeTypeInfo;
  /** The port of a new node of this type that the wire would go to. */
  readonly port: string | undefined;
}

const triedId = (type: string) => `new-node ${type}` as NodeId;

/** Types of which a new node could take the wire: all are tried in the graph, so the answer is the one of a drop. */
export function fittingTypes({ node, port, side }: PulledWire, graph: Graph, nodeTypes: NodeTypes): FittingType[] {
  const pulled = { node, port };
  const tried = [...nodeTypes.values()].map(({ type, version }) => [
    triedId(type),
    { type, typeVersion: version, params: {} },
  ]);
  const check = connectionChecker({ ...graph, nodes: { ...graph.nodes, ...Object.fromEntries(tried) } }, nodeTypes);
  return [...nodeTypes.values()].flatMap((type) => {
    const ports = side === 'out' ? type.inputs : type.outputs;
    const fitting = ports.find(({ name }) => {
      const other = { node: triedId(type.type), port: name };
      return fits(check(side === 'out' ? { from: pulled, to: other } : { from: other, to: pulled }));
    });
    return fitting ? [{ type, port: fitting.name }] : [];
  });
}
