import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { videoAddAudio } from '../../nodes/video/addAudio.ts';
import { models } from '../../runtime/catalog/models.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import { zDepiction } from '../../runtime/graph/depiction.ts';
import type { Model } from '../../runtime/catalog/model.ts';
import type { ModelRequest } from '../../runtime/node/requests.ts';
import { runFfmpeg } from '../../server/ffmpeg/runFfmpeg.ts';
import { LocalAdapter } from '../../server/studio/localAdapter.ts';
import { noteOf } from '../../server/studio/note/noteOf.ts';
import { harnessTools, makeClip, makePicture, pathOf, probe, runNode } from '../harness/nodeHarness.ts';

const adapter = new LocalAdapter();
afterAll(() => adapter.close());

const rate = { num: 24, den: 1 };
const size = { width: 320, height: 180 };
const common = { prompt: '', negativePrompt: '', options: {} };
const depiction = zDepiction.parse({
  place: { id: 'office', name: 'office', interior: true },
  light: {},
  people: [{ id: 'ida', name: 'Ida', facing: 'camera' }],
  size: 'close-up',
});

async function make(model: string, request: ModelRequest, seed = 5, signal?: AbortSignal): Promise<Asset> {
  const state = await adapter.submit(
    { request, model: models.get(model) as Model, seed, idempotencyKey: 'k' },
    await harnessTools(signal),
  );
  if (state.state !== 'done' || !state.assets[0]) throw new Error('not done');
  return state.assets[0];
}

const frame = () => make('local/frame', { modality: 'image', ...common, references: [], ...size, depiction });
const move = (image: Asset | undefined, seconds: number, more: object = {}) =>
  make('local/move', {
    modality: 'video',
    ...common,
    ...(image && { image }),
    seconds,
    rate,
    ...size,
    move: 'static',
    ...more,
  });
const mouth = (video: Asset, audio: Asset) =>
  make('local/mouth', { modality: 'lipsync', video, audio, speaker: 'ida', options: {} });

/** A sound that swells and falls every 1.2 seconds, as a voice does between phrases. */
async function swelling(seconds: number): Promise<Asset> {
  const tools = await harnessTools();
  const { assets } = await tools.ffmpeg({
    outputs: { sound: { kind: 'audio', extension: 'flac' } },
    args: (paths) => [
      '-f',
      'lavfi',
      '-i',
      `aevalsrc=0.6*sin(2*PI*300*t)*max(0\\,sin(2*PI*t/1.2)):s=48000:d=${seconds}`,
      paths.output('sound'),
    ],
  });
  return assets.sound;
}

/** Luma rows of every frame of a clip. */
async function lumaFrames(clip: Asset): Promise<Uint8Array[]> {
  const chunks: Buffer[] = [];
  await runFfmpeg({
    args: ['-i', await pathOf(clip), '-map', '0:v', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'],
    signal: new AbortController().signal,
    onStdout: (chunk) => chunks.push(Buffer.from(chunk)),
  });
  const all = Buffer.concat(chunks);
  const length = size.width * size.height;
  return Array.from({ length: all.length / length }, (_, index) => all.subarray(index * length, (index + 1) * length));
}

async function soundBytes(clip: Asset): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await runFfmpeg({
    args: ['-i', await pathOf(clip), '-map', '0:a', '-f', 's16le', 'pipe:1'],
    signal: new AbortController().signal,
    onStdout: (chunk) => chunks.push(Buffer.from(chunk)),
  });
  return Buffer.concat(chunks);
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  let top = 0;
  let sa = 0;
  let sb = 0;
  for (let at = 0; at < a.length; at += 1) {
    const x = (a[at] as number) - ma;
    const y = (b[at] as number) - mb;
    top += x * y;
    sa += x * x;
    sb += y * y;
  }
  return top / Math.sqrt(sa * sb);
}

describe('local/frame', () => {
  it('gives a PNG of the asked size with its depiction, the same bytes each time', async () => {
    const [first, second] = await Promise.all([frame(), frame()]);
    expect(second.hash).toBe(first.hash);
    expect(await probe(first)).toMatchObject({ ...size, videoCodec: 'png' });
    expect((await noteOf(first, await harnessTools()))?.depiction).toEqual(depiction);
  });
  it('draws from the depiction of a picture that is to be changed, or from the words', async () => {
    const changed = await make('local/frame', { modality: 'image', ...common, references: [await frame()], ...size });
    expect((await noteOf(changed, await harnessTools()))?.depiction).toEqual(depiction);
    const told = await make('local/frame', {
      modality: 'image',
      ...common,
      prompt: 'A forest at night in the rain',
      references: [],
      ...size,
    });
    expect((await noteOf(told, await harnessTools()))?.depiction.light).toMatchObject({
      time: 'night',
      weather: 'rain',
    });
  });
});

describe('local/move', () => {
  it.each([
    ['push-in', 1.5, 36],
    ['handheld', 10 / 24, 10],
    ['static', 1 / 24, 1],
  ] as const)('%s of %f seconds has %i frames and no sound', async (way, seconds, frames) => {
    const clip = await move(await frame(), seconds, { move: way });
    expect(await probe(clip)).toMatchObject({
      ...size,
      frames,
      rate,
      videoCodec: 'h264',
      pixelFormat: 'yuv420p',
      variableRate: false,
      hasAudio: false,
    });
    expect((await noteOf(clip, await harnessTools()))?.clip).toEqual({ move: way, frames, rate });
  });
  it('can be joined with other clips by copying, at 23.976 too, and gives equal bytes', async () => {
    const exact = { num: 24_000, den: 1001 };
    const image = await frame();
    const [a, b] = await Promise.all([
      move(image, 1, { rate: exact, move: 'pan-left' }),
      move(image, 1, { rate: exact, move: 'pan-left' }),
    ]);
    expect(b.hash).toBe(a.hash);
    const other = await makeClip({ seconds: 1, rate: exact, ...size });
    expect((await probe(a)).videoConfig).toBe((await probe(other)).videoConfig);
    expect((await probe(a)).frames).toBe(24);
  });
  it('starts on the picture that it was given', async () => {
    const image = await frame();
    const [first] = await lumaFrames(await move(image, 0.25));
    const still = (await lumaFrames(image))[0] as Uint8Array;
    let sum = 0;
    // Grey of a PNG has the full range, that of a clip the range of television.
    for (let at = 0; at < still.length; at += 1) sum += Math.abs((first?.[at] ?? 0) - (still[at] as number));
    expect(sum / still.length).toBeLessThan(4);
  });
  it('moves a foreign picture flat, without a note', async () => {
    const clip = await move(await makePicture({ width: 200, height: 300 }), 0.5, { move: 'pan-right' });
    expect(await probe(clip)).toMatchObject({ ...size, frames: 12 });
    expect(await noteOf(clip, await harnessTools())).toBeUndefined();
    const frames = await lumaFrames(clip);
    expect(Buffer.compare(frames[0] as Uint8Array, frames[11] as Uint8Array)).not.toBe(0);
  });
  it('makes odd sizes even and draws without any picture', async () => {
    expect(await probe(await move(undefined, 0.25, { width: 321, height: 181, depiction }))).toMatchObject(size);
  });
  it('stops when it is cancelled', async () => {
    const cancel = new AbortController();
    const request: ModelRequest = {
      modality: 'video',
      ...common,
      depiction,
      seconds: 600,
      rate,
      width: 1280,
      height: 720,
      move: 'push-in',
    };
    const running = make('local/move', request, 1, cancel.signal);
    setTimeout(() => cancel.abort(), 300);
    await expect(running).rejects.toMatchObject({ faultClass: 'cancelled' });
    expect((await probe(await frame())).width).toBe(size.width);
  });
});

describe('local/mouth', () => {
  it.each(['static', 'push-in'] as const)('moves the mouth with the energy of the sound in a %s shot', async (way) => {
    const seconds = 4;
    const silent = await move(await frame(), seconds, { move: way });
    const spoken = await mouth(silent, await swelling(seconds));
    expect(await probe(spoken)).toMatchObject({
      frames: 96,
      hasAudio: true,
      audioCodec: 'flac',
      samples: 192_000,
      sampleRate: 48_000,
      channels: 2,
    });
    expect((await probe(spoken)).videoConfig).toBe((await probe(silent)).videoConfig);
    const [before, after] = await Promise.all([lumaFrames(silent), lumaFrames(spoken)]);
    const moved = after.map((picture, index) => {
      let sum = 0;
      for (let at = size.width * 60; at < picture.length; at += 1)
        sum += Math.max(0, Math.abs((picture[at] as number) - (before[index]?.[at] as number)) - 8);
      return sum;
    });
    const energy = moved.map((_, index) => Math.max(0, Math.sin((2 * Math.PI * ((index + 0.5) / 24)) / 1.2)));
    expect(pearson(moved, energy)).toBeGreaterThan(0.6);
  });
  it('is as long as the sound, up to whole frames, whatever the clip was', async () => {
    const clip = await mouth(await move(await frame(), 0.5), await swelling(1.03));
    expect(await probe(clip)).toMatchObject({ frames: 25, samples: 50_000 });
  });
  it('has the very sound in it that adding it would lay, so that nothing is left to add', async () => {
    const silent = await move(await frame(), 2);
    const sound = await swelling(1.98);
    const [spoken, another] = [await mouth(silent, sound), await swelling(1.5)];
    const params = { mode: 'replace', fit: 'audio' };
    const add = async (video: Asset, audio: Asset) =>
      (await runNode(videoAddAudio, { inputs: { video, audios: [audio] }, params })).outputs['video'] as Asset;
    expect(await soundBytes(spoken)).toEqual(await soundBytes(await add(silent, sound)));
    expect((await add(spoken, sound)).hash).toBe(spoken.hash);
    expect((await add(spoken, another)).hash).not.toBe(spoken.hash);
  });
  it('lays the sound on a foreign clip, holding its last frame or cutting it', async () => {
    const foreign = await makeClip({ seconds: 1, rate });
    expect(await probe(await mouth(foreign, await swelling(2)))).toMatchObject({ frames: 48, samples: 96_000 });
    expect(await probe(await mouth(foreign, await swelling(0.5)))).toMatchObject({ frames: 12, samples: 24_000 });
  });
});

describe('local/voice', () => {
  it('speaks through the same adapter', async () => {
    const asset = await make('local/voice', {
      modality: 'speech',
      text: 'Good evening.',
      voice: 'auto:ida',
      direction: '',
      language: 'en',
      options: {},
    });
    expect(asset.kind).toBe('audio');
    expect((await readFile(await pathOf(asset))).subarray(0, 4).toString()).toBe('fLaC');
  });
});
