import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Store } from '../../runtime/run/store.ts';
import { AssetFolder, type AssetFiles } from './assetFolder.ts';
import type { BlobStore } from './blobStore.ts';
import { cachePrune, type Pruned, type PruneOptions } from './cachePrune.ts';
import { type CacheStatus, cacheStatus } from './cacheStatus.ts';
import { AssetEntity, EventEntity, LedgerEntity, ResultEntity, RunEntity } from './entities.ts';
import { type DatabaseOptions, openDatabase } from './openDatabase.ts';
import type { Scratch } from './scratch.ts';
import { type FileAssetStore, DatabaseAssets } from './databaseAssets.ts';
import { DatabaseLedger } from './databaseLedger.ts';
import { DatabaseResults } from './databaseResults.ts';
import { DatabaseRuns } from './databaseRuns.ts';
import type { Write, WriteQueue } from './writeQueue.ts';

/** A store on this machine's disk: files of assets, and a folder for unfinished work in the same file system. */
export interface FileStore extends Store {
  readonly assets: FileAssetStore;
  readonly scratch: Scratch;
  readonly cacheFolder: string;
  readonly database: DataSource;
  /** The one way to write, in transactions. */
  readonly writes: WriteQueue;
  /** The same store, written (assets apart) only while `guard` allows. */
  guardedBy(guard: Write): FileStore;
  status(): Promise<CacheStatus>;
  /** Frees what nothing needs: see `cachePrune`. */
  prune(options?: PruneOptions): Promise<Pruned>;
}

export interface StoreOptions extends DatabaseOptions {
  files?: AssetFiles;
  remote?: BlobStore;
}

/**
 * Opens the store in a cache folder, making it as needed: `assets/` by content, `work/` for what is unfinished,
 * `store.sqlite` for the rest, unless that is in Postgres. Several processes may use one folder at once. With a `remote`
 * store that one keeps the assets, and the folder is what this machine has used of them. `files` is the disk, for tests.
 * @throws Fault cache-unwritable, cache-damaged, disk-failing or disk-full, and what `openPostgres` throws
 */
export async function openFileStore(cacheFolder: string, options: StoreOptions = {}): Promise<FileStore> {
  const { files, remote } = options;
  const folder = await AssetFolder.open(cacheFolder, files);
  const opening = openDatabase(join(cacheFolder, 'store.sqlite'), options);
  const { database, writes } = await opening.catch(async (error: unknown) => {
    await folder.scratch.close();
    throw error;
  });
  const assets = new DatabaseAssets(folder, database.getRepository(AssetEntity), writes, remote);
  const records = (through: WriteQueue) => ({
    writes: through,
    results: new DatabaseResults(database.getRepository(ResultEntity), assets, through),
    runs: new DatabaseRuns(database.getRepository(RunEntity), database.getRepository(EventEntity), through),
    ledger: new DatabaseLedger(database.getRepository(LedgerEntity), through),
  });
  const store: FileStore = {
    cacheFolder,
    database,
    scratch: folder.scratch,
    assets,
    ...records(writes),
    guardedBy: (guard) => ({ ...store, ...records(writes.guardedBy(guard)) }),
    status: () => cacheStatus(cacheFolder, database),
    prune: async (options) => {
      const pruned = await cachePrune(database, remote ? [remote, folder] : [folder], writes, options);
      assets.forget();
      return pruned;
    },
    close: async () => {
      await writes.settled();
      await database.destroy();
      await folder.scratch.close();
    },
  };
  return store;
}
