import { type DataSource, In } from 'typeorm';
import type { Asset } from '../../../runtime/graph/asset.ts';
import type { Graph } from '../../../runtime/graph/graph.ts';
import type { AssetHash } from '../../../runtime/graph/ids.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { Value } from '../../../runtime/node/defineNode.ts';
import type { PlannedTask } from '../../../runtime/run/plan.ts';
import { previewOf } from '../../../runtime/run/previewOf.ts';
import type { AssetStore } from '../../../runtime/run/store.ts';
import { ResultEntity } from '../../store/entities.ts';
import { inChunks } from '../../store/inChunks.ts';
import { parseBody, type ResultBody } from '../../store/resultBody.ts';

const idsAtOnce = 500;

export interface PreviewSources {
  readonly store: { readonly database: DataSource; readonly assets: Pick<AssetStore, 'find'> };
  readonly nodeTypes: NodeTypes;
}

/**
 * What to show of planned tasks, by task id: the picture, clip or sound of the result that is there, else of the newest
 * take of the node. One look into the database for all of each.
 */
export async function planPreviews(
  graph: Graph,
  tasks: readonly PlannedTask[],
  { store, nodeTypes }: PreviewSources,
): Promise<ReadonlyMap<string, Asset>> {
  const ids = [...new Set(tasks.flatMap(({ result }) => result ?? []))];
  const byId = await resultsById(store.database, ids);
  const newest = tasks.some(({ result }) => result === undefined) ? await newestTakes(store.database, graph.id) : none;
  const previews = new Map<string, Asset>();
  for (const { id, node, result } of tasks) {
    const body = result === undefined ? newest.get(node) : byId.get(result);
    const ports = nodeTypes.get(graph.nodes[node]?.type ?? '')?.outputs;
    const preview = body && (await bodyPreview(ports, body, store.assets));
    if (preview) previews.set(id, preview);
  }
  return previews;
}

const none: ReadonlyMap<string, ResultBody> = new Map();

async function resultsById(database: DataSource, ids: readonly string[]): Promise<Map<string, ResultBody>> {
  const found = new Map<string, ResultBody>();
  for (const some of inChunks(ids, idsAtOnce)) {
    const rows = await database
      .getRepository(ResultEntity)
      .find({ select: { id: true, body: true }, where: { id: In(some) } });
    for (const { id, body } of rows) found.set(id, parseBody(body));
  }
  return found;
}

async function newestTakes(database: DataSource, graph: string): Promise<Map<string, ResultBody>> {
  const results = database.getRepository(ResultEntity);
  const newest = results
    .createQueryBuilder('n')
    .select('MAX(n.seq)', 'seq')
    .where('n.graph = :graph', { graph })
    .groupBy('n.node');
  const rows = await results
    .createQueryBuilder('r')
    .select(['r.seq', 'r.node', 'r.body'])
    .where(`r.seq IN (${newest.getQuery()})`)
    .setParameters(newest.getParameters())
    .getMany();
  return new Map(rows.map(({ node, body }) => [node, parseBody(body)]));
}

/** A list that was put aside names what it holds. */
async function bodyPreview(
  ports: readonly { readonly name: string }[] | undefined,
  body: ResultBody,
  assets: Pick<AssetStore, 'find'>,
): Promise<Asset | undefined> {
  const inline: Record<string, Value> = {};
  const aside: string[] = [];
  for (const [name, output] of Object.entries(body.outputs)) {
    if ('value' in output) inline[name] = output.value;
    else if (output.holds[0] !== undefined) aside.push(output.holds[0]);
  }
  // Of a node inside of a template the outputs come in the order in which they were stored.
  const preview = previewOf(ports ?? Object.keys(inline).map((name) => ({ name })), inline);
  if (preview) return preview;
  return aside[0] === undefined ? undefined : assets.find(aside[0] as AssetHash);
}
