import type { Graph, GraphNode, PortRef, Tier } from '../graph/graph.ts';
import type { NodeId } from '../graph/ids.ts';
import type { NodeTypes, PortInfo } from '../graph/nodeTypeInfo.ts';
import { canonicalJson, inOrder } from '../graph/canonicalJson.ts';
import { effectiveWires, type EffectiveNode, type EffectiveWire } from '../graph/effectiveWires.ts';
import type { Problem } from '../graph/problem.ts';
import { indexWires, type WiredNode, type Wires } from '../graph/wires.ts';
import { withItem } from '../graph/withItem.ts';
import { isWorthKeeping } from '../graph/isWorthKeeping.ts';
import type { NodeDefinition } from '../node/defineNode.ts';
import { materialText, type KeyMaterial } from './cacheKey.ts';
import { nodeTypesOf } from './nodeTypesOf.ts';
import { graphHash } from './graphHash.ts';
import type { HashText } from './hashText.ts';
import { readParams, type ReadParams } from './readParams.ts';
import { modelAsk, type ModelAsk } from './modelAsk.ts';
import { resolveModels, type ModelSetup, type ResolvedModels } from './resolveModel.ts';
import { workSeconds, type SecondsOf, type SecondsRange } from './workSeconds.ts';

export interface InputWire {
  readonly from: PreparedNode;
  readonly port: string;
  /** What flows on it: a single value (0), a list (1), the lists of a mapped node (2). */
  readonly depth: 0 | 1 | 2;
}

export interface PreparedInput {
  readonly info: PortInfo;
  /** In edge order. Empty for an input that nothing feeds, or whose sources are muted. */
  readonly wires: readonly InputWire[];
  /** A single input that gets a list: the node does its work once for each element. */
  readonly mapped: boolean;
  /** Elements that failed come as `FailedValue`. */
  readonly takesFailures: boolean;
}

/** A node with everything about it that no run changes: made once, used by plan and run alike. */
export interface PreparedNode {
  readonly index: number;
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
  readonly params: ReadParams;
  readonly inputs: readonly PreparedInput[];
  readonly mapped: boolean;
  /** How often a mapped node does its work, where the wiring alone decides it. */
  readonly mappedLength: number | undefined;
  /** Why it is skipped: a required input is left without anything by muting. */
  readonly lacking: { readonly port: string; readonly because: NodeId } | undefined;
  /** Of a model's node: its own model first, then those that it names for while that one is down. */
  readonly asks: readonly ModelAsk[];
  /** What its tasks occupy: `none`, `cpu`, `provider:<id>`. */
  readonly lane: string;
  readonly seconds: SecondsRange;
  /** The parts of the cache key that no input decides. */
  readonly material: KeyMaterial;
  readonly materialText: string;
  /** Nodes that wait for this one, each once. */
  consumers: readonly PreparedNode[];
  /** How many different nodes it waits for. */
  sources: number;
  /** Longest remaining path to an end of the graph, itself included, in estimated seconds. */
  remaining: number;
}

export interface PreparedGraph {
  /** With its templates laid out. */
  readonly graph: Graph;
  /** As it was given, carrying its templates: what is recorded. */
  readonly saved: Graph;
  readonly tier: Tier;
  /** The nodes that have to be there for the targets, in topological order. */
  readonly nodes: readonly PreparedNode[];
  readonly byId: ReadonlyMap<NodeId, PreparedNode>;
  /** Where the value of an output really comes from: itself, what a bypass passes on, or nothing when muted. */
  sourcesOf(output: PortRef): readonly PortRef[];
  /** Findings of params and models. A graph with errors does not run. */
  readonly problems: readonly Problem[];
}

export interface PrepareOptions extends ModelSetup {
  graph: Graph;
  /** What is recorded in its place, where that is something else. */
  saved?: Graph;
  /** Of this graph, where the caller has them already. */
  wires?: Wires;
  /** Of the definitions and more that do not run, where there are any. */
  nodeTypes?: NodeTypes;
  /** Run only these and what they need; all nodes when absent. */
  targets?: readonly NodeId[];
  tier: Tier;
  definitions: ReadonlyMap<string, NodeDefinition>;
  hash: HashText;
  /** Estimated seconds of one task; the built-in guess when absent or undefined. */
  secondsOf?: SecondsOf;
}

/**
 * Reads a valid graph once for plan and run: order, wires, params, models, static key parts. Structure is checked
 * before, by `validateGraph`; nodes that it would refuse are left out here.
 */
export function prepareGraph(options: PrepareOptions): PreparedGraph {
  const { graph, saved = graph, wires = indexWires(graph) } = options;
  const nodeTypes = options.nodeTypes ?? nodeTypesOf(options.definitions);
  const effective = effectiveWires(graph, nodeTypes, wires);
  const wanted = options.targets && wantedNodes(options.targets, wires, effective.nodes);
  const problems: Problem[] = [];
  const nodes: PreparedNode[] = [];
  const preparedAt = wires.nodes.map((): PreparedNode | undefined => undefined);
  const byId = new Map<NodeId, PreparedNode>();
  const hashOfGraph = lazy(() => graphHash(graph, options.hash));
  for (const wiring of effective.nodes.values()) {
    if (wanted && !wanted.has(wiring.wired)) continue;
    const prepared = prepareNode(wiring, nodes.length, options, preparedAt, hashOfGraph, problems);
    if (!prepared) continue;
    nodes.push(prepared);
    preparedAt[wiring.wired.index] = prepared;
    byId.set(prepared.id, prepared);
    linkSources(prepared);
  }
  setRemaining(nodes);
  const sourcesOf = (output: PortRef) => effective.sourcesOf(output);
  return { graph, saved, tier: options.tier, nodes, byId, sourcesOf, problems };
}

/** Everything that the targets need. A picked result needs nothing: what it was made from stays as it is. */
function wantedNodes(
  targets: readonly NodeId[],
  wires: Wires,
  effective: ReadonlyMap<NodeId, EffectiveNode>,
): ReadonlySet<WiredNode> {
  const wanted = new Set(targets.map((id) => wires.byId.get(id)).filter((wired) => wired !== undefined));
  for (const { id, node } of wanted) {
    if (typeof node.pick === 'string') continue;
    for (const list of effective.get(id)?.inputs.values() ?? []) for (const wire of list) wanted.add(wire.source);
  }
  return wanted;
}

function prepareNode(
  wiring: EffectiveNode,
  index: number,
  options: PrepareOptions,
  preparedAt: readonly (PreparedNode | undefined)[],
  hashOfGraph: () => string,
  problems: Problem[],
): PreparedNode | undefined {
  const { id, node } = wiring.wired;
  const definition = options.definitions.get(node.type);
  if (!definition) return undefined;
  const params = readParams(id, node, definition, (port) => wiring.inputs.has(port));
  if (!('params' in params)) {
    problems.push(...params);
    return undefined;
  }
  const { models, problems: lacking } = modelsOf(id, node, params, definition, options);
  problems.push(...lacking);
  if (definition.call === 'model' && models.length === 0) return undefined;
  const asks = models.length === 0 ? noAsks : models.map((model) => modelAsk(model, node, definition));
  const own = asks[0];
  const takesFailures = definition.acceptsFailures(params.params);
  const inputs = definition.info.inputs.map((info) => prepareInput(info, wiring, preparedAt, takesFailures));
  const material = own?.material ?? staticMaterial(node, definition, params, hashOfGraph);
  return {
    index,
    id,
    node,
    definition,
    params,
    inputs,
    mapped: wiring.over.length > 0,
    mappedLength: wiring.length,
    lacking: wiring.lacking[0],
    asks,
    lane: own?.lane ?? (definition.info.resource === 'none' ? 'none' : 'cpu'),
    seconds: options.secondsOf?.(node, definition, own?.model) ?? workSeconds(definition, own?.model),
    material,
    materialText: own?.materialText ?? materialText(material),
    consumers: noConsumers,
    sources: 0,
    remaining: 0,
  };
}

function prepareInput(
  info: PortInfo,
  wiring: EffectiveNode,
  preparedAt: readonly (PreparedNode | undefined)[],
  takesFailures: readonly string[],
): PreparedInput {
  let wires = noInputWires;
  for (const wire of wiring.inputs.get(info.name) ?? noWires) {
    const from = preparedAt[wire.source.index];
    if (from) wires = withItem(wires, { from, port: wire.from.port, depth: wire.shape.depth });
  }
  return {
    info,
    wires,
    mapped: wiring.over.includes(info.name),
    takesFailures: info.type.list && takesFailures.includes(info.name),
  };
}

const noWires: readonly EffectiveWire[] = [];
const noInputWires: InputWire[] = [];
const noConsumers: PreparedNode[] = [];
const noAsks: readonly ModelAsk[] = [];

const noModels: ResolvedModels = { models: [], problems: [] };

function modelsOf(
  id: NodeId,
  node: GraphNode,
  { params }: ReadParams,
  definition: NodeDefinition,
  options: PrepareOptions,
): ResolvedModels {
  if (definition.call !== 'model') return noModels;
  const { model, fallbacks } = params;
  return resolveModels({ id, tier: node.tier ?? options.tier, model, fallbacks, definition }, options);
}

/** By params as they were read: the same node, unchanged, has the same material. */
const materials = new WeakMap<ReadParams, { node: GraphNode; material: KeyMaterial }>();

function staticMaterial(
  node: GraphNode,
  definition: NodeDefinition,
  read: ReadParams,
  hashOfGraph: () => string,
): KeyMaterial {
  const isKept = !definition.readsGraph && isWorthKeeping(node.params);
  const before = isKept ? materials.get(read) : undefined;
  if (before?.node === node) return before.material;
  const material = makeMaterial(node, definition, read, hashOfGraph);
  if (isKept) materials.set(read, { node, material });
  return material;
}

function makeMaterial(
  node: GraphNode,
  definition: NodeDefinition,
  { params }: ReadParams,
  hashOfGraph: () => string,
): KeyMaterial {
  const material: [string, string][] = [['type', `${definition.info.type}@${definition.info.version}`]];
  for (const name of inOrder(Object.keys(params))) {
    const value = params[name];
    if (value === undefined || definition.ignoredParams.has(name)) continue;
    material.push([`param.${name}`, canonicalJson(value)]);
  }
  if (definition.readsGraph) material.push(['graph', hashOfGraph()]);
  if (node.roll) material.push(['roll', String(node.roll)]);
  return material;
}

function linkSources(node: PreparedNode): void {
  if (typeof node.node.pick === 'string') return;
  for (const input of node.inputs) {
    for (const { from } of input.wires) {
      // Nodes are linked one after the other, so a source that has this one already has it last.
      if (from.consumers.at(-1) === node) continue;
      from.consumers = withItem(from.consumers as PreparedNode[], node);
      node.sources += 1;
    }
  }
}

function setRemaining(nodes: readonly PreparedNode[]): void {
  for (const node of nodes.toReversed()) {
    let longest = 0;
    for (const consumer of node.consumers) longest = Math.max(longest, consumer.remaining);
    node.remaining = longest + (node.seconds.low + node.seconds.high) / 2;
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
