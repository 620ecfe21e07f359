import type { GraphNode } from '../../../runtime/graph/graph.ts';
import type { GraphId, NodeId } from '../../../runtime/graph/ids.ts';
import type { Json } from '../../../runtime/graph/json.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { NodeSaved, RollAnswer, TakesAnswer } from '../../../runtime/protocol/runs.ts';
import { previewOf } from '../../../runtime/run/previewOf.ts';
import type { Result, Store } from '../../../runtime/run/store.ts';
import { outerNode, templateName } from '../../../runtime/graph/template.ts';
import { Refusal } from '../refusal.ts';
import { keyUsed } from './runRefusals.ts';
import type { Runs } from './runs.ts';
import type { SavedGraphs } from './savedGraphs.ts';

export interface TakesOptions {
  readonly store: Store;
  readonly graphs: SavedGraphs;
  readonly runs: Runs;
  nodeTypes(): NodeTypes;
}

export interface Pick {
  readonly node: string;
  /** Null lets the newest result flow on again. */
  readonly take: string | null;
  readonly element?: string | undefined;
  readonly revision?: number | undefined;
}

export interface Roll {
  readonly node: string;
  readonly tier: 'animatic' | 'final';
  readonly maxCost?: number | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly revision?: number | undefined;
}

/** The kept results of a saved graph's nodes, and which of them flows on. */
export class Takes {
  readonly #options: TakesOptions;

  constructor(options: TakesOptions) {
    this.#options = options;
  }

  /** Newest first. A node that the graph no longer has still has its takes. @throws Refusal 404 */
  async list(graph: GraphId, node: NodeId): Promise<TakesAnswer> {
    const { store, graphs } = this.#options;
    const saved = await graphs.read(graph);
    if (!saved) throw graphMissing(graph);
    const results = await store.results.takes(graph, node);
    const known = saved.graph.nodes[node];
    const ports = this.#options.nodeTypes().get(known?.type ?? '')?.outputs;
    return {
      takes: results.map((result) => takeOf(result, known?.pick, ports)),
      locked: known?.locked ?? false,
      roll: known?.roll ?? 0,
    };
  }

  /** @throws Refusal 404 when there is no such graph, node or take; 409 when the node is locked */
  async pick(graph: GraphId, { node, take, element, revision }: Pick): Promise<NodeSaved> {
    const known = await this.#node(graph, node as NodeId);
    refuseLocked(known, node);
    if (take !== null) refuseTemplate(known, node);
    if (take !== null) await this.#checkTake(graph, node as NodeId, take, element);
    return this.#save(graph, node as NodeId, withPick(known, take, element), revision);
  }

  /** A locked node keeps its pick and is not rolled again. @throws Refusal 404 */
  async lock(graph: GraphId, node: NodeId, locked: boolean, revision: number | undefined): Promise<NodeSaved> {
    const { locked: _locked, ...rest } = await this.#node(graph, node);
    return this.#save(graph, node, { ...rest, ...(locked && { locked }) }, revision);
  }

  /** Another take: the node gets the next ordinal, lets go of its pick, and is run. Asked for again, it is the same. */
  async roll(graph: GraphId, roll: Roll): Promise<RollAnswer> {
    const node = roll.node as NodeId;
    const before = roll.idempotencyKey === undefined ? undefined : await this.#rolled(graph, node, roll.idempotencyKey);
    if (before) return before;
    const { pick: _pick, ...known } = await this.#node(graph, node);
    refuseLocked(known, node);
    refuseTemplate(known, node);
    const next = (known.roll ?? 0) + 1;
    // A roll that is refused must not have changed the graph.
    await this.#options.runs.check({ graphId: graph, tier: roll.tier, targets: [node] });
    const saved = await this.#save(graph, node, { ...known, roll: next }, roll.revision);
    const run = await this.#options.runs.start({
      graphId: graph,
      tier: roll.tier,
      targets: [node],
      priority: 0,
      ...(roll.maxCost !== undefined && { maxCost: roll.maxCost }),
      ...(roll.idempotencyKey !== undefined && { idempotencyKey: roll.idempotencyKey }),
    });
    return { ...saved, roll: next, run };
  }

  /** What a request of the same key gave: an answer that was lost must not roll twice. */
  async #rolled(graph: GraphId, node: NodeId, key: string): Promise<RollAnswer | undefined> {
    const { runs, graphs } = this.#options;
    const run = await runs.ofKey(key);
    const saved = run && (await graphs.read(graph));
    const known = saved?.graph.nodes[node];
    if (!run || !known) return undefined;
    if (run.graph !== graph || run.targets?.join() !== node) throw keyUsed();
    return { revision: saved.revision, node: known, roll: known.roll ?? 0, run };
  }

  async #save(graph: GraphId, node: NodeId, next: GraphNode, revision: number | undefined): Promise<NodeSaved> {
    return { revision: await this.#options.graphs.changeNode(graph, node, next, revision), node: next };
  }

  async #node(graph: GraphId, node: NodeId): Promise<GraphNode> {
    const saved = await this.#options.graphs.read(graph);
    if (!saved) throw graphMissing(graph);
    const known = saved.graph.nodes[node];
    const outer = outerNode(node);
    if (!known && outer !== undefined && saved.graph.nodes[outer]) throw insideTemplate(node, outer);
    if (!known) throw new Refusal('missing', 'node-missing', `The graph has no node ${node}.`);
    return known;
  }

  async #checkTake(graph: GraphId, node: NodeId, take: string, element: string | undefined): Promise<void> {
    const result = await this.#options.store.results.byId(take);
    if (!result || result.graph !== graph || result.node !== node) {
      throw new Refusal('missing', 'take-missing', `${node} has no take ${take}.`);
    }
    if (result.element !== (element ?? '')) {
      throw new Refusal('conflict', 'take-of-another-element', `The take ${take} is of another element of ${node}.`);
    }
  }
}

/** Of a node that is gone the outputs come in the order in which they were stored. */
function takeOf(
  result: Result,
  pick: GraphNode['pick'],
  ports: readonly { readonly name: string }[] | undefined,
): TakesAnswer['takes'][number] {
  const { id, element, createdAt, model, cost, seconds, outputs, problems, keyParts } = result;
  const preview = previewOf(ports ?? Object.keys(outputs).map((name) => ({ name })), outputs);
  return {
    ...{ id, element, createdAt, cost, seconds, problems: [...problems] },
    outputs: outputs as Record<string, Json>,
    ...(preview && { preview }),
    ...{ roll: Number(keyParts['roll'] ?? 0), seed: Number(keyParts['seed'] ?? 0) },
    ...(model !== undefined && { model }),
    picked: typeof pick === 'string' ? pick === id : pick?.[element] === id,
  };
}

function withPick(node: GraphNode, take: string | null, element: string | undefined): GraphNode {
  const { pick, ...rest } = node;
  if (element === undefined || element === '') return take === null ? rest : { ...rest, pick: take };
  const picks = { ...(typeof pick === 'object' ? pick : {}) };
  if (take === null) delete picks[element];
  else picks[element] = take;
  return Object.keys(picks).length > 0 ? { ...rest, pick: picks } : rest;
}

function refuseLocked(node: GraphNode, id: string): void {
  if (node.locked) throw new Refusal('conflict', 'node-locked', `${id} is locked: unlock it first.`);
}

/** What a template's node gives is made by the nodes inside of it, which stand in the template's own graph. */
function refuseTemplate({ type }: GraphNode, id: string): void {
  if (!templateName(type)) return;
  const message = `${id} is a template: the nodes inside of it have the takes, each under its own name. Pick or roll them in the graph that was published as ${type}, publish it again, and use the new number here.`;
  throw new Refusal('unprocessable', 'takes-in-template', message);
}

function insideTemplate(id: string, outer: string): Refusal {
  const message = `${id} stands inside of the template ${outer}: its takes can be listed, and picked or rolled in the graph that was published.`;
  return new Refusal('unprocessable', 'takes-in-template', message);
}

function graphMissing(id: string): Refusal {
  return new Refusal('missing', 'graph-missing', `There is no graph with the id ${id}.`);
}
