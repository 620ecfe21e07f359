import { createHash } from 'node:crypto';
import { open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Asset } from '../../runtime/graph/asset.ts';
import { type AssetHash, zAssetHash } from '../../runtime/graph/ids.ts';
import type { AssetKind } from '../../runtime/graph/portType.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { findFfmpeg } from '../ffmpeg/findFfmpeg.ts';
import { probeMedia } from '../ffmpeg/probeMedia.ts';
import type { FileStore } from '../store/fileStore.ts';
import { byteWords } from './byteWords.ts';
import { fetchGuarded, isAddress } from '../network/fetchGuarded.ts';
import type { Network } from '../network/network.ts';
import { ingestUpload } from './ingestUpload.ts';
import { mostPixels } from './mostPixels.ts';
import { type Sniffed, sniffLength, sniffMedia } from './sniffMedia.ts';

/** Most bytes of one imported file, unless the host says otherwise. */
const mostSourceBytes = 4 * 1024 ** 3;

const kindWords: Record<AssetKind, string> = { image: 'a picture', video: 'a video', audio: 'a sound' };

export interface SourceOptions {
  /** What the import node wants. */
  kind: AssetKind;
  store: FileStore;
  signal: AbortSignal;
  /** Folder that relative paths start from: that of the graph file. */
  folder: string;
  /**
   * Whether the path may lead out of `folder`: true for what the person at this machine typed, false for what a
   * graph file says, which may come from anyone.
   */
  anywhere: boolean;
  mostBytes?: number;
  /** How addresses are reached; the public web when absent. */
  network?: Network | undefined;
}

/**
 * Brings the file that an import node's `source` names into the store: a path, an address of the web, or
 * `asset:<hash>`, which only has to be there. The type is told by the bytes, not by the name; a file that is stored already costs one reading.
 * @throws Fault invalid-input, saying which file and what is wrong with it
 */
export async function ingestSource(source: string, options: SourceOptions): Promise<Asset> {
  if (source.startsWith('asset:')) return storedAsset(source, options);
  if (isAddress(source)) return fetchedAsset(source, options);
  const path = await sourcePath(source, options);
  const sniffed = await checkedFile(source, path, options);
  const stored = await options.store.assets.find(await hashOf(path, options.signal));
  if (stored?.kind === options.kind && stored.facts) return stored;
  const mime = fittingMime(sniffed, options.kind);
  const facts = await probeMedia({
    ...{ path, kind: options.kind, mime, name: source, signal: options.signal },
    programs: await findFfmpeg(options.store),
  });
  if (options.kind === 'image' && (facts.width ?? 0) * (facts.height ?? 0) > mostPixels) {
    throw refusal('source-too-large', `${source} is ${facts.width} × ${facts.height} pixels: make it smaller first.`);
  }
  return options.store.assets.copyIn(path, { kind: options.kind, mime, facts });
}

/** What `asset:<hash>` names. @throws Fault asset-missing, source-kind */
export async function storedAsset(
  source: string,
  { kind, store }: Pick<SourceOptions, 'kind' | 'store'>,
): Promise<Asset> {
  const hash = zAssetHash.safeParse(source.slice('asset:'.length));
  const asset = hash.success ? await store.assets.find(hash.data) : undefined;
  if (!asset) throw refusal('asset-missing', `The file behind ${source} is not stored here: choose it again.`);
  if (asset.kind !== kind) throw refusal('source-kind', `The file behind ${source} is not ${kindWords[kind]}.`);
  return asset;
}

async function fetchedAsset(
  source: string,
  { kind, store, signal, network, mostBytes = mostSourceBytes }: SourceOptions,
): Promise<Asset> {
  const { asset } = await fetchGuarded(source, { network, signal, mostBytes }, ({ body, name }) =>
    ingestUpload(body, { store, name, mostBytes, signal }),
  );
  if (asset.kind !== kind) throw refusal('source-kind', `${source} is ${asset.mime}, not ${kindWords[kind]}.`);
  return asset;
}

/**
 * The file that a source names, links followed.
 * @throws Fault source-address, source-missing, source-outside
 */
export async function sourcePath(
  source: string,
  { folder, anywhere }: Pick<SourceOptions, 'folder' | 'anywhere'>,
): Promise<string> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) {
    throw refusal('source-address', `${source} is an address that is not read: save the file and name its path.`);
  }
  if (source === '' || source.includes('\0')) throw refusal('source-missing', 'No file is chosen.');
  let path: string;
  try {
    path = await realpath(resolve(folder, source));
  } catch (error) {
    throw refusal('source-missing', `${source} is not there (looked for in ${folder}).`, error);
  }
  if (!anywhere && !isInside(path, await realpath(folder))) {
    throw refusal('source-outside', `${source} leads out of the folder of the graph: put the file beside the graph.`);
  }
  return path;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

/** Everything that can be told without reading more than the first bytes. */
async function checkedFile(
  source: string,
  path: string,
  { kind, mostBytes = mostSourceBytes }: SourceOptions,
): Promise<Sniffed> {
  const { size, isFile } = await stat(path).then((stats) => ({ size: stats.size, isFile: stats.isFile() }));
  if (!isFile) throw refusal('source-not-file', `${source} is not a file.`);
  if (size === 0) throw refusal('source-empty', `${source} is empty.`);
  const sniffed = await sniffMedia(await firstBytesOf(path));
  if ('refused' in sniffed) throw refusal('source-not-media', `${source} ${sniffed.refused}.`);
  if (!canBe(sniffed, kind)) {
    throw refusal('source-kind', `${source} is ${sniffed.mime}, not ${kindWords[kind]}.`);
  }
  if (size > mostBytes) {
    throw refusal('source-too-large', `${source} is ${byteWords(size)}: at most ${byteWords(mostBytes)} are taken.`);
  }
  return sniffed;
}

/** Sound alone often comes in a container of video; only a probe tells. */
function canBe(sniffed: Sniffed, kind: AssetKind): boolean {
  return sniffed.kind === kind || (kind === 'audio' && sniffed.kind === 'video');
}

function fittingMime(sniffed: Sniffed, kind: AssetKind): string {
  return kind === 'audio' && sniffed.mime === 'video/mp4' ? 'audio/mp4' : sniffed.mime;
}

async function firstBytesOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffLength), 0, sniffLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function hashOf(path: string, signal: AbortSignal): Promise<AssetHash> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (signal.aborted) throw new Fault('cancelled', 'cancelled', 'The work was cancelled.');
    hash.update(chunk);
  }
  return hash.digest('hex') as AssetHash;
}

function refusal(code: string, message: string, cause?: unknown): Fault {
  return new Fault(code, 'invalid-input', message, { cause });
}
