import type { Graph } from '../../../runtime/graph/graph.ts';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { parseGraphValue } from '../../../runtime/graph/parseGraph.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { stripSecrets } from '../../../runtime/graph/stripSecrets.ts';
import { nodeTypesFor } from '../../../runtime/graph/unfoldGraph.ts';
import { indexWires } from '../../../runtime/graph/wires.ts';
import type { RunnableBody } from '../../../runtime/protocol/plans.ts';
import { applyInputs } from '../../../runtime/run/applyInputs.ts';
import type { RunRequest } from '../../../runtime/run/engine.ts';
import { bringSources } from '../../ingest/ingestGraph.ts';
import { isAddress } from '../../network/fetchGuarded.ts';
import { storedHere } from '../../ingest/storedHere.ts';
import type { FileStore } from '../../store/fileStore.ts';
import type { PublishedTemplates } from '../graphs/publishedTemplates.ts';
import { Refusal } from '../refusal.ts';
import type { FetchedSources } from './fetchedSources.ts';
import type { SavedGraphs } from './savedGraphs.ts';

export interface RunnableSources {
  readonly store: FileStore;
  readonly graphs: SavedGraphs;
  /** Values that must not be stored with a graph. */
  secrets(): readonly string[];
  readonly templates: Pick<PublishedTemplates, 'load' | 'find'>;
  nodeTypes(): NodeTypes;
  readonly fetched: FetchedSources;
}

/** With errors it can be planned at most; without a request not even that. */
export interface Runnable {
  readonly request?: RunRequest;
  /** The same with the addresses of the web that it was asked for with, whether or not they were fetched since. */
  readonly asked?: RunRequest;
  /** Of its graph. */
  readonly nodeTypes?: NodeTypes;
  readonly problems: readonly Problem[];
}

/**
 * What the engine is asked for a request from outside: the graph, given or saved, with its inputs in it and without
 * secrets; its imported files have to be stored here already.
 * @throws Refusal when not exactly one graph is named, or there is no such graph or node
 */
export async function runnableOf(body: RunnableBody, from: RunnableSources): Promise<Runnable> {
  const parsed = await graphOf(body, from);
  if (!('graph' in parsed)) return parsed;
  const filled = applyInputs(stripSecrets(parsed.graph, from.secrets()), body.inputs ?? {});
  if (!('nodes' in filled)) return { problems: filled };
  await from.templates.load(filled);
  const nodeTypes = nodeTypesFor(filled, from.nodeTypes(), from.templates.find);
  const { graph, problems } = await lookForSources(filled, nodeTypes, from);
  const targets = targetsOf(body, graph);
  const request = { graph, tier: body.tier, ...(targets && { targets }) };
  return { request, asked: { ...request, graph: filled }, problems, nodeTypes };
}

/** Looks whether the files are there; none is read. What an address names is fetched when the run starts. */
async function lookForSources(
  filled: Graph,
  nodeTypes: NodeTypes,
  { store, fetched }: RunnableSources,
): Promise<{ graph: Graph; problems: Problem[] }> {
  const open: string[] = [];
  const { graph, problems } = await bringSources(
    filled,
    async (source, kind) => {
      if (!isAddress(source)) return storedHere(source, kind, store);
      const hash = fetched.known(source, kind);
      if (hash === undefined) open.push(source);
      return hash;
    },
    nodeTypes,
  );
  const unread = open.map((source): Problem => {
    const message = `${source} is fetched when the run starts: what hangs on it is not known before.`;
    return { code: 'source-not-fetched', severity: 'warning', message };
  });
  return { graph, problems: [...problems, ...unread] };
}

async function graphOf(
  { graph, graphId, published }: RunnableBody,
  { graphs }: RunnableSources,
): Promise<{ graph: Graph } | { problems: readonly Problem[] }> {
  if ([graph, graphId, published].filter((source) => source !== undefined).length !== 1) {
    throw new Refusal('malformed', 'graph-or-id', 'Give a graph, the id of a saved one, or a published version.');
  }
  if (published) return { graph: await graphs.readPublished(published.slug, published.number) };
  if (graphId !== undefined) {
    const saved = await graphs.read(graphId);
    if (!saved) throw new Refusal('missing', 'graph-missing', `There is no graph with the id ${graphId}.`);
    return { graph: saved.graph };
  }
  const parsed = parseGraphValue(graph);
  return parsed.ok ? { graph: parsed.graph } : { problems: parsed.problems };
}

function targetsOf({ targets, from }: RunnableBody, graph: Graph): readonly NodeId[] | undefined {
  const missing = [...(targets ?? []), ...(from === undefined ? [] : [from])].find(
    (id) => !Object.hasOwn(graph.nodes, id),
  );
  if (missing !== undefined) throw new Refusal('missing', 'node-missing', `The graph has no node ${missing}.`);
  if (from === undefined) return targets;
  const wanted = new Set<NodeId>([from]);
  const { byId } = indexWires(graph);
  for (const id of wanted) for (const wire of byId.get(id)?.outgoing ?? []) wanted.add(wire.to.node);
  for (const id of targets ?? []) wanted.add(id);
  return [...wanted];
}
