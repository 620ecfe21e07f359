import { bindKinds, typeOf, type KindBindings } from './bindKinds.ts';
import type { Graph, PortRef } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';
import { mapNode, type ListShape, type Mapping } from './mapping.ts';
import type { NodeTypeInfo, NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { topologicalOrder } from './order.ts';
import { indexWires, type Wires } from './wires.ts';

/** A wire as it runs: from an active node, past any bypassed ones. */
export interface EffectiveWire {
  /** The edge that ends at the input; several wires share it where a bypassed list stood before it. */
  readonly edge: EdgeId;
  readonly from: PortRef;
  readonly shape: ListShape;
}

/** An input that gets nothing because of a muted node (or a bypassed one that had nothing to pass on). */
export interface LackingInput {
  readonly port: string;
  readonly because: NodeId;
}

export interface EffectiveNode extends Mapping {
  /** By port, in edge order. A port that nothing feeds is not there; a single input has one wire. */
  readonly inputs: ReadonlyMap<string, readonly EffectiveWire[]>;
  /** Required inputs left without anything by muting: such a node is skipped, not failed. */
  readonly lacking: readonly LackingInput[];
}

export interface EffectiveGraph {
  /** The active nodes of known type, in topological order. */
  readonly nodes: ReadonlyMap<NodeId, EffectiveNode>;
  /** Where the value of an output really comes from: itself, what a bypass passes on, or nothing when muted. */
  sourcesOf(output: PortRef): readonly PortRef[];
}

type Passed = readonly { readonly from: PortRef; readonly shape: ListShape }[];
type Outcome = { readonly passed: Passed } | { readonly because: NodeId };
type Inputs = ReadonlyMap<string, readonly EffectiveWire[]>;

/**
 * The graph as it runs. An output of a bypassed node takes the first wired input of its kind, else counts as muted;
 * a single output takes the first wire of a list input, but bypassing never turns a single value into a list (one
 * shot would become a hundred): then it counts as muted too. An optional or list input does without a muted source.
 * A node whose required input lacks everything is skipped; in a required input that counts like muting, while in
 * others its wires stay, for what a consumer makes of a skipped source is its policy.
 * Nodes of unknown type count as muted; nodes in or behind a cycle are left out.
 */
export function effectiveWires(
  graph: Graph,
  nodeTypes: NodeTypes,
  wires: Wires = indexWires(graph),
  order: readonly NodeId[] = topologicalOrder(graph, wires).order,
): EffectiveGraph {
  const nodes = new Map<NodeId, EffectiveNode>();
  const outcomes = new Map<NodeId, (port: string) => Outcome>();
  const skipped = new Map<NodeId, NodeId>();
  let bindings: KindBindings | undefined;
  for (const id of order) {
    const type = typeOf(id, graph, nodeTypes);
    const state = graph.nodes[id]?.state;
    if (state === 'muted' || !type) {
      outcomes.set(id, () => ({ because: id }));
      continue;
    }
    const { inputs, lost } = collectInputs(id, type, wires, outcomes);
    const mapping = mapNode(type, shapesOf(inputs));
    if (state === 'bypassed') {
      bindings ??= bindKinds(graph, nodeTypes, wires).bindings;
      outcomes.set(id, passOn(id, type, { wired: wiredPorts(id, wires), inputs, mapping, bindings }));
      continue;
    }
    const params = graph.nodes[id]?.params ?? {};
    const lacking = lackingInputs(type, params, { inputs, lost, skipped });
    if (lacking[0]) skipped.set(id, lacking[0].because);
    nodes.set(id, { ...mapping, inputs, lacking });
    outcomes.set(id, (port) => ({
      passed: [{ from: { node: id, port }, shape: mapping.outputs.get(port) ?? { depth: 0 } }],
    }));
  }
  return {
    nodes,
    sourcesOf({ node, port }) {
      const outcome = outcomes.get(node)?.(port);
      return outcome && 'passed' in outcome ? outcome.passed.map(({ from }) => from) : [];
    },
  };
}

function collectInputs(
  id: NodeId,
  type: NodeTypeInfo,
  wires: Wires,
  outcomes: ReadonlyMap<NodeId, (port: string) => Outcome>,
): { inputs: Inputs; lost: ReadonlyMap<string, NodeId> } {
  const lists = new Map(type.inputs.map((port) => [port.name, port.type.list]));
  const inputs = new Map<string, EffectiveWire[]>();
  const lost = new Map<string, NodeId>();
  for (const wire of wires.incoming.get(id) ?? []) {
    const list = lists.get(wire.to.port);
    const outcome = outcomes.get(wire.from.node)?.(wire.from.port);
    if (list === undefined || !outcome) continue;
    if ('because' in outcome) {
      lost.set(wire.to.port, outcome.because);
    } else if (!list && outcome.passed.length > 1) {
      // A bypassed list of several wires has no one wire to give to a single input.
      lost.set(wire.to.port, wire.from.node);
    } else {
      const collected = inputs.get(wire.to.port) ?? [];
      for (const source of outcome.passed) collected.push({ edge: wire.id, ...source });
      inputs.set(wire.to.port, collected);
    }
  }
  return { inputs, lost };
}

function lackingInputs(
  type: NodeTypeInfo,
  params: Readonly<Record<string, unknown>>,
  from: { inputs: Inputs; lost: ReadonlyMap<string, NodeId>; skipped: ReadonlyMap<NodeId, NodeId> },
): LackingInput[] {
  const { inputs, lost, skipped } = from;
  const lacking: LackingInput[] = [];
  for (const port of type.inputs) {
    if (!port.required || (port.field && Object.hasOwn(params, port.name))) continue;
    const [first] = inputs.get(port.name) ?? [];
    const because = first ? (port.type.list ? undefined : skipped.get(first.from.node)) : lost.get(port.name);
    if (because !== undefined) lacking.push({ port: port.name, because });
  }
  return lacking;
}

interface Bypass {
  readonly wired: ReadonlySet<string>;
  readonly inputs: Inputs;
  readonly mapping: Mapping;
  readonly bindings: KindBindings;
}

/** What each output of a bypassed node gives instead. */
function passOn(id: NodeId, type: NodeTypeInfo, bypass: Bypass): (port: string) => Outcome {
  const outcomes = new Map(type.outputs.map((output) => [output.name, passOutput(id, type, output, bypass)]));
  return (port) => outcomes.get(port) ?? { because: id };
}

function passOutput(id: NodeId, type: NodeTypeInfo, output: PortInfo, bypass: Bypass): Outcome {
  const { wired, inputs, mapping, bindings } = bypass;
  const kind = kindOf(id, output, bindings);
  const input = type.inputs.find((port) => wired.has(port.name) && kindOf(id, port, bindings) === kind);
  const taken = (input && inputs.get(input.name)) ?? [];
  const passed = output.type.list ? taken : taken.slice(0, 1);
  const depth = mapping.outputs.get(output.name)?.depth ?? 0;
  return passed.length > 0 && passed.every(({ shape }) => shape.depth <= depth) ? { passed } : { because: id };
}

/** The bound kind, or `same` for a variable that nothing binds. */
function kindOf(id: NodeId, port: PortInfo, bindings: KindBindings): string {
  const [kind, ...others] = bindings.kindsOf(id, port.type);
  return kind !== undefined && others.length === 0 ? kind : port.type.kind;
}

function wiredPorts(id: NodeId, wires: Wires): ReadonlySet<string> {
  return new Set(wires.incoming.get(id)?.map((wire) => wire.to.port));
}

function shapesOf(inputs: Inputs): ReadonlyMap<string, readonly ListShape[]> {
  return new Map([...inputs].map(([port, wires]) => [port, wires.map((wire) => wire.shape)]));
}
