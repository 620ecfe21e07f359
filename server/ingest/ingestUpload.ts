import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { Asset, MediaFacts } from '../../runtime/graph/asset.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { AssetHash } from '../../runtime/graph/ids.ts';
import { findFfmpeg } from '../ffmpeg/findFfmpeg.ts';
import { probeMedia } from '../ffmpeg/probeMedia.ts';
import { onDisk } from '../store/diskFault.ts';
import type { FileStore } from '../store/fileStore.ts';
import { byteWords } from './byteWords.ts';
import { mostPixels } from './mostPixels.ts';
import { sniffDisguise, tailLength } from './sniffDisguise.ts';
import { type Sniffed, sniffLength, sniffMedia } from './sniffMedia.ts';

export interface UploadOptions {
  store: FileStore;
  /** What the person calls the file, for sentences. */
  name: string;
  mostBytes: number;
  signal: AbortSignal;
}

export interface Ingested {
  asset: Asset;
  /** Whether the same bytes were stored before. */
  known: boolean;
}

interface Received {
  hash: AssetHash;
  sniffed: Sniffed;
}

/**
 * Takes a file as it streams in. The type is told by its first bytes, before the rest is waited for; too much is
 * refused as soon as it is too much; whatever goes wrong, nothing of it stays on the disk.
 * @throws Fault upload-too-large, upload-empty, upload-not-media, upload-cut-off, media-invalid (all invalid-input),
 *   disk-full
 */
export async function ingestUpload(body: AsyncIterable<Uint8Array>, options: UploadOptions): Promise<Ingested> {
  const { store, name } = options;
  const path = store.scratch.newFile();
  try {
    const { hash, sniffed } = await onDisk(store.cacheFolder, () => receive(body, path, options));
    const stored = await store.assets.find(hash);
    if (stored?.facts) return { asset: stored, known: true };
    const disguise = sniffDisguise(...(await endsOf(path)));
    if (disguise !== undefined) throw refusal('upload-not-media', `${name} ${disguise}: it is not taken.`);
    const as = await probed(path, sniffed, options);
    return { asset: await store.assets.adopt(path, as), known: stored !== undefined };
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(
  body: AsyncIterable<Uint8Array>,
  path: string,
  { name, mostBytes, signal }: UploadOptions,
): Promise<Received> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    const head = new Uint8Array(sniffLength);
    let bytes = 0;
    let sniffed: Sniffed | undefined;
    for await (const chunk of body) {
      signal.throwIfAborted();
      if (bytes < sniffLength) head.set(chunk.subarray(0, sniffLength - bytes), bytes);
      bytes += chunk.byteLength;
      if (bytes > mostBytes) {
        throw refusal('upload-too-large', `${name} is too large: at most ${byteWords(mostBytes)} are taken.`);
      }
      if (bytes >= sniffLength) sniffed ??= await sniff(head, name);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (bytes === 0) throw refusal('upload-empty', `${name} is empty.`);
    sniffed ??= await sniff(head.subarray(0, bytes), name);
    return { hash: hash.digest('hex') as AssetHash, sniffed };
  } finally {
    await file.close();
  }
}

async function sniff(head: Uint8Array, name: string): Promise<Sniffed> {
  const sniffed = await sniffMedia(head);
  if ('refused' in sniffed) throw refusal('upload-not-media', `${name} ${sniffed.refused}.`);
  return sniffed;
}

async function endsOf(path: string): Promise<[head: Uint8Array, tail: Uint8Array]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const part = async (start: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
      return buffer.subarray(0, bytesRead);
    };
    return [await part(0, sniffLength), await part(Math.max(0, size - tailLength), Math.min(size, tailLength))];
  } finally {
    await file.close();
  }
}

/** Sound alone often comes in a container of video; only a probe tells. */
async function probed(
  path: string,
  { kind, mime }: Sniffed,
  { store, name, signal }: UploadOptions,
): Promise<{ kind: Asset['kind']; mime: string; facts: MediaFacts }> {
  const probe = { path, name, signal, programs: await findFfmpeg(store) };
  try {
    const facts = await probeMedia({ ...probe, kind, mime });
    if (kind === 'image' && (facts.width ?? 0) * (facts.height ?? 0) > mostPixels) {
      throw refusal('upload-too-large', `${name} is ${facts.width} × ${facts.height} pixels: make it smaller first.`);
    }
    return { kind, mime, facts };
  } catch (error) {
    if (kind !== 'video' || !(error instanceof Fault) || error.code !== 'media-invalid') throw error;
    const soundMime = mime === 'video/mp4' ? 'audio/mp4' : mime;
    return { kind: 'audio', mime: soundMime, facts: await probeMedia({ ...probe, kind: 'audio', mime: soundMime }) };
  }
}

function refusal(code: string, message: string): Fault {
  return new Fault(code, 'invalid-input', message);
}
