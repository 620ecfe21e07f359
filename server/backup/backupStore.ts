import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, constants, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Fault } from '../../runtime/graph/fault.ts';
import { AssetFolder } from '../store/assetFolder.ts';
import type { BlobStore } from '../store/blobStore.ts';
import { onDisk } from '../store/diskFault.ts';
import { makeFolder } from '../store/makeFolder.ts';
import { assetName, type BackupManifest, databaseName, manifestName } from './backupManifest.ts';
import { assetsInDatabase, copyDatabase, type KnownAsset } from './databaseFile.ts';

export interface BackupOptions {
  cacheFolder: string;
  /** A folder, or a file whose name ends in `.zip`. */
  target: string;
  /** Where assets are that the folder lacks. */
  remote?: BlobStore;
}

/**
 * Copies database and assets while a server works with them: first the database as it is at one moment, then the
 * files that it knows. A folder that holds an earlier backup gets only what is new.
 * @throws Fault backup-target, cache-missing, disk-full
 */
export async function backupStore(options: BackupOptions): Promise<BackupManifest> {
  const { cacheFolder, target } = options;
  const source = join(cacheFolder, databaseName);
  await stat(source).catch(() => {
    throw new Fault('cache-missing', 'invalid-input', `${cacheFolder} holds no database: name the folder by --cache.`);
  });
  return onDisk(dirname(target), async () => {
    await makeFolder(dirname(target));
    const workFolder = await mkdtemp(join(dirname(target), '.shotgraph-backup-'));
    try {
      const database = join(workFolder, databaseName);
      await copyDatabase(source, database);
      const assets = await assetsInDatabase(database);
      const folder = await AssetFolder.open(cacheFolder);
      try {
        const copy = { folder, assets, database, workFolder, ...options };
        return target.endsWith('.zip') ? await intoZip(copy) : await intoFolder(copy);
      } finally {
        await folder.scratch.close();
      }
    } finally {
      await rm(workFolder, { recursive: true, force: true });
    }
  });
}

interface Copy extends BackupOptions {
  folder: AssetFolder;
  assets: readonly KnownAsset[];
  database: string;
  workFolder: string;
}

async function intoFolder(copy: Copy): Promise<BackupManifest> {
  const { target, folder, assets, database, workFolder } = copy;
  await refuseForeign(target);
  await makeFolder(target);
  const missing: string[] = [];
  for (const asset of assets) {
    const path = join(target, assetName(asset.hash));
    if ((await sizeOf(path)) === asset.bytes) continue;
    await makeFolder(dirname(path));
    const unfinished = join(workFolder, asset.hash);
    if ((await folder.sizeOf(asset.hash)) !== undefined) {
      await copyFile(folder.pathOf(asset.hash), unfinished, constants.COPYFILE_FICLONE);
    } else {
      const stream = await streamOf(asset, copy);
      if (!stream) {
        missing.push(asset.hash);
        continue;
      }
      await pipeline(stream, createWriteStream(unfinished));
    }
    await rename(unfinished, path);
  }
  const manifest = manifestOf(assets, missing);
  await rename(database, join(target, databaseName));
  const manifestFile = join(workFolder, manifestName);
  await writeFile(manifestFile, manifestText(manifest));
  await rename(manifestFile, join(target, manifestName));
  return manifest;
}

async function intoZip(copy: Copy): Promise<BackupManifest> {
  const { target, assets, database, workFolder } = copy;
  const zip = new ZipFile();
  const unfinished = join(workFolder, basename(target));
  const missing: string[] = [];
  const there: KnownAsset[] = [];
  for (const asset of assets) {
    if (await isThere(asset, copy)) there.push(asset);
    else missing.push(asset.hash);
  }
  const manifest = manifestOf(assets, missing);
  zip.addBuffer(Buffer.from(manifestText(manifest)), manifestName);
  zip.addFile(database, databaseName);
  for (const asset of there) {
    zip.addReadStreamLazy(assetName(asset.hash), { compress: false, size: asset.bytes }, (give) => {
      streamOf(asset, copy).then(
        (stream) => give(stream ? undefined : new Error(`${asset.hash} is gone.`), stream ?? Readable.from([])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  }
  const out = createWriteStream(unfinished);
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end();
  await pipeline(zip.outputStream, out);
  await rename(unfinished, target);
  return manifest;
}

/** A folder of something else is not to be filled with a backup. */
async function refuseForeign(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new Fault('backup-target', 'invalid-input', `${target} is a file: name a folder, or a file ending in .zip.`);
  });
  if (names.length === 0 || names.includes(manifestName)) return;
  if (names.every((name) => name === 'assets')) return;
  throw new Fault('backup-target', 'invalid-input', `${target} holds other things: name a new folder, or a .zip file.`);
}

async function isThere(asset: KnownAsset, { folder, remote }: Copy): Promise<boolean> {
  return (await folder.sizeOf(asset.hash)) === asset.bytes || (await remote?.sizeOf(asset.hash)) === asset.bytes;
}

async function streamOf(asset: KnownAsset, copy: Copy): Promise<Readable | undefined> {
  const { folder, remote } = copy;
  if ((await folder.sizeOf(asset.hash)) !== undefined) return createReadStream(folder.pathOf(asset.hash));
  return remote && (await isThere(asset, copy)) ? remote.stream(asset.hash) : undefined;
}

function manifestOf(assets: readonly KnownAsset[], missing: readonly string[]): BackupManifest {
  const gone = new Set(missing);
  const held = assets.filter(({ hash }) => !gone.has(hash));
  return {
    ...{ format: 'shotgraph-backup', version: 1, createdAt: new Date().toISOString() },
    ...{ assets: held.length, bytes: held.reduce((sum, { bytes }) => sum + bytes, 0), missing: [...missing] },
  };
}

function manifestText(manifest: BackupManifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}
