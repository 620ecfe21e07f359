import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Asset, MediaFacts } from '../../runtime/graph/asset.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { Rate } from '../../runtime/graph/rate.ts';
import { intermediateAudioArgs, intermediateVideoArgs } from '../../runtime/media/intermediate.ts';
import type { NodeContext, NodeDefinition, Value } from '../../runtime/node/defineNode.ts';
import type { FfmpegOutput, WorkTools } from '../../runtime/node/workTools.ts';
import { probeMedia } from '../../server/ffmpeg/probeMedia.ts';
import { type FileStore, openFileStore } from '../../server/store/fileStore.ts';
import { makeWorkTools } from '../../server/work/workTools.ts';

let opened: Promise<{ folder: string; store: FileStore }> | undefined;

/** The real store of this test file, in a temporary folder that goes when the file is done. */
export async function harnessStore(): Promise<FileStore> {
  opened ??= mkdtemp(join(tmpdir(), 'shotgraph-nodes-')).then(async (folder) => ({
    folder,
    store: await openFileStore(folder),
  }));
  return (await opened).store;
}

afterAll(async () => {
  if (!opened) return;
  const { folder, store } = await opened;
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** The real tools on the harness's store. */
export async function harnessTools(signal: AbortSignal = new AbortController().signal): Promise<WorkTools> {
  return makeWorkTools({ store: await harnessStore(), signal });
}

export interface NodeOutcome {
  outputs: Record<string, Value>;
  deliveries: { fileName: string; content: Asset | string }[];
  problems: Pick<Problem, 'code' | 'message'>[];
}

interface Given {
  inputs?: Readonly<Record<string, Value | undefined>>;
  params?: Readonly<Record<string, unknown>>;
  /** What `context.graph()` gives. */
  graph?: string;
  signal?: AbortSignal;
}

/**
 * Runs a local node with the real store and the real ffmpeg, as the engine would: params parsed with their defaults,
 * fields among the inputs, list inputs empty when nothing is given.
 */
export async function runNode(definition: NodeDefinition, given: Given): Promise<NodeOutcome> {
  if (definition.call !== 'local') throw new Error(`${definition.info.type} asks a model: use respondNode.`);
  return collecting(given, async (context) => definition.run(workOf(definition, given), context));
}

/** Hands a model's answer to a node that asks a model. */
export async function respondNode(
  definition: NodeDefinition,
  assets: readonly Asset[],
  given: Given,
): Promise<NodeOutcome> {
  if (definition.call !== 'model') throw new Error(`${definition.info.type} does its work here: use runNode.`);
  return collecting(given, async (context) => definition.respond(assets, workOf(definition, given), context));
}

/** Inputs and params as the engine hands them over. */
export function workOf(
  definition: NodeDefinition,
  { inputs = {}, params = {} }: Given,
): { inputs: Record<string, Value | undefined>; params: Record<string, unknown> } {
  const ports = definition.info.inputs;
  const fieldNames = new Set(ports.filter(({ field }) => field).map(({ name }) => name));
  const wiredFields = Object.entries(inputs).filter(([name, value]) => fieldNames.has(name) && value !== undefined);
  const values = definition.paramsSchema.parse({ ...params, ...Object.fromEntries(wiredFields) });
  const entries = Object.entries(values);
  return {
    inputs: {
      ...Object.fromEntries(ports.filter(({ type }) => type.list).map(({ name }) => [name, []])),
      ...inputs,
      ...(Object.fromEntries(entries.filter(([name]) => fieldNames.has(name))) as Record<string, Value>),
    },
    params: Object.fromEntries(entries.filter(([name]) => !fieldNames.has(name))),
  };
}

async function collecting(
  { signal, graph = '{}' }: Given,
  work: (context: NodeContext) => Promise<Record<string, Value>>,
): Promise<NodeOutcome> {
  const deliveries: NodeOutcome['deliveries'] = [];
  const problems: NodeOutcome['problems'] = [];
  const outputs = await work({
    ...(await harnessTools(signal)),
    deliver: (fileName, content) => deliveries.push({ fileName, content }),
    warn: (problem) => problems.push(problem),
    graph: () => graph,
  });
  return { outputs, deliveries, problems };
}

/** Makes an asset by ffmpeg; `args` are those before the output's path. */
export async function makeMedia(output: FfmpegOutput, args: readonly string[], inputs: readonly Asset[] = []) {
  const tools = await harnessTools();
  const { assets } = await tools.ffmpeg({
    inputs: { inputs },
    outputs: { media: output },
    args: (paths) => [...paths.inputs('inputs').flatMap((path) => ['-i', path]), ...args, paths.output('media')],
  });
  return assets.media;
}

export interface ClipOptions {
  seconds?: number;
  width?: number;
  height?: number;
  rate?: Rate;
  /** A colour name or `#rrggbb`; a moving test picture when absent. */
  color?: string;
  /** Tone in Hz; no sound track when null. */
  tone?: number | null;
  /** Encoder arguments in place of those of an intermediate clip. */
  encoder?: readonly string[];
  extension?: string;
}

/** A clip encoded as the clips inside a graph are. */
export async function makeClip(options: ClipOptions = {}): Promise<Asset> {
  const { seconds = 1, width = 160, height = 90, rate = { num: 24, den: 1 }, color, tone = 440 } = options;
  const source = color === undefined ? 'testsrc2=' : `color=c=${color.replace('#', '0x')}:`;
  const picture = `${source}s=${width}x${height}:r=${rate.num}/${rate.den}:d=${seconds}`;
  const sound = tone === null ? [] : ['-f', 'lavfi', '-i', `sine=f=${tone}:r=48000:d=${seconds}`];
  return makeMedia({ kind: 'video', extension: options.extension ?? 'mp4' }, [
    ...['-f', 'lavfi', '-i', picture, ...sound],
    ...(options.encoder ?? [...intermediateVideoArgs(rate), ...(tone === null ? [] : intermediateAudioArgs)]),
  ]);
}

/** A sine tone: 48 kHz stereo, FLAC of 16 bit unless the extension says otherwise. */
export async function makeTone(options: { seconds?: number; hertz?: number; extension?: string } = {}): Promise<Asset> {
  const { seconds = 1, hertz = 440, extension = 'flac' } = options;
  return makeMedia({ kind: 'audio', extension }, [
    ...['-f', 'lavfi', '-i', `sine=f=${hertz}:r=48000:d=${seconds}`, '-ac', '2'],
  ]);
}

/** A still: a colour, or a test picture with detail. */
export async function makePicture(
  options: { width?: number; height?: number; color?: string; extension?: string } = {},
): Promise<Asset> {
  const { width = 160, height = 90, color, extension = 'png' } = options;
  const source = color === undefined ? 'testsrc2=' : `color=c=${color.replace('#', '0x')}:`;
  return makeMedia({ kind: 'image', extension }, [
    ...['-f', 'lavfi', '-i', `${source}s=${width}x${height}`, '-frames:v', '1', '-update', '1'],
  ]);
}

/** What ffprobe says of an asset's bytes, whatever facts its maker gave. */
export async function probe(asset: Asset): Promise<MediaFacts> {
  return probeMedia({
    path: await pathOf(asset),
    kind: asset.kind,
    mime: asset.mime,
    name: 'The asset',
    signal: new AbortController().signal,
  });
}

/** Path of an asset's bytes, for tests that look into them with tools of their own. */
export async function pathOf(asset: Asset): Promise<string> {
  return (await harnessStore()).assets.pathOf(asset.hash);
}
