import { connectionChecker, type Connection, type ConnectionVerdict } from './connectionChecker.ts';
import type { Graph } from './graph.ts';
import type { NodeTypes } from './nodeTypeInfo.ts';

/**
 * Whether a wire may be added to a graph, for drag, paste, menu, import, server and command line alike. A graph that
 * was sound stays so with a connection that is ok: `validateGraph` finds no error of wiring that it did not find
 * before, unequal list lengths apart (lists grow wire by wire). What is refused includes what the wire would do
 * further down, to nodes that become mapped.
 * To ask for many connections in one graph, use `connectionChecker`.
 */
export function checkConnection(connection: Connection, graph: Graph, nodeTypes: NodeTypes): ConnectionVerdict {
  return connectionChecker(graph, nodeTypes)(connection);
}
