import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Fault } from '../../runtime/graph/fault.ts';
import { assetName, type BackupManifest, databaseName, manifestName, zBackupManifest } from './backupManifest.ts';
import type { KnownAsset } from './databaseFile.ts';

/** A backup that is read: a folder or a zip. Close it in the end. */
export interface Backup {
  readonly manifest: BackupManifest;
  /** Writes the database file to `path`. */
  copyDatabase(path: string): Promise<void>;
  /** The bytes of an asset; undefined when the backup lacks it, or has it in another length. */
  asset(asset: KnownAsset): Promise<Readable | undefined>;
  close(): void;
}

/** More than ten times the assets of a feature film. */
const mostEntries = 1_000_000;
const mostManifestBytes = 64 * 1024 ** 2;

/** @throws Fault backup-missing, backup-damaged */
export async function openBackup(source: string): Promise<Backup> {
  const stats = await stat(source).catch(() => undefined);
  if (!stats) throw new Fault('backup-missing', 'invalid-input', `${source} is not there.`);
  try {
    return stats.isDirectory() ? await openFolder(source) : await openZip(source);
  } catch (error) {
    throw new Fault('backup-damaged', 'invalid-input', `${source} is not a whole backup.`, { cause: error });
  }
}

async function openFolder(source: string): Promise<Backup> {
  const manifest = readManifest(await readFile(join(source, manifestName), 'utf8'));
  return {
    manifest,
    copyDatabase: (path) => pipeline(createReadStream(join(source, databaseName)), createWriteStream(path)),
    asset: async ({ hash, bytes }) => {
      const path = join(source, assetName(hash));
      const stats = await stat(path).catch(() => undefined);
      return stats?.isFile() && stats.size === bytes ? createReadStream(path) : undefined;
    },
    close: () => undefined,
  };
}

/** Entries are only ever asked for by names of ours: whatever else a zip holds is never unpacked. */
async function openZip(source: string): Promise<Backup> {
  const zip = await openPromise(source, { autoClose: false });
  try {
    if (zip.entryCount > mostEntries) throw new Error('It holds too many files.');
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const manifestEntry = entryOf(entries, manifestName);
    if (manifestEntry.uncompressedSize > mostManifestBytes) throw new Error('Its head is too large.');
    const manifest = readManifest((await buffer(await streamOf(zip, manifestEntry))).toString());
    const databaseEntry = entryOf(entries, databaseName);
    return {
      manifest,
      copyDatabase: async (path) => pipeline(await streamOf(zip, databaseEntry), createWriteStream(path)),
      asset: async ({ hash, bytes }) => {
        const entry = entries.get(assetName(hash));
        return entry?.uncompressedSize === bytes ? streamOf(zip, entry) : undefined;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function entryOf(entries: ReadonlyMap<string, Entry>, name: string): Entry {
  const entry = entries.get(name);
  if (!entry) throw new Error(`It lacks ${name}.`);
  return entry;
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry);
}

function readManifest(text: string): BackupManifest {
  return zBackupManifest.parse(JSON.parse(text));
}
