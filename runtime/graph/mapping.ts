import { inputOf } from './bindKinds.ts';
import type { Graph } from './graph.ts';
import type { NodeId } from './ids.ts';
import type { NodeTypeInfo, NodeTypes } from './nodeTypeInfo.ts';
import { orderWires } from './order.ts';
import { indexWires, type Wire, type Wires } from './wires.ts';

/** What flows on a wire: a single value (depth 0), a list (1), or the lists of a mapped node (2). */
export interface ListShape {
  readonly depth: 0 | 1 | 2;
  /** Number of elements of the outermost list, where the wiring alone decides it. */
  readonly length?: number;
}

/** How one node treats the lists that are wired to it. */
export interface Mapping {
  /** Single inputs that get a list: the node does its work once for each element. Empty for most nodes. */
  readonly over: readonly string[];
  /** How often it does its work, where the wiring alone decides it; the least, when the lists are known to be unequal. */
  readonly length?: number;
  /** Inputs of `over` whose lengths are known and differ, with their lengths. */
  readonly unequal?: readonly { port: string; length: number }[];
  readonly outputs: ReadonlyMap<string, ListShape>;
}

/** What a list input that gets these shapes holds: singles and lists joined. */
function joinedLength(shapes: readonly ListShape[]): number | undefined {
  let sum = 0;
  for (const shape of shapes) {
    if (shape.depth === 0) sum += 1;
    else if (shape.depth === 1 && shape.length !== undefined) sum += shape.length;
    else return undefined;
  }
  return sum;
}

const plainMappings = new WeakMap<NodeTypeInfo, Mapping | 'none'>();

/**
 * The mapping of a node that gets no lists but where it takes them: the same for all nodes of a type, most nodes of
 * any graph. Undefined when the length of an output hangs on what comes in.
 */
export function plainMapping(type: NodeTypeInfo): Mapping | undefined {
  let known = plainMappings.get(type);
  if (!known) {
    known = type.outputs.some((port) => port.lengthOf !== undefined) ? 'none' : mapNode(type, new Map());
    plainMappings.set(type, known);
  }
  return known === 'none' ? undefined : known;
}

/** The mapping of one node from what its inputs get, by port, in edge order. */
export function mapNode(type: NodeTypeInfo, inputs: ReadonlyMap<string, readonly ListShape[]>): Mapping {
  const over: string[] = [];
  const known: { port: string; length: number }[] = [];
  for (const [port, shapes] of inputs) {
    const list = shapes.find((shape) => shape.depth > 0);
    if (!list || inputOf(type, port)?.type.list !== false) continue;
    over.push(port);
    if (list.depth === 1 && list.length !== undefined) known.push({ port, length: list.length });
  }
  const unequal = known.some(({ length }) => length !== known[0]?.length);
  const mapped = over.length > 0;
  const length = known.length > 0 ? Math.min(...known.map((entry) => entry.length)) : undefined;
  const outputs = new Map<string, ListShape>();
  for (const port of type.outputs) {
    const depth = ((port.type.list ? 1 : 0) + (mapped ? 1 : 0)) as ListShape['depth'];
    const own = port.lengthOf === undefined ? undefined : joinedLength(inputs.get(port.lengthOf) ?? []);
    const outer = mapped ? length : own;
    outputs.set(port.name, { depth, ...(depth > 0 && outer !== undefined && { length: outer }) });
  }
  return { over, ...(mapped && length !== undefined && { length }), ...(unequal && { unequal: known }), outputs };
}

/**
 * Which nodes are mapped, as all nodes stand, muted and bypassed ones included (`effectiveWires` tells how it runs).
 * Nodes of unknown type, and nodes in a cycle or behind one, are left out.
 */
export function mapLists(
  graph: Graph,
  nodeTypes: NodeTypes,
  wires: Wires = indexWires(graph),
): ReadonlyMap<NodeId, Mapping> {
  const mappings = mappingsOf(nodeTypes, wires);
  const byId = new Map<NodeId, Mapping>();
  for (const { id, index } of orderWires(wires).order) {
    const mapping = mappings[index];
    if (mapping) byId.set(id, mapping);
  }
  return byId;
}

/** The same by index of the node. */
export function mappingsOf(nodeTypes: NodeTypes, wires: Wires): readonly (Mapping | undefined)[] {
  const mappings = wires.nodes.map((): Mapping | undefined => undefined);
  for (const { index, node, incoming } of orderWires(wires).order) {
    const type = nodeTypes.get(node.type);
    if (type) mappings[index] = mappingOf(type, incoming, mappings);
  }
  return mappings;
}

function mappingOf(type: NodeTypeInfo, incoming: readonly Wire[], mappings: readonly (Mapping | undefined)[]): Mapping {
  const shapeOf = (wire: Wire) => mappings[wire.source.index]?.outputs.get(wire.from.port);
  const isPlain = incoming.every((wire) => shapeOf(wire)?.depth !== 1 && shapeOf(wire)?.depth !== 2);
  const plain = isPlain ? plainMapping(type) : undefined;
  if (plain) return plain;
  const inputs = new Map<string, ListShape[]>();
  for (const wire of incoming) {
    const shape = shapeOf(wire);
    if (!shape) continue;
    const shapes = inputs.get(wire.to.port);
    if (shapes) shapes.push(shape);
    else inputs.set(wire.to.port, [shape]);
  }
  return mapNode(type, inputs);
}
