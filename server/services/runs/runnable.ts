import type { Graph } from '../../../runtime/graph/graph.ts';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { parseGraphValue } from '../../../runtime/graph/parseGraph.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { stripSecrets } from '../../../runtime/graph/stripSecrets.ts';
import { indexWires } from '../../../runtime/graph/wires.ts';
import type { PlanRequest } from '../../../runtime/protocol/plans.ts';
import { applyInputs } from '../../../runtime/run/applyInputs.ts';
import type { RunRequest } from '../../../runtime/run/engine.ts';
import { ingestGraph } from '../../ingest/ingestGraph.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { Refusal } from '../refusal.ts';
import type { SavedGraphs } from './savedGraphs.ts';

export interface RunnableSources {
  readonly store: FileStore;
  readonly graphs: SavedGraphs;
  /** Values that must not be stored with a graph. */
  secrets(): readonly string[];
}

export type Runnable = { readonly request: RunRequest } | { readonly problems: readonly Problem[] };

/**
 * What the engine is asked for a request from outside: the graph, given or saved, with its inputs in it and without
 * secrets; its imported files have to be stored here already.
 * @throws Refusal when not exactly one graph is named, or there is no such graph or node
 */
export async function runnableOf(body: PlanRequest, from: RunnableSources): Promise<Runnable> {
  const parsed = await graphOf(body, from);
  if (!('graph' in parsed)) return parsed;
  const filled = applyInputs(stripSecrets(parsed.graph, from.secrets()), body.inputs ?? {});
  if (!('nodes' in filled)) return { problems: filled };
  const notStored = foreignSources(filled);
  if (notStored.length > 0) return { problems: notStored };
  // Looks whether the files are there; none is read, for all are named by their content.
  const { graph, problems } = await ingestGraph(filled, {
    ...{ store: from.store, signal: new AbortController().signal, folder: from.store.cacheFolder, anywhere: false },
  });
  if (problems.length > 0) return { problems };
  const targets = targetsOf(body, graph);
  return { request: { graph, tier: body.tier, ...(targets && { targets }) } };
}

async function graphOf(
  { graph, graphId, published }: PlanRequest,
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

/** A server reads no files and no addresses because a graph says so. */
function foreignSources(graph: Graph): Problem[] {
  return Object.entries(graph.nodes).flatMap(([node, { type, params }]): Problem[] => {
    const { source } = params;
    if (!type.endsWith('/import') || typeof source !== 'string' || source === '') return [];
    if (source.startsWith('asset:')) return [];
    const message = `${node} names ${source}, which is not stored here: upload the file and choose it.`;
    return [{ code: 'source-not-stored', severity: 'error', message, node, param: 'source' }];
  });
}

function targetsOf({ targets, from }: PlanRequest, graph: Graph): readonly NodeId[] | undefined {
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
