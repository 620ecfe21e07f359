import { connectionChecker } from '../../runtime/graph/connectionChecker.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { NodeTypeInfo, NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { PulledWire } from '../store/addMenu.ts';

export interface FittingType {
  readonly type: NodeTypeInfo;
  /** The port of a new node of this type that the wire would go to. */
  readonly port: string | undefined;
}

const tried = 'new-node' as NodeId;

/** Types of which a new node could take the wire: each is tried in the graph, so the answer is the one of a drop. */
export function fittingTypes({ node, port, side }: PulledWire, graph: Graph, nodeTypes: NodeTypes): FittingType[] {
  const pulled = { node, port };
  return [...nodeTypes.values()].flatMap((type) => {
    const withNew: Graph = {
      ...graph,
      nodes: { ...graph.nodes, [tried]: { type: type.type, typeVersion: type.version, params: {} } },
    };
    const check = connectionChecker(withNew, nodeTypes);
    const ports = side === 'out' ? type.inputs : type.outputs;
    const fitting = ports.find(({ name }) => {
      const other = { node: tried, port: name };
      const verdict = check(side === 'out' ? { from: pulled, to: other } : { from: other, to: pulled });
      return verdict.ok || ('occupant' in verdict && verdict.occupant !== undefined);
    });
    return fitting ? [{ type, port: fitting.name }] : [];
  });
}
