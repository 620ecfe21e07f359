import { inputOf } from './bindKinds.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';
import { mapLists, type Mapping } from './mapping.ts';
import type { NodeTypeInfo, NodeTypes } from './nodeTypeInfo.ts';
import { givenKind } from './givenKind.ts';
import { indexWires } from './wires.ts';

const listId = 'list::' as NodeId;
const wireId = 'list::wire' as EdgeId;
const listType = 'list::type';

/**
 * The exposed inputs that may get a list, so that the whole template does its work once for each element: all that it
 * gives is then made once for each, and nothing inside joins the elements. With the others a template laid out in a
 * graph would do something else than a node that is mapped, so that they take single values.
 */
export function portsThatMap(graph: Graph, nodeTypes: NodeTypes, names: readonly string[]): ReadonlySet<string> {
  const before = mapLists(graph, nodeTypes);
  const isPlain = graph.outputs.every(({ node, port }) => (before.get(node)?.outputs.get(port)?.depth ?? 0) === 0);
  if (!isPlain || graph.outputs.length === 0) return new Set();
  return new Set(names.filter((name) => maps(name, graph, nodeTypes, before)));
}

function maps(name: string, graph: Graph, nodeTypes: NodeTypes, before: ReadonlyMap<NodeId, Mapping>): boolean {
  const exposed = graph.inputs.find((input) => input.name === name);
  const node = exposed && graph.nodes[exposed.node];
  if (!exposed || !node) return false;
  const listed = withList(graph, nodeTypes, exposed.node, node, exposed.param);
  if (!listed) return false;
  const after = mapLists(listed.graph, listed.nodeTypes);
  const depthIn = (mappings: ReadonlyMap<NodeId, Mapping>, of: NodeId, port: string) =>
    mappings.get(of)?.outputs.get(port)?.depth ?? 0;
  const joins = indexWires(listed.graph).all.some(({ from, to, source, target }) => {
    const grows = depthIn(after, from.node, from.port) > depthIn(before, from.node, from.port);
    return grows && source.id !== target.id && takesList(listed.nodeTypes.get(target.node.type), to.port);
  });
  if (joins) return false;
  return graph.outputs.every(({ node: of, port }) => depthIn(after, of, port) === 1);
}

function takesList(type: NodeTypeInfo | undefined, port: string): boolean {
  return inputOf(type, port)?.type.list ?? false;
}

/** The graph with a list at this place: wired into a field, or in place of a node that gives nothing else. */
function withList(
  graph: Graph,
  nodeTypes: NodeTypes,
  id: NodeId,
  node: GraphNode,
  param: string,
): { graph: Graph; nodeTypes: NodeTypes } | undefined {
  const type = nodeTypes.get(node.type);
  const port = inputOf(type, param);
  const kind = givenKind(type, param) ?? port?.type.kind;
  if (!type || kind === undefined || port?.single || port?.type.list) return undefined;
  const list: NodeTypeInfo = {
    ...{ ...type, type: listType, inputs: [], params: {} },
    outputs: port
      ? [{ ...port, name: 'list', type: { kind, list: true }, required: false, field: false }]
      : type.outputs.map((output) => ({ ...output, type: { ...output.type, list: true } })),
  };
  const types = new Map([...nodeTypes, [listType, list]]);
  const source = { ...node, type: listType, params: {} };
  if (!port) return { graph: { ...graph, nodes: { ...graph.nodes, [id]: source } }, nodeTypes: types };
  const wire = { from: { node: listId, port: 'list' }, to: { node: id, port: param } };
  return {
    graph: { ...graph, nodes: { ...graph.nodes, [listId]: source }, edges: { ...graph.edges, [wireId]: wire } },
    nodeTypes: types,
  };
}
