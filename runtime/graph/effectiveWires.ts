import { bindKinds, inputOf, type KindBindings } from './bindKinds.ts';
import type { Graph, PortRef } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';
import { mapNode, plainMapping, type ListShape, type Mapping } from './mapping.ts';
import type { NodeTypeInfo, NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { orderWires } from './order.ts';
import { indexWires, type WiredNode, type Wires } from './wires.ts';
import { withItem } from './withItem.ts';

/** A wire as it runs: from an active node, past any bypassed ones. */
export interface EffectiveWire {
  /** The edge that ends at the input; several wires share it where a bypassed list stood before it. */
  readonly edge: EdgeId;
  /** The node that `from` names. */
  readonly source: WiredNode;
  readonly from: PortRef;
  readonly shape: ListShape;
}

/** An input that gets nothing because of a muted node (or a bypassed one that had nothing to pass on). */
export interface LackingInput {
  readonly port: string;
  readonly because: NodeId;
}

export interface EffectiveNode extends Mapping {
  readonly wired: WiredNode;
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

type Passed = readonly Omit<EffectiveWire, 'edge'>[];
type Outcome = { readonly passed: Passed } | { readonly because: NodeId };
/** By index of the node: the shapes of its own outputs while it is active, else what each output gives instead. */
type Outcomes = (Mapping['outputs'] | ((port: string) => Outcome) | undefined)[];
type Inputs = ReadonlyMap<string, readonly EffectiveWire[]>;

/**
 * The graph as it runs. An output of a bypassed node takes the first wired input of its kind, else counts as muted;
 * a single output takes the first wire of a list input, but bypassing never turns a single value into a list (one
 * shot would become a hundred): then it counts as muted too. An optional or list input does without a muted source.
 * A node whose required input lacks everything is skipped; in a required input that counts like muting, while in
 * others its wires stay, for what a consumer makes of a skipped source is its policy.
 * Nodes of unknown type count as muted; nodes in or behind a cycle are left out.
 */
export function effectiveWires(graph: Graph, nodeTypes: NodeTypes, wires: Wires = indexWires(graph)): EffectiveGraph {
  const nodes = new Map<NodeId, EffectiveNode>();
  const outcomes: Outcomes = wires.nodes.map(() => undefined);
  const skipped = new Map<WiredNode, NodeId>();
  let bindings: KindBindings | undefined;
  for (const wired of orderWires(wires).order) {
    const { id, index, node } = wired;
    const type = nodeTypes.get(node.type);
    if (node.state === 'muted' || !type) {
      outcomes[index] = () => ({ because: id });
      continue;
    }
    const { inputs, lost, listed } = collectInputs(type, wired, outcomes);
    const mapping = (listed ? undefined : plainMapping(type)) ?? mapNode(type, shapesOf(inputs));
    if (node.state === 'bypassed') {
      bindings ??= bindKinds(graph, nodeTypes, wires).bindings;
      outcomes[index] = passOn(id, type, { wired: wiredPorts(wired), inputs, mapping, bindings });
      continue;
    }
    const lacking = lost || skipped.size > 0 ? lackingInputs(type, node.params, { inputs, lost, skipped }) : nothing;
    if (lacking[0]) skipped.set(wired, lacking[0].because);
    const { over, length, unequal, outputs } = mapping;
    const effective = { wired, inputs, lacking, over, outputs };
    const isPlain = length === undefined && !unequal;
    nodes.set(
      id,
      isPlain ? effective : { ...effective, ...(length !== undefined && { length }), ...(unequal && { unequal }) },
    );
    outcomes[index] = outputs;
  }
  return {
    nodes,
    sourcesOf({ node, port }) {
      const given = outcomes[wires.byId.get(node)?.index ?? -1];
      if (typeof given !== 'function') return given ? [{ node, port }] : [];
      const outcome = given(port);
      return 'passed' in outcome ? outcome.passed.map(({ from }) => from) : [];
    },
  };
}

const nothing: readonly LackingInput[] = [];
const single: ListShape = { depth: 0 };

const none: EffectiveWire[] = [];

interface Collected {
  readonly inputs: Inputs;
  /** Ports that nothing comes to because of a node that is muted; absent when there is none. */
  readonly lost: ReadonlyMap<string, NodeId> | undefined;
  /** A list is among what comes. */
  readonly listed: boolean;
}

function collectInputs(type: NodeTypeInfo, { incoming }: WiredNode, outcomes: Outcomes): Collected {
  const inputs = new Map<string, EffectiveWire[]>();
  let lost: Map<string, NodeId> | undefined;
  let listed = false;
  for (const wire of incoming) {
    const { port } = wire.to;
    const list = inputOf(type, port)?.type.list;
    const given = outcomes[wire.source.index];
    if (list === undefined || !given) continue;
    if (typeof given !== 'function') {
      const shape = given.get(wire.from.port) ?? single;
      inputs.set(
        port,
        withItem(inputs.get(port) ?? none, { edge: wire.id, source: wire.source, from: wire.from, shape }),
      );
      listed ||= shape.depth > 0;
      continue;
    }
    const outcome = given(wire.from.port);
    if ('because' in outcome) {
      (lost ??= new Map()).set(port, outcome.because);
    } else if (!list && outcome.passed.length > 1) {
      // A bypassed list of several wires has no one wire to give to a single input.
      (lost ??= new Map()).set(port, wire.source.id);
    } else {
      let collected = inputs.get(port) ?? none;
      for (const { source, from, shape } of outcome.passed) {
        collected = withItem(collected, { edge: wire.id, source, from, shape });
        listed ||= shape.depth > 0;
      }
      inputs.set(port, collected);
    }
  }
  return { inputs, lost, listed };
}

function lackingInputs(
  type: NodeTypeInfo,
  params: Readonly<Record<string, unknown>>,
  from: Pick<Collected, 'inputs' | 'lost'> & { skipped: ReadonlyMap<WiredNode, NodeId> },
): LackingInput[] {
  const { inputs, lost, skipped } = from;
  const lacking: LackingInput[] = [];
  for (const port of type.inputs) {
    if (!port.required || (port.field && Object.hasOwn(params, port.name))) continue;
    const [first] = inputs.get(port.name) ?? [];
    const because = first ? (port.type.list ? undefined : skipped.get(first.source)) : lost?.get(port.name);
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

function wiredPorts({ incoming }: WiredNode): ReadonlySet<string> {
  return new Set(incoming.map((wire) => wire.to.port));
}

function shapesOf(inputs: Inputs): ReadonlyMap<string, readonly ListShape[]> {
  return new Map([...inputs].map(([port, wires]) => [port, wires.map((wire) => wire.shape)]));
}
