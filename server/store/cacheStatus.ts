import type { DataSource } from 'typeorm';
import { AssetEntity, ResultEntity, RunEntity } from './entities.ts';

export interface CacheStatus {
  folder: string;
  /** Stored files, and their size in bytes together. */
  assets: { count: number; bytes: number };
  results: number;
  runs: number;
}

export async function cacheStatus(folder: string, database: DataSource): Promise<CacheStatus> {
  const assets = database.getRepository(AssetEntity);
  return {
    folder,
    assets: { count: await assets.count(), bytes: (await assets.sum('bytes')) ?? 0 },
    results: await database.getRepository(ResultEntity).count(),
    runs: await database.getRepository(RunEntity).count(),
  };
}
