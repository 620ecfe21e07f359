import type { Graph, GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { type AssetKind, isAssetKind } from '../../runtime/graph/portType.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { ingestSource, type SourceOptions } from './ingestSource.ts';

/**
 * The graph with the source of every import node (`image/import`, `video/import`, `audio/import`) stored and written
 * as `asset:<hash>`. What can not be brought in is a problem at its node; the node keeps its source.
 */
export async function ingestGraph(
  graph: Graph,
  options: Omit<SourceOptions, 'kind'>,
): Promise<{ graph: Graph; problems: readonly Problem[] }> {
  return bringSources(graph, async (source, kind) => (await ingestSource(source, { ...options, kind })).hash);
}

/** The same, with any way to bring a file to where the graph runs: `bring` gives its hash. */
export async function bringSources(
  graph: Graph,
  bring: (source: string, kind: AssetKind) => Promise<string>,
): Promise<{ graph: Graph; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const nodes: Record<NodeId, GraphNode> = { ...graph.nodes };
  for (const [id, node] of Object.entries(graph.nodes) as [NodeId, GraphNode][]) {
    const [kind = '', verb] = node.type.split('/');
    const source = node.params['source'];
    if (verb !== 'import' || !isAssetKind(kind) || typeof source !== 'string' || source === '') continue;
    try {
      const hash = await bring(source, kind);
      nodes[id] = { ...node, params: { ...node.params, source: `asset:${hash}` } };
    } catch (error) {
      if (!(error instanceof Fault) || error.faultClass !== 'invalid-input') throw error;
      problems.push({ code: error.code, severity: 'error', message: error.message, node: id, param: 'source' });
    }
  }
  return { graph: { ...graph, nodes }, problems };
}
