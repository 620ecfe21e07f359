import { createWriteStream, statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Repository } from 'typeorm';
import { type Asset, type MediaFacts, zAsset } from '../../runtime/graph/asset.ts';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { AssetStore } from '../../runtime/run/store.ts';
import type { AssetFolder } from './assetFolder.ts';
import type { BlobStore, StoredBlob } from './blobStore.ts';
import { AssetEntity, type AssetRow } from './entities.ts';
import type { WriteQueue } from './writeQueue.ts';

type As = Pick<Asset, 'kind' | 'mime'> & { facts?: MediaFacts };

/** An asset store whose bytes are files: what programs like ffmpeg need. */
export interface FileAssetStore extends AssetStore {
  /** Path of the read-only file that holds the bytes, or would. */
  pathOf(hash: AssetHash): string;
  /**
   * As `pathOf`, with the file there: brought from the bucket when this machine lacks it.
   * @throws Fault asset-missing, asset-damaged, asset-store-unreachable
   */
  fileOf(hash: AssetHash): Promise<string>;
  /** Moves a finished file in; it is gone from `path` afterwards. */
  adopt(path: string, as: As): Promise<Asset>;
  /** Takes a copy of a person's file. */
  copyIn(path: string, as: As): Promise<Asset>;
}

export class DatabaseAssets implements FileAssetStore {
  readonly #folder: AssetFolder;
  readonly #rows: Repository<AssetRow>;
  readonly #writes: WriteQueue;
  /** Assets whose row and file were seen. Files are never removed while a process works, except by a prune. */
  readonly #known = new Map<string, Asset>();
  readonly #present = new Set<string>();
  readonly #remote: BlobStore | undefined;
  readonly #coming = new Map<string, Promise<void>>();

  /** With a `remote` store that one is the truth, and the folder holds what this machine has used of it. */
  constructor(folder: AssetFolder, rows: Repository<AssetRow>, writes: WriteQueue, remote?: BlobStore) {
    this.#folder = folder;
    this.#remote = remote;
    this.#rows = rows;
    this.#writes = writes;
  }

  pathOf(hash: AssetHash): string {
    return this.#folder.pathOf(hash);
  }

  async put(bytes: Uint8Array, as: As): Promise<Asset> {
    return this.#enter(await this.#folder.put(bytes), as);
  }

  async adopt(path: string, as: As): Promise<Asset> {
    return this.#enter(await this.#folder.adopt(path), as);
  }

  async copyIn(path: string, as: As): Promise<Asset> {
    return this.#enter(await this.#folder.copyIn(path), as);
  }

  async fileOf(hash: AssetHash): Promise<string> {
    const path = this.#folder.pathOf(hash);
    if (!this.#remote || (await this.#folder.sizeOf(hash)) !== undefined) return path;
    let coming = this.#coming.get(hash);
    if (!coming) {
      coming = this.#bring(hash, this.#remote).finally(() => this.#coming.delete(hash));
      this.#coming.set(hash, coming);
    }
    await coming;
    return path;
  }

  async read(hash: AssetHash): Promise<Uint8Array> {
    try {
      const { buffer, byteOffset, byteLength } = await readFile(await this.fileOf(hash));
      return new Uint8Array(buffer, byteOffset, byteLength);
    } catch (error) {
      if (error instanceof Fault) throw error;
      throw new Fault('asset-missing', 'permanent', `The stored file ${hash} is gone.`, { cause: error });
    }
  }

  async has(hash: AssetHash): Promise<boolean> {
    return (await this.find(hash)) !== undefined;
  }

  async find(hash: AssetHash): Promise<Asset | undefined> {
    const known = this.#known.get(hash);
    if (known) return known;
    const row = await this.#rows.findOneBy({ hash });
    // What has a row was in the bucket before the row was written.
    if (!row || (!this.#remote && !this.#isHere(hash))) return undefined;
    const asset = assetOf(row);
    this.#known.set(hash, asset);
    return asset;
  }

  async setFacts(hash: AssetHash, facts: MediaFacts): Promise<void> {
    const asset = await this.find(hash);
    if (!asset) return;
    await this.#writes.add(async (manager) => {
      await manager.update(AssetEntity, { hash }, { facts: JSON.stringify(facts) });
    });
    this.#known.set(hash, { ...asset, facts });
  }

  /** Whether all of them are stored. */
  async arePresent(hashes: Iterable<string>): Promise<boolean> {
    for (const hash of hashes) {
      if (this.#isHere(hash)) continue;
      if (!this.#remote || !(await this.has(hash as AssetHash))) return false;
    }
    return true;
  }

  /** Whether the file is there; looked up once a process. Synchronous: a thousand of them take milliseconds. */
  #isHere(hash: string): boolean {
    if (this.#present.has(hash)) return true;
    const present = statSync(this.#folder.pathOf(hash), { throwIfNoEntry: false })?.isFile() ?? false;
    if (present) this.#present.add(hash);
    return present;
  }

  /** After a prune: what was seen may be gone. */
  forget(): void {
    this.#known.clear();
    this.#present.clear();
  }

  async #bring(hash: AssetHash, remote: BlobStore): Promise<void> {
    const unfinished = this.#folder.scratch.newFile();
    try {
      await pipeline(await remote.stream(hash), createWriteStream(unfinished, { flags: 'wx' }));
      const brought = await this.#folder.adopt(unfinished);
      if (brought.hash === hash) return;
      await this.#folder.remove(brought.hash);
      throw new Fault('asset-damaged', 'permanent', `The asset store gave other bytes than were stored as ${hash}.`);
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  async #enter(stored: StoredBlob, as: As): Promise<Asset> {
    const known = await this.find(stored.hash);
    if (known) {
      if (known.facts || !as.facts) return known;
      await this.setFacts(stored.hash, as.facts);
      return { ...known, facts: as.facts };
    }
    await this.#remote?.keep(stored.hash, this.#folder.pathOf(stored.hash));
    const asset: Asset = { ...stored, kind: as.kind, mime: as.mime, ...(as.facts && { facts: as.facts }) };
    await this.#writes.add(async (manager) => {
      await manager.createQueryBuilder().insert().into(AssetEntity).values(rowOf(asset)).orIgnore().execute();
    });
    this.#known.set(stored.hash, asset);
    return asset;
  }
}

function rowOf(asset: Asset): AssetRow {
  const { hash, kind, mime, bytes, facts } = asset;
  return { hash, kind, mime, bytes, facts: facts ? JSON.stringify(facts) : null, createdAt: new Date().toISOString() };
}

function assetOf({ hash, kind, mime, bytes, facts }: AssetRow): Asset {
  return zAsset.parse({ hash, kind, mime, bytes, ...(facts !== null && { facts: JSON.parse(facts) }) });
}
