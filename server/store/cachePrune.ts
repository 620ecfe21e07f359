import { type DataSource, In, type Repository } from 'typeorm';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import type { BlobStore } from './blobStore.ts';
import { AssetEntity, type AssetRow, ResultEntity, type ResultRow } from './entities.ts';
import { MakerEntity, RunResultEntity, UploadEntity } from './assetTables.ts';
import { inChunks } from './inChunks.ts';
import { hashesInBody, parseBody } from './resultBody.ts';
import { whatIsHeld } from './whatIsHeld.ts';
import type { WriteQueue } from './writeQueue.ts';

export interface PruneOptions {
  /** Only results and files older than this many seconds go; 0 when absent. Files of the last hour always stay. */
  olderThan?: number;
  /** Stop as soon as the files together are no more bytes than this. */
  mostBytes?: number;
  /** Also takes that were paid for. Never without being asked. */
  paid?: boolean;
  /** Also files that a person brought and that nothing refers to. Never without being asked. */
  uploads?: boolean;
  /** Only tell what would go, and remove nothing. */
  dryRun?: boolean;
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
  id: string;
  hashes: readonly string[];
}

/**
 * Removes what nothing needs, oldest first: results that a newer one of the same node and element has replaced, then
 * the files that no result refers to any more. Always kept: the newest result of each node element, what `whatIsHeld`
 * names, unless `paid` everything that cost money, and unless `uploads` what people brought.
 */
export async function cachePrune(
  database: DataSource,
  stores: readonly BlobStore[],
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
  const goingResults: Candidate[] = [];
  for (const candidate of candidates.toReversed()) {
    if (kept <= mostBytes) break;
    goingResults.push(candidate);
    for (const hash of candidate.hashes) {
      const left = (references.get(hash) ?? 0) - 1;
      references.set(hash, left);
      if (left === 0) release(byHash.get(hash));
    }
  }
  if (!options.dryRun) await remove(writes, stores, goingResults, goingAssets);
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
  { olderThan = 0, paid = false, uploads = false }: PruneOptions,
): Promise<{ candidates: Candidate[]; references: Map<string, number> }> {
  const { results: used, assets: sources } = await whatIsHeld(database);
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
    if (mayGo) candidates.push({ id: row.id, hashes });
  }
  sources.forEach(refer);
  if (!uploads) for (const { hash } of await database.getRepository(UploadEntity).find()) refer(hash);
  return { candidates, references };
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
  stores: readonly BlobStore[],
  results: readonly Candidate[],
  assets: readonly AssetRow[],
): Promise<void> {
  await writes.add(async (manager) => {
    for (const some of inChunks(results, rowsAtOnce)) {
      const ids = In(some.map(({ id }) => id));
      await manager.delete(ResultEntity, { id: ids });
      await manager.delete(MakerEntity, { result: ids });
      await manager.delete(RunResultEntity, { result: ids });
    }
    for (const rows of inChunks(assets, rowsAtOnce)) {
      const hashes = In(rows.map(({ hash }) => hash));
      await manager.delete(AssetEntity, { hash: hashes });
      await manager.delete(UploadEntity, { hash: hashes });
    }
  });
  for (const store of stores) for (const { hash } of assets) await store.remove(hash as AssetHash);
}

function isOlder(createdAt: string, seconds: number): boolean {
  return Date.now() - Date.parse(createdAt) >= seconds * 1000;
}
