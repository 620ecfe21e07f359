import type { Graph } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';
import type { NodeTypeInfo, NodeTypes, PortInfo } from './nodeTypeInfo.ts';
import { portKinds, type PortKind, type PortType } from './portType.ts';
import type { Wire, Wires } from './wires.ts';

/** Why two ports do not fit: the kinds that each side could carry. */
export interface KindClash {
  readonly from: readonly PortKind[];
  readonly to: readonly PortKind[];
}

/**
 * The type variables of a graph. A node has one, shared by all its `same` ports; a wire between two `same` ports
 * makes their variables one, a wire to a port of a fixed kind binds it.
 */
export interface KindBindings {
  /** The kinds that a port can carry as things are: one when fixed or bound. */
  kindsOf(node: NodeId, type: PortType): readonly PortKind[];
  /** What stands against a wire between these ports; undefined when it fits. */
  clash(from: NodeId, output: PortType, to: NodeId, input: PortType): KindClash | undefined;
}

/** What both ends of a wire are; undefined when a node's type or a port is unknown. */
export function portsOf(
  wire: Pick<Wire, 'from' | 'to'>,
  graph: Graph,
  nodeTypes: NodeTypes,
): { output: PortInfo; input: PortInfo } | undefined {
  const output = outputOf(typeOf(wire.from.node, graph, nodeTypes), wire.from.port);
  const input = inputOf(typeOf(wire.to.node, graph, nodeTypes), wire.to.port);
  return output && input ? { output, input } : undefined;
}

export function typeOf(id: NodeId, graph: Graph, nodeTypes: NodeTypes): NodeTypeInfo | undefined {
  return Object.hasOwn(graph.nodes, id) ? nodeTypes.get(graph.nodes[id]?.type ?? '') : undefined;
}

export function inputOf(type: NodeTypeInfo | undefined, name: string): PortInfo | undefined {
  return type?.inputs.find((port) => port.name === name);
}

export function outputOf(type: NodeTypeInfo | undefined, name: string): PortInfo | undefined {
  return type?.outputs.find((port) => port.name === name);
}

/**
 * Binds the type variables by the wires, in document order. A wire that does not fit what the ones before it have
 * bound is left out and reported by its edge id.
 */
export function bindKinds(
  graph: Graph,
  nodeTypes: NodeTypes,
  wires: Wires,
): { bindings: KindBindings; clashes: ReadonlyMap<EdgeId, KindClash> } {
  const variables = new Variables(graph, nodeTypes);
  const clashes = new Map<EdgeId, KindClash>();
  for (const wire of wires.all) {
    const output = outputOf(nodeTypes.get(wire.source.node.type), wire.from.port);
    const input = inputOf(nodeTypes.get(wire.target.node.type), wire.to.port);
    if (!output || !input) continue;
    const clash = variables.clash(wire.from.node, output.type, wire.to.node, input.type);
    if (clash) clashes.set(wire.id, clash);
    else variables.join(wire.from.node, output.type, wire.to.node, input.type);
  }
  return { bindings: variables, clashes };
}

/** Union and find over nodes with `same` ports; each set keeps the kinds that it may still become. */
class Variables implements KindBindings {
  readonly #graph: Graph;
  readonly #nodeTypes: NodeTypes;
  readonly #parents = new Map<NodeId, NodeId>();
  readonly #kinds = new Map<NodeId, readonly PortKind[]>();

  constructor(graph: Graph, nodeTypes: NodeTypes) {
    this.#graph = graph;
    this.#nodeTypes = nodeTypes;
  }

  kindsOf(node: NodeId, type: PortType): readonly PortKind[] {
    return type.kind === 'same' ? this.#kindsOfSet(this.#root(node)) : [type.kind];
  }

  clash(from: NodeId, output: PortType, to: NodeId, input: PortType): KindClash | undefined {
    if (output.kind !== 'same' && output.kind === input.kind) return undefined;
    const given = this.kindsOf(from, output);
    const taken = this.kindsOf(to, input);
    return given.some((kind) => taken.includes(kind)) ? undefined : { from: given, to: taken };
  }

  join(from: NodeId, output: PortType, to: NodeId, input: PortType): void {
    if (output.kind !== 'same' && input.kind !== 'same') return;
    const taken = this.kindsOf(to, input);
    const kinds = this.kindsOf(from, output).filter((kind) => taken.includes(kind));
    const roots = [output.kind === 'same' && this.#root(from), input.kind === 'same' && this.#root(to)];
    const [root, other] = roots.filter((id) => id !== false);
    if (root === undefined) return;
    this.#kinds.set(root, kinds);
    if (other !== undefined && other !== root) this.#parents.set(other, root);
  }

  #root(node: NodeId): NodeId {
    let at = node;
    for (;;) {
      const parent = this.#parents.get(at);
      if (parent === undefined) return at;
      const above = this.#parents.get(parent);
      if (above === undefined) return parent;
      this.#parents.set(at, above);
      at = above;
    }
  }

  #kindsOfSet(root: NodeId): readonly PortKind[] {
    let kinds = this.#kinds.get(root);
    if (!kinds) {
      kinds = kindsOfType(typeOf(root, this.#graph, this.#nodeTypes));
      this.#kinds.set(root, kinds);
    }
    return kinds;
  }
}

/** A variable may only become what each of the node's `same` ports allows. */
function kindsOfType(type: NodeTypeInfo | undefined): readonly PortKind[] {
  let kinds: readonly PortKind[] = portKinds;
  for (const port of [...(type?.inputs ?? []), ...(type?.outputs ?? [])]) {
    const { among } = port.type;
    if (port.type.kind === 'same' && among) kinds = kinds.filter((kind) => among.includes(kind));
  }
  return kinds;
}
