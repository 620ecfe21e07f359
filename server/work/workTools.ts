import { rm, stat } from 'node:fs/promises';
import type { Asset, MediaFacts } from '../../runtime/graph/asset.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { FfmpegDone, FfmpegJob, WorkTools } from '../../runtime/node/workTools.ts';
import { findFfmpeg } from '../ffmpeg/findFfmpeg.ts';
import { mimeOfExtension } from '../ffmpeg/mediaType.ts';
import { mp4VideoConfig } from '../ffmpeg/mp4VideoConfig.ts';
import { probeMedia } from '../ffmpeg/probeMedia.ts';
import { runFfmpeg } from '../ffmpeg/runFfmpeg.ts';
import { onDisk } from '../store/diskFault.ts';
import type { FileStore } from '../store/fileStore.ts';
import { layOutJob } from './jobFolder.ts';

export interface WorkToolsOptions {
  store: FileStore;
  /** Aborting kills what runs. */
  signal: AbortSignal;
  /** Part done, 0 to 1. */
  onProgress?: (part: number, words?: string) => void;
  /** Told now and then while a program works, whether or not it can say how far it is. */
  onAlive?: () => void;
}

/** What a node's work may ask of this machine, for one task. ffmpeg is looked for at the first call that needs it. */
export function makeWorkTools({ store, signal, onProgress, onAlive }: WorkToolsOptions): WorkTools {
  const progress = (part: number, words?: string) => onProgress?.(part, words);
  return {
    signal,
    progress,
    ffmpeg: (job) => runJob(job, store, { signal, onProgress: progress, onAlive }),
    probe: (asset) => probeAsset(asset, store, signal),
    read: ({ hash }) => store.assets.read(hash),
    find: (hash) => store.assets.find(hash),
    write: (bytes, as) => store.assets.put(bytes, as),
  };
}

async function runJob<Output extends string>(
  job: FfmpegJob<Output>,
  store: FileStore,
  at: { signal: AbortSignal; onProgress: (part: number) => void; onAlive: (() => void) | undefined },
): Promise<FfmpegDone<Output>> {
  const programs = await findFfmpeg(store);
  const folder = await onDisk(store.cacheFolder, () => store.scratch.newFolder());
  try {
    const { args, outputs, outputNames, demuxers } = await onDisk(store.cacheFolder, () =>
      layOutJob(folder, job, store.assets),
    );
    const { log } = await runFfmpeg({
      ...{ args, outputs: outputNames, demuxers, programs, cwd: folder },
      ...{ signal: at.signal, onProgress: at.onProgress, ...(at.onAlive && { onAlive: at.onAlive }) },
      ...(job.stdin && { stdin: job.stdin }),
      ...(job.seconds !== undefined && { seconds: job.seconds }),
    });
    const assets = {} as Record<Output, Asset>;
    for (const [name, path] of Object.entries<string>(outputs) as [Output, string][]) {
      assets[name] = await adoptOutput(name, path, job, store, log);
    }
    return { assets, log };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function adoptOutput<Output extends string>(
  name: Output,
  path: string,
  job: FfmpegJob<Output>,
  store: FileStore,
  log: string,
): Promise<Asset> {
  const { kind, extension, facts } = job.outputs[name];
  const written = await stat(path).catch(() => undefined);
  if (!written || written.size === 0) {
    throw new Fault('ffmpeg-wrote-nothing', 'permanent', `ffmpeg ended well but wrote no ${kind} ("${name}").`, {
      detail: log.slice(-4000),
    });
  }
  return store.assets.adopt(path, { kind, mime: mimeOfExtension(extension), ...(facts && { facts }) });
}

async function probeAsset(asset: Asset, store: FileStore, signal: AbortSignal): Promise<MediaFacts> {
  const stored = await store.assets.find(asset.hash);
  if (!stored) throw new Fault('asset-missing', 'permanent', `The stored file ${asset.hash} is gone.`);
  const known = { ...stored.facts };
  if (isComplete(asset.kind, known)) return known;
  const path = await store.assets.fileOf(asset.hash);
  const videoConfig = stored.mime === 'video/mp4' ? await mp4VideoConfig(path, known) : undefined;
  if (videoConfig !== undefined && isComplete(asset.kind, { ...known, videoConfig })) {
    await store.assets.setFacts(asset.hash, { ...known, videoConfig });
    return { ...known, videoConfig };
  }
  const probed = await probeMedia({
    path,
    kind: asset.kind,
    mime: stored.mime,
    name: `The file ${asset.hash.slice(0, 12)}`,
    signal,
    programs: await findFfmpeg(store),
  });
  const facts = { ...known, ...probed };
  await store.assets.setFacts(asset.hash, facts);
  return facts;
}

/** What a maker who gives facts has to give for a probe to be spared: all that the nodes ask for. */
const completeFacts: Readonly<Record<Asset['kind'], readonly (keyof MediaFacts)[]>> = {
  image: ['width', 'height'],
  video: ['width', 'height', 'seconds', 'frames', 'rate', 'variableRate', 'videoConfig', 'hasAudio'],
  audio: ['seconds', 'sampleRate', 'channels'],
  data: [],
};

function isComplete(kind: Asset['kind'], facts: MediaFacts): boolean {
  return completeFacts[kind].every((name) => facts[name] !== undefined);
}
