import { type DataSource, In, type Repository } from 'typeorm';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import { zGraph } from '../../runtime/graph/graph.ts';
import type { AssetFolder } from './assetFolder.ts';
import { AssetEntity, type AssetRow, EventEntity, ResultEntity, type ResultRow, RunEntity } from './entities.ts';
import { inChunks } from './inChunks.ts';
import { hashesInBody, parseBody } from './resultBody.ts';
import type { WriteQueue } from './writeQueue.ts';

export interface PruneOptions {
  /** Only results and files older than this many seconds go; 0 when absent. Files of the last hour always stay. */
  olderThan?: number;
  /** Stop as soon as the files together are no more bytes than this. */
  mostBytes?: number;
  /** Also takes that were paid for. Never without being asked. */
  paid?: boolean;
}

export interface Pruned {
  results: number;
  assets: number;
  /** Size of the files removed. */
  bytes: number;
  /** Size of the files that stay. */
  kept: number;
}

/** A task may just have stored a file whose result comes in a moment. */
const leastAssetAge = 3600;
const rowsAtOnce = 500;

/** A result that may go, and the files it holds on to. */
interface Candidate {
  seq: number;
  hashes: readonly string[];
}

/**
 * Removes what nothing needs, oldest first: results that a newer one of the same node and element has replaced, then
 * the files that no result refers to any more. Always kept: the newest result of each node element, what the newest
 * run of each graph used or has picked, and, unless `paid`, everything that cost money.
 */
export async function cachePrune(
  database: DataSource,
  folder: AssetFolder,
  writes: WriteQueue,
  options: PruneOptions = {},
): Promise<Pruned> {
  const { olderThan = 0, mostBytes = 0 } = options;
  const assets = await database.getRepository(AssetEntity).find({ order: { createdAt: 'ASC' } });
  const { candidates, references } = await readResults(database, options);
  const assetAge = Math.max(leastAssetAge, olderThan);
  const goingAssets: AssetRow[] = [];
  let kept = assets.reduce((sum, { bytes }) => sum + bytes, 0);
  const release = (asset: AssetRow | undefined) => {
    if (!asset || kept <= mostBytes || !isOlder(asset.createdAt, assetAge)) return;
    goingAssets.push(asset);
    kept -= asset.bytes;
  };
  for (const asset of assets) if (!references.has(asset.hash)) release(asset);
  const byHash = new Map(assets.map((asset) => [asset.hash, asset]));
  const goingResults: number[] = [];
  for (const { seq, hashes } of candidates.toReversed()) {
    if (kept <= mostBytes) break;
    goingResults.push(seq);
    for (const hash of hashes) {
      const left = (references.get(hash) ?? 0) - 1;
      references.set(hash, left);
      if (left === 0) release(byHash.get(hash));
    }
  }
  await remove(writes, folder, goingResults, goingAssets);
  return {
    results: goingResults.length,
    assets: goingAssets.length,
    bytes: goingAssets.reduce((sum, { bytes }) => sum + bytes, 0),
    kept,
  };
}

/** The results that may go, newest first, and how many results (or graphs) refer to each file. */
async function readResults(
  database: DataSource,
  { olderThan = 0, paid = false }: PruneOptions,
): Promise<{ candidates: Candidate[]; references: Map<string, number> }> {
  const { used, sources } = await inUse(database);
  const references = new Map<string, number>();
  const refer = (hash: string) => references.set(hash, (references.get(hash) ?? 0) + 1);
  const newest = new Set<string>();
  const candidates: Candidate[] = [];
  for await (const row of newestFirst(database.getRepository(ResultEntity))) {
    const body = parseBody(row.body);
    const hashes = [...new Set(hashesInBody(body))];
    hashes.forEach(refer);
    const place = JSON.stringify([row.graph, row.node, body.element]);
    const isReplaced = newest.has(place);
    newest.add(place);
    const mayGo = isReplaced && !used.has(row.id) && (paid || body.cost === 0) && isOlder(row.createdAt, olderThan);
    if (mayGo) candidates.push({ seq: row.seq, hashes });
  }
  sources.forEach(refer);
  return { candidates, references };
}

/** Results that the newest run of each graph used or whose graph has picked, and files that the graph names itself. */
async function inUse(database: DataSource): Promise<{ used: Set<string>; sources: Set<string> }> {
  const used = new Set<string>();
  const sources = new Set<string>();
  const seen = new Set<string>();
  const runs = await database.getRepository(RunEntity).find({
    select: { id: true, graph: true, snapshot: true },
    order: { createdAt: 'DESC' },
  });
  for (const run of runs) {
    if (seen.has(run.graph)) continue;
    seen.add(run.graph);
    for (const [, hash] of run.snapshot.matchAll(/asset:([0-9a-f]{64})/g)) if (hash) sources.add(hash);
    for (const id of picksIn(run.snapshot)) used.add(id);
    for (const { body } of await database.getRepository(EventEntity).findBy({ run: run.id })) {
      const event: unknown = JSON.parse(body);
      if (typeof event === 'object' && event !== null && 'result' in event && typeof event.result === 'string') {
        used.add(event.result);
      }
    }
  }
  return { used, sources };
}

function picksIn(snapshot: string): readonly string[] {
  const graph = zGraph.safeParse(JSON.parse(snapshot));
  if (!graph.success) return [];
  return Object.values(graph.data.nodes).flatMap(({ pick }) =>
    pick === undefined ? [] : typeof pick === 'string' ? [pick] : Object.values(pick),
  );
}

async function* newestFirst(results: Repository<ResultRow>): AsyncGenerator<ResultRow> {
  for (let skip = 0; ; skip += rowsAtOnce) {
    const rows = await results.find({ order: { seq: 'DESC' }, skip, take: rowsAtOnce });
    yield* rows;
    if (rows.length < rowsAtOnce) return;
  }
}

/** Rows first: a file without a row is only waste, a row without its file would be a promise that is not kept. */
async function remove(
  writes: WriteQueue,
  folder: AssetFolder,
  results: readonly number[],
  assets: readonly AssetRow[],
): Promise<void> {
  await writes.add(async (manager) => {
    for (const seqs of inChunks(results, rowsAtOnce)) await manager.delete(ResultEntity, { seq: In(seqs) });
    for (const rows of inChunks(assets, rowsAtOnce))
      await manager.delete(AssetEntity, { hash: In(rows.map(({ hash }) => hash)) });
  });
  for (const { hash } of assets) await folder.remove(hash as AssetHash);
}

function isOlder(createdAt: string, seconds: number): boolean {
  return Date.now() - Date.parse(createdAt) >= seconds * 1000;
}
