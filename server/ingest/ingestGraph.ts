import { nodeDefinitions } from '../../nodes/index.ts';
import { fileParams } from '../../runtime/graph/fileParams.ts';
import type { Graph, GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { AssetKind } from '../../runtime/graph/portType.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { ingestSource, type SourceOptions } from './ingestSource.ts';

const shippedTypes = new Map(nodeDefinitions.map(({ info }) => [info.type, info]));

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

/**
 * The same, with any way to bring a file to where the graph runs: `bring` gives its hash, or nothing
 * where the source is to stay as it is. `nodeTypes` are to hold the
 * graph's templates: what they take may be a file, too.
 */
export async function bringSources(
  graph: Graph,
  bring: (source: string, kind: AssetKind) => Promise<string | undefined>,
  nodeTypes: NodeTypes = shippedTypes,
): Promise<{ graph: Graph; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  let isChanged = false;
  const nodes: Record<NodeId, GraphNode> = { ...graph.nodes };
  for (const [id, node] of Object.entries(graph.nodes) as [NodeId, GraphNode][]) {
    for (const [param, kind] of fileParams(nodeTypes.get(node.type))) {
      const source = node.params[param];
      if (typeof source !== 'string' || source === '') continue;
      try {
        const hash = await bring(source, kind);
        const { params } = nodes[id] as GraphNode;
        if (hash !== undefined && source !== `asset:${hash}`) {
          nodes[id] = { ...node, params: { ...params, [param]: `asset:${hash}` } };
          isChanged = true;
        }
      } catch (error) {
        if (!(error instanceof Fault) || error.faultClass !== 'invalid-input') throw error;
        problems.push({ code: error.code, severity: 'error', message: error.message, node: id, param });
      }
    }
  }
  return { graph: isChanged ? { ...graph, nodes } : graph, problems };
}
