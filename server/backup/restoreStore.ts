import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../../runtime/graph/fault.ts';
import { AssetFolder } from '../store/assetFolder.ts';
import type { BlobStore } from '../store/blobStore.ts';
import { onDisk } from '../store/diskFault.ts';
import { databaseName } from './backupManifest.ts';
import { assetsInDatabase, holderOf, type KnownAsset } from './databaseFile.ts';
import { type Backup, openBackup } from './openBackup.ts';

const databaseFiles = [databaseName, `${databaseName}-wal`, `${databaseName}-shm`];

export interface RestoreOptions {
  /** Folder or zip that a backup made. */
  source: string;
  cacheFolder: string;
  /** Puts an existing database aside, in `before-restore-…/`; without it, one is refused. */
  replace?: boolean;
  /** Where assets are kept besides. */
  remote?: BlobStore;
}

export interface Restored {
  assets: number;
  bytes: number;
  /** Hashes of files that the backup lacked, or held with other bytes: what needs them is made anew. */
  lost: string[];
  /** Where the database is that was there before. */
  before?: string;
}

/**
 * Puts a backup in the place of a cache folder's content. Every file is checked against its hash; the database comes
 * last, so that a restore which breaks off has changed nothing.
 * @throws Fault backup-missing, backup-damaged, cache-in-use, cache-not-empty, disk-full
 */
export async function restoreStore(options: RestoreOptions): Promise<Restored> {
  const { source, cacheFolder } = options;
  const backup = await openBackup(source);
  try {
    return await onDisk(cacheFolder, async () => {
      const target = join(cacheFolder, databaseName);
      if (await exists(target)) await refuseInUse(target, options);
      const folder = await AssetFolder.open(cacheFolder);
      try {
        const database = folder.scratch.newFile();
        await backup.copyDatabase(database);
        const assets = await assetsInDatabase(database);
        const lost = await bringAssets(assets, backup, folder, options.remote);
        const before = await putAside(cacheFolder);
        await rename(database, target);
        const came = assets.filter(({ hash }) => !lost.includes(hash));
        const bytes = came.reduce((sum, asset) => sum + asset.bytes, 0);
        return { assets: came.length, bytes, lost, ...(before !== undefined && { before }) };
      } finally {
        await folder.scratch.close();
      }
    });
  } finally {
    backup.close();
  }
}

async function bringAssets(
  assets: readonly KnownAsset[],
  backup: Backup,
  folder: AssetFolder,
  remote: BlobStore | undefined,
): Promise<string[]> {
  const lost: string[] = [];
  for (const asset of assets) {
    const isHere = (await folder.sizeOf(asset.hash)) === asset.bytes || (await bring(asset, backup, folder));
    if (!isHere) lost.push(asset.hash);
    else await remote?.keep(asset.hash, folder.pathOf(asset.hash));
  }
  return lost;
}

/** Whether the backup held the bytes that the hash stands for. */
async function bring(asset: KnownAsset, backup: Backup, folder: AssetFolder): Promise<boolean> {
  const unfinished = folder.scratch.newFile();
  try {
    const stream = await backup.asset(asset);
    if (!stream) return false;
    await pipeline(stream, createWriteStream(unfinished, { flags: 'wx' }));
    const brought = await folder.adopt(unfinished);
    if (brought.hash === asset.hash) return true;
    await folder.remove(brought.hash);
    return false;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function refuseInUse(database: string, { cacheFolder, replace = false }: RestoreOptions): Promise<void> {
  const holder = await holderOf(database);
  if (holder !== undefined) {
    throw new Fault('cache-in-use', 'invalid-input', `${holder} works with ${cacheFolder}: stop that server first.`);
  }
  if (replace) return;
  const words = `${cacheFolder} holds work already: name another folder by --cache, or put it aside by --replace.`;
  throw new Fault('cache-not-empty', 'invalid-input', words);
}

/** The log of a database belongs to it: beside another database it would damage that one. */
async function putAside(cacheFolder: string): Promise<string | undefined> {
  const there = await Promise.all(databaseFiles.map((name) => exists(join(cacheFolder, name))));
  if (!there.includes(true)) return undefined;
  const before = join(cacheFolder, `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  await mkdir(before);
  for (const name of databaseFiles) {
    const path = join(cacheFolder, name);
    if (await exists(path)) await rename(path, join(before, name));
  }
  return before;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
