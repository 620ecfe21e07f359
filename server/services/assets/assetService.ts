import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Asset } from '../../../runtime/graph/asset.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { AssetHash, RunId } from '../../../runtime/graph/ids.ts';
import { parseGraph } from '../../../runtime/graph/parseGraph.ts';
import {
  type AssetGraph,
  type AssetItem,
  type AssetPage,
  type AssetQuery,
  type FetchRequest,
  type Lineage,
  type Peaks,
  type Pin,
  type Storage,
  type Uploaded,
  type ZipRequest,
  zPeaks,
} from '../../../runtime/protocol/assets.ts';
import { graphInFilm } from '../../film/graphInFilm.ts';
import { byteWords } from '../../ingest/byteWords.ts';
import { ingestUpload } from '../../ingest/ingestUpload.ts';
import { fetchGuarded } from '../../network/fetchGuarded.ts';
import type { Network } from '../../network/network.ts';
import { RunPinEntity, UploadEntity } from '../../store/assetTables.ts';
import type { ByteRange } from '../../store/blobStore.ts';
import type { Pruned, PruneOptions } from '../../store/cachePrune.ts';
import { AssetEntity } from '../../store/entities.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { makeWorkTools } from '../../work/workTools.ts';
import { Refusal } from '../refusal.ts';
import { assetLineage } from './assetLineage.ts';
import { DerivedFiles } from './derivedFiles.ts';
import { diskSpace } from './diskSpace.ts';
import { itemsOf, listAssets } from './listAssets.ts';
import { makePeaks } from './makePeaks.ts';
import { makeThumbnail } from './makeThumbnail.ts';
import { zipAssets } from './zipAssets.ts';

/** Room that an upload must leave: the database has to be able to write. */
const leastFree = 256 * 1024 ** 2;
const defaultMostBytes = 4 * 1024 ** 3;

export interface AssetServiceOptions {
  store: FileStore;
  /** Most bytes of one upload; 4 GiB when absent. */
  mostUploadBytes?: number;
  /** How addresses are reached; the public web when absent. */
  network?: Network | undefined;
}

export interface UploadRequest {
  body: AsyncIterable<Uint8Array>;
  name?: string;
  /** Bytes that the caller says will come. */
  length?: number;
  /** Aborted when the caller has gone away. */
  signal: AbortSignal;
}

/** Assets for the outside: what comes in, what is there, what made it, and small pictures of it. */
export class AssetService {
  readonly #store: FileStore;
  readonly #derived: DerivedFiles;
  readonly #mostUploadBytes: number;
  readonly #network: Network | undefined;
  readonly #stop = new AbortController();

  constructor({ store, network, mostUploadBytes = defaultMostBytes }: AssetServiceOptions) {
    this.#network = network;
    this.#store = store;
    this.#derived = new DerivedFiles(store);
    this.#mostUploadBytes = mostUploadBytes;
  }

  /** @throws Fault upload-too-large, upload-empty, upload-not-media, media-invalid, disk-full, cancelled */
  async upload({ body, name: sentName = '', length, signal }: UploadRequest): Promise<Uploaded> {
    const name = plainName(sentName);
    const shownName = name === '' ? 'The file' : name;
    if (length !== undefined && length > this.#mostUploadBytes) {
      const words = `${shownName} is too large: at most ${byteWords(this.#mostUploadBytes)} are taken.`;
      throw new Fault('upload-too-large', 'invalid-input', words);
    }
    const { free } = await diskSpace(this.#store.cacheFolder);
    if (free < leastFree + (length ?? 0)) {
      throw new Fault('disk-full', 'disk-full', `Only ${byteWords(free)} are free: make room, or prune the cache.`);
    }
    const limits = { name: shownName, mostBytes: this.#mostUploadBytes, signal };
    const { asset, known } = await ingestUpload(body, { store: this.#store, ...limits }).catch(refuseMedia);
    await this.#store.writes.add(async (manager) => {
      const row = { hash: asset.hash, name, createdAt: new Date().toISOString() };
      await manager.createQueryBuilder().insert().into(UploadEntity).values(row).orIgnore().execute();
    });
    return { ...(await this.item(asset.hash)), known };
  }

  /**
   * Stores what an address of the web names.
   * @throws Refusal unprocessable, Fault address-unreachable, and what `upload` throws
   */
  async fetch({ url, name }: FetchRequest, signal: AbortSignal): Promise<Uploaded> {
    const options = { network: this.#network, signal, mostBytes: this.#mostUploadBytes };
    return fetchGuarded(url, options, ({ body, length, name: called }) =>
      this.upload({ body, name: name ?? called, signal, ...(length !== undefined && { length }) }),
    ).catch(refuseAddress);
  }

  list(query: AssetQuery): Promise<AssetPage> {
    return listAssets(this.#store.database, query);
  }

  /** @throws Fault asset-missing */
  async item(hash: AssetHash): Promise<AssetItem> {
    await this.#find(hash);
    const rows = await this.#store.database.getRepository(AssetEntity).findBy({ hash });
    const [item] = await itemsOf(this.#store.database, rows);
    if (!item) throw missing(hash);
    return item;
  }

  /** The graph that a film carries. @throws Fault asset-missing, Refusal no-graph, graph-damaged */
  async graphOf(hash: AssetHash): Promise<AssetGraph> {
    const { mime, name = 'The file' } = await this.item(hash);
    if (mime !== 'video/mp4') throw new Refusal('unprocessable', 'no-graph', `${name} is no film: only MP4 files are.`);
    const text = await graphInFilm(await this.#store.assets.fileOf(hash), this.#stop.signal, name).catch(refuseMedia);
    const parsed = parseGraph(text, name);
    if (parsed.ok) return { graph: parsed.graph };
    const { problems } = parsed;
    throw new Refusal('unprocessable', 'graph-damaged', `The graph inside ${name} can not be read.`, { problems });
  }

  /** @throws Fault asset-missing */
  async lineage(hash: AssetHash): Promise<Lineage> {
    const asset = await this.item(hash);
    return { asset, makers: await assetLineage(this.#store.database, hash) };
  }

  /** The asset, and how to read it. @throws Fault asset-missing */
  async open(hash: AssetHash): Promise<{ asset: Asset; stream: (range?: ByteRange) => Readable }> {
    const asset = await this.#find(hash);
    const path = await this.#store.assets.fileOf(hash);
    return { asset, stream: (range) => createReadStream(path, { highWaterMark: 1 << 18, ...range }) };
  }

  /** A WebP of a picture or of a frame of a clip, made once. @throws Fault asset-missing, no-picture */
  async thumbnail(hash: AssetHash, width: number): Promise<Uint8Array> {
    const asset = await this.#find(hash);
    if (asset.kind !== 'image' && asset.kind !== 'video') {
      throw new Refusal('unprocessable', 'no-picture', 'Only pictures and clips have a thumbnail.');
    }
    return this.#derived.read(hash, `${width}.webp`, async () =>
      makeThumbnail({ ...(await this.#work(asset)), width, signal: this.#stop.signal }),
    );
  }

  /** @throws Fault asset-missing, no-sound */
  async peaks(hash: AssetHash): Promise<Peaks> {
    const asset = await this.#find(hash);
    const work = await this.#work(asset);
    if (asset.kind !== 'audio' && !(asset.kind === 'video' && work.facts.hasAudio)) {
      throw new Refusal('unprocessable', 'no-sound', 'Only sounds, and clips with sound, have a waveform.');
    }
    const bytes = await this.#derived.read(hash, 'peaks.json', async () =>
      new TextEncoder().encode(JSON.stringify(await makePeaks({ ...work, signal: this.#stop.signal }))),
    );
    return zPeaks.parse(JSON.parse(new TextDecoder().decode(bytes)));
  }

  /** @throws Fault asset-missing before the first byte */
  zip(files: ZipRequest['files']): Promise<Readable> {
    return zipAssets(this.#store, files);
  }

  async storage(): Promise<Storage> {
    const { assets } = await this.#store.status();
    return { files: assets.count, bytes: assets.bytes, ...(await diskSpace(this.#store.cacheFolder)) };
  }

  /** Frees what nothing refers to, and all small pictures: they come again when asked for. */
  async prune(options: PruneOptions): Promise<Pruned> {
    const pruned = await this.#store.prune(options);
    if (!options.dryRun) await this.#derived.clear();
    return pruned;
  }

  /** A person's file that nothing refers to is kept no longer. @throws Fault asset-missing, upload-missing */
  async letGo(hash: AssetHash): Promise<AssetItem> {
    const item = await this.item(hash);
    let found = false;
    await this.#store.writes.add(async (manager) => {
      found = ((await manager.delete(UploadEntity, { hash })).affected ?? 0) > 0;
    });
    if (!found) throw new Refusal('missing', 'upload-missing', `The file ${hash} was made here, not brought.`);
    return item;
  }

  /** @throws Refusal run-missing */
  async pin(run: RunId, pinned: boolean): Promise<Pin> {
    if (!(await this.#store.runs.find(run))) throw new Refusal('missing', 'run-missing', `There is no run ${run}.`);
    await this.#store.writes.add(async (manager) => {
      await manager.delete(RunPinEntity, { run });
      if (pinned) await manager.insert(RunPinEntity, { run, createdAt: new Date().toISOString() });
    });
    return { run, pinned };
  }

  /** Stops what is being drawn. */
  close(): void {
    this.#stop.abort();
  }

  async #find(hash: AssetHash): Promise<Asset> {
    const asset = await this.#store.assets.find(hash);
    if (!asset) throw missing(hash);
    return asset;
  }

  async #work(asset: Asset): Promise<{ asset: Asset; facts: NonNullable<Asset['facts']>; path: string }> {
    const facts = await makeWorkTools({ store: this.#store, signal: this.#stop.signal }).probe(asset);
    return { asset, facts, path: await this.#store.assets.fileOf(asset.hash) };
  }
}

/** What is no media, and what is damaged, are told apart by their status. */
function refuseMedia(error: unknown): never {
  if (!(error instanceof Fault)) throw error;
  const { code, message } = error;
  if (code === 'upload-not-media') throw new Refusal('wrong-type', code, message, { cause: error });
  if (['media-invalid', 'no-graph', 'graph-damaged'].includes(code))
    throw new Refusal('unprocessable', code, message, { cause: error });
  throw error;
}

function refuseAddress(error: unknown): never {
  const isOurs = error instanceof Fault && !(error instanceof Refusal) && error.faultClass === 'invalid-input';
  if (!isOurs || !error.code.startsWith('address-') || error.code === 'address-too-large') throw error;
  throw new Refusal('unprocessable', error.code, error.message, { cause: error });
}

/** A name is only to be shown: without the folders around it and what can not be seen. */
function plainName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '').replace(/\p{Cc}+/gu, ' ').trim();
}

function missing(hash: string): Refusal {
  return new Refusal('missing', 'asset-missing', `No asset ${hash} is stored here.`);
}
