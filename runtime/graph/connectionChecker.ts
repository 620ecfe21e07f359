import { bindKinds, inputOf, outputOf, typeOf, type KindBindings } from './bindKinds.ts';
import { conversionFor, flatteningFor, type Conversion } from './conversion.ts';
import type { Graph, PortRef } from './graph.ts';
import { kindWords, nodeName, pathWords, portList, portWords } from './graphWords.ts';
import type { EdgeId, NodeId } from './ids.ts';
import { mapLists, type Mapping } from './mapping.ts';
import { nestingHazards, type NestingHazard } from './nestingHazards.ts';
import type { NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { topologicalOrder } from './order.ts';
import type { PortKind } from './portType.ts';
import { hasNode, indexWires, type Wire, type Wires } from './wires.ts';

/** A wire being tried: from an output to an input. */
export interface Connection {
  readonly from: PortRef;
  readonly to: PortRef;
}

export type RefusalCode =
  | 'unknown-node'
  | 'unknown-type'
  | 'unknown-port'
  | 'self'
  | 'cycle'
  | 'wrong-kind'
  | 'nested-list'
  | 'nested-mapping'
  | 'single'
  | 'occupied';

export type ConnectionVerdict =
  | { readonly ok: true }
  /** It does not fit, but would with a node of this type between. Words are a sentence that offers it. */
  | { readonly ok: false; readonly convert: Conversion; readonly refuse: RefusalCode; readonly words: string }
  /**
   * Words are a sentence for people. `occupied` is only said when nothing else stands against the wire: it would be
   * ok in place of the wire `occupant`, which is what an editor does on a drop.
   */
  | {
      readonly ok: false;
      readonly convert?: undefined;
      readonly refuse: RefusalCode;
      readonly words: string;
      readonly occupant?: EdgeId;
    };

/**
 * Prepares the check for many connections in one graph: dragging a wire asks it for every port on the canvas, and
 * each answer takes a time that does not grow with the graph. The graph must not be changed between answers.
 */
export function connectionChecker(graph: Graph, nodeTypes: NodeTypes): (connection: Connection) => ConnectionVerdict {
  const wires = indexWires(graph);
  return checkerOver({ graph, nodeTypes, wires }, bindKinds(graph, nodeTypes, wires).bindings);
}

interface Surroundings {
  readonly graph: Graph;
  readonly nodeTypes: NodeTypes;
  readonly wires: Wires;
}

interface Ends {
  readonly connection: Connection;
  readonly output: PortInfo;
  readonly input: PortInfo;
}

function checkerOver(around: Surroundings, bindings: KindBindings): (connection: Connection) => ConnectionVerdict {
  const { graph, nodeTypes, wires } = around;
  const pathBack = ancestry(around);
  let lists: { mappings: ReadonlyMap<NodeId, Mapping>; hazards: ReadonlyMap<NodeId, NestingHazard> } | undefined;
  const listsOf = () => {
    if (!lists) {
      const { order } = topologicalOrder(graph, wires);
      const mappings = mapLists(graph, nodeTypes, wires);
      lists = { mappings, hazards: nestingHazards(graph, nodeTypes, wires, order, mappings) };
    }
    return lists;
  };

  return (connection) => {
    const ends = findEnds(connection, around);
    if ('refuse' in ends) return ends;
    const path = pathBack(connection.from.node, connection.to.node);
    if (path) return refuseCycle(path, around);
    const occupant = ends.input.type.list ? undefined : occupantOf(connection.to, wires);
    const bound = occupant && bindsVariable(ends) ? bindingsWithout(occupant, around) : bindings;
    const verdict = checkKind(ends, bound, around) ?? checkLists(ends, bound, around, listsOf());
    if (verdict) return verdict;
    return occupant ? refuseOccupied(connection, occupant, around) : { ok: true };
  };
}

function refuse(code: RefusalCode, words: string): ConnectionVerdict & { refuse: RefusalCode } {
  return { ok: false, refuse: code, words };
}

function findEnds(
  connection: Connection,
  { graph, nodeTypes }: Surroundings,
): Ends | (ConnectionVerdict & { refuse: RefusalCode }) {
  for (const { node } of [connection.from, connection.to]) {
    if (!hasNode(graph, node)) return refuse('unknown-node', `There is no node “${node}” in this graph.`);
  }
  const name = (ref: PortRef) => nodeName(ref.node, graph, nodeTypes);
  if (connection.from.node === connection.to.node) {
    return refuse('self', `${name(connection.from)} can not take what it gives itself: wire it to another node.`);
  }
  const [from, to] = [connection.from, connection.to].map(({ node }) => typeOf(node, graph, nodeTypes));
  if (!from || !to) {
    const ref = from ? connection.to : connection.from;
    return refuse('unknown-type', `${name(ref)} is of a type that is not known here, so nothing can be wired to it.`);
  }
  const output = outputOf(from, connection.from.port);
  if (!output) {
    const words = `${name(connection.from)} has no output “${connection.from.port}”: ${portList('output', from.outputs)}.`;
    return refuse('unknown-port', words);
  }
  const input = inputOf(to, connection.to.port);
  if (!input) {
    const words = `${name(connection.to)} has no input “${connection.to.port}”: ${portList('input', to.inputs)}.`;
    return refuse('unknown-port', words);
  }
  return { connection, output, input };
}

function refuseCycle(path: readonly NodeId[], { graph, nodeTypes }: Surroundings): ConnectionVerdict {
  const way = pathWords([...path, path[0] as NodeId], graph, nodeTypes);
  return refuse('cycle', `This would go in a circle, and nothing in it could ever start: ${way}.`);
}

function refuseOccupied(connection: Connection, occupant: Wire, { graph, nodeTypes }: Surroundings): ConnectionVerdict {
  const here = portWords('input', connection.to, graph, nodeTypes);
  const there = portWords('output', occupant.from, graph, nodeTypes);
  return {
    ok: false,
    refuse: 'occupied',
    words: `The ${here} takes one wire and has one from ${there}: this one would replace it.`,
    occupant: occupant.id,
  };
}

function checkKind(ends: Ends, bindings: KindBindings, around: Surroundings): ConnectionVerdict | undefined {
  const { connection, output, input } = ends;
  const clash = bindings.clash(connection.from.node, output.type, connection.to.node, input.type);
  if (!clash) return undefined;
  const { graph, nodeTypes } = around;
  const words =
    `The ${portWords('output', connection.from, graph, nodeTypes)} gives ${kindWords(clash.from, output.type.list)}, ` +
    `but the ${portWords('input', connection.to, graph, nodeTypes)} takes ${kindWords(clash.to, input.type.list)}`;
  const convert = soleConversion(clash.from, clash.to, nodeTypes);
  if (!convert) return refuse('wrong-kind', `${words}.`);
  return {
    ok: false,
    convert,
    refuse: 'wrong-kind',
    words: `${words}: ${between(convert, nodeTypes)} makes one of the other.`,
  };
}

function checkLists(
  ends: Ends,
  bindings: KindBindings,
  around: Surroundings,
  lists: { mappings: ReadonlyMap<NodeId, Mapping>; hazards: ReadonlyMap<NodeId, NestingHazard> },
): ConnectionVerdict | undefined {
  const { graph, nodeTypes } = around;
  const { from, to } = ends.connection;
  const depth = lists.mappings.get(from.node)?.outputs.get(from.port)?.depth ?? 0;
  if (depth === 2 && !ends.input.type.nested) {
    const words = `${nodeName(from.node, graph, nodeTypes)} works once for each element of a list and gives a list each time; lists of lists can not go on`;
    const convert = flatteningFor(bindings.kindsOf(from.node, ends.output.type), nodeTypes);
    if (!convert) return refuse('nested-list', `${words}.`);
    return {
      ok: false,
      convert,
      refuse: 'nested-list',
      words: `${words}: ${between(convert, nodeTypes)} makes one list of them.`,
    };
  }
  if (depth === 0 || ends.input.type.list) return undefined;
  if (ends.input.single) {
    const words = `The ${portWords('input', to, graph, nodeTypes)} takes one value, not a list: what the template makes of it is not made once for each element.`;
    return refuse('single', words);
  }
  const hazard = lists.hazards.get(to.node);
  if (!hazard) return undefined;
  const where = hazard.to ? `the ${portWords('input', hazard.to, graph, nodeTypes)}` : 'an output of the graph';
  return refuse(
    'nested-mapping',
    `With this wire ${nodeName(to.node, graph, nodeTypes)} would work once for each element of a list, and then the ` +
      `${portWords('output', hazard.from, graph, nodeTypes)} would give lists of lists to ${where}: ` +
      'put a node that flattens lists there first.',
  );
}

function between(convert: Conversion, nodeTypes: NodeTypes): string {
  return `“${nodeTypes.get(convert.type)?.title ?? convert.type}” (${convert.type}) between them`;
}

/** A conversion is only offered when both sides are certain. */
function soleConversion(
  from: readonly PortKind[],
  to: readonly PortKind[],
  nodeTypes: NodeTypes,
): Conversion | undefined {
  const [given, ...otherGiven] = from;
  const [taken, ...otherTaken] = to;
  if (given === undefined || taken === undefined || otherGiven.length > 0 || otherTaken.length > 0) return undefined;
  return conversionFor(given, taken, nodeTypes);
}

function occupantOf(to: PortRef, wires: Wires): Wire | undefined {
  return wires.byId.get(to.node)?.incoming.find((wire) => wire.to.port === to.port);
}

function bindsVariable({ output, input }: Ends): boolean {
  return output.type.kind === 'same' || input.type.kind === 'same';
}

/** The occupant may be all that binds the input's kind: what takes its place may be of another. */
function bindingsWithout(occupant: Wire, { graph, nodeTypes, wires }: Surroundings): KindBindings {
  const all = wires.all.filter((wire) => wire !== occupant);
  return bindKinds(graph, nodeTypes, { ...wires, all }).bindings;
}

/**
 * The way from a node to one that it would feed, when there is one. All connections of a drag have one end in
 * common, so what is upstream of the last source is kept.
 */
function ancestry({ wires }: Surroundings): (from: NodeId, to: NodeId) => readonly NodeId[] | undefined {
  let source: NodeId | undefined;
  let next = new Map<NodeId, NodeId | undefined>();
  return (from, to) => {
    if (from !== source) {
      source = from;
      next = new Map([[from, undefined]]);
      for (const id of next.keys()) {
        for (const wire of wires.byId.get(id)?.incoming ?? []) {
          if (!next.has(wire.from.node)) next.set(wire.from.node, id);
        }
      }
    }
    if (!next.has(to)) return undefined;
    const path: NodeId[] = [];
    for (let at: NodeId | undefined = to; at !== undefined; at = next.get(at)) path.push(at);
    return path;
  };
}
