import { expect, test } from 'vitest';
import type { SpeechRequest } from '../../../runtime/node/requests.ts';
import { loudnessInLog, measureFilter } from '../../../runtime/media/loudness.ts';
import type { Asset } from '../../../runtime/graph/asset.ts';
import { harnessTools, makeMedia, probe } from '../../../test/harness/nodeHarness.ts';
import { speakLocally } from './speakLocally.ts';

const line = 'I told you never to come back here. The ship sails at nine.';

async function say(text: string, more: Partial<SpeechRequest> = {}) {
  const request = {
    modality: 'speech',
    text,
    voice: 'clara',
    direction: '',
    language: 'en',
    options: {},
    ...more,
  } as const;
  return speakLocally(request, await harnessTools());
}

async function samplesOf(audio: Asset): Promise<Float32Array> {
  const args = ['-f', 'f32le', '-c:a', 'pcm_f32le', '-af', 'pan=mono|c0=c0', '-ar', '16000'];
  const raw = await makeMedia({ kind: 'data', extension: 'f32' }, args, [audio]);
  return new Float32Array((await (await harnessTools()).read(raw)).slice().buffer);
}

/** Median fundamental frequency in Hz, by autocorrelation over voiced frames of 40 ms. */
async function pitchOf(audio: Asset): Promise<{ hertz: number; voiced: number }> {
  const samples = await samplesOf(audio);
  const frame = 640;
  const found: number[] = [];
  let frames = 0;
  for (let start = 0; start + frame + 270 < samples.length; start += frame) {
    const energy = product(samples, start, start, frame);
    if (energy / frame < 1e-3) continue;
    frames += 1;
    let [best, bestLag] = [0, 0];
    for (let lag = 35; lag < 270; lag += 1) {
      const similar =
        product(samples, start, start + lag, frame) /
        Math.sqrt(energy * product(samples, start + lag, start + lag, frame) + 1e-9);
      if (similar > best + 0.02) [best, bestLag] = [similar, lag];
    }
    if (best > 0.75) found.push(16_000 / bestLag);
  }
  return { hertz: found.sort((a, b) => a - b)[found.length >> 1] ?? 0, voiced: found.length / frames };
}

function product(samples: Float32Array, one: number, other: number, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += (samples[one + at] ?? 0) * (samples[other + at] ?? 0);
  return sum;
}

async function loudnessOf(audio: Asset): Promise<number> {
  const { log } = await (
    await harnessTools()
  ).ffmpeg({
    inputs: { audio },
    outputs: {},
    args: (paths) => ['-i', paths.input('audio'), '-af', measureFilter, '-f', 'null', '-'],
  });
  return loudnessInLog(log)?.integrated ?? Number.NEGATIVE_INFINITY;
}

test('a line is FLAC at 48 kHz with exact facts, the same bytes each time', async () => {
  const { asset, doubts } = await say(line);
  const probed = await probe(asset);
  expect(probed).toMatchObject({ audioCodec: 'flac', sampleRate: 48_000, channels: 2, samples: asset.facts?.samples });
  expect(asset.facts?.seconds).toBe((asset.facts?.samples ?? 0) / 48_000);
  expect(doubts).toEqual([]);
  expect((await say(line)).asset.hash).toBe(asset.hash);
  expect((await say(line, { language: 'en-GB' })).asset.hash).toBe(asset.hash);
});

test('eight voices and more, each at its own pitch, all equally loud', async () => {
  const voices = {
    victor: 88,
    boris: 90,
    martin: 103,
    oscar: 112,
    angus: 128,
    hugo: 150,
    ingrid: 158,
    clara: 190,
    nora: 226,
    finn: 252,
    pia: 290,
  };
  const levels: number[] = [];
  for (const [voice, hertz] of Object.entries(voices)) {
    const { asset } = await say(line, { voice });
    const pitch = await pitchOf(asset);
    expect(pitch.hertz / hertz, voice).toBeGreaterThan(0.93);
    expect(pitch.hertz / hertz, voice).toBeLessThan(1.07);
    levels.push(await loudnessOf(asset));
  }
  expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(2);
});

test('the silence around a line is cut', async () => {
  const samples = await samplesOf((await say('Stop.')).asset);
  const first = samples.findIndex((sample) => Math.abs(sample) > 0.01);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > 0.01);
  expect(first).toBeLessThan(0.06 * 16_000);
  expect(samples.length - last).toBeLessThan(0.12 * 16_000);
});

test('directions are heard: a whisper has no voice, a shout is higher and louder, a telephone is narrow', async () => {
  const plain = await say(line);
  const whispered = await say(line, { direction: 'whispering' });
  expect((await pitchOf(plain.asset)).voiced).toBeGreaterThan(0.6);
  expect((await pitchOf(whispered.asset)).voiced).toBeLessThan(0.2);
  const shouted = await say(line, { direction: 'shouting' });
  expect((await pitchOf(shouted.asset)).hertz).toBeGreaterThan((await pitchOf(plain.asset)).hertz * 1.1);
  expect(await loudnessOf(shouted.asset)).toBeGreaterThan((await loudnessOf(plain.asset)) + 1);
  expect(await loudnessOf(whispered.asset)).toBeLessThan((await loudnessOf(plain.asset)) - 1);
  const phoned = await say(line, { direction: '(into the phone)' });
  const low = async (audio: Asset) =>
    loudnessOf(
      await makeMedia({ kind: 'audio', extension: 'flac' }, ['-af', 'lowpass=f=250:p=2,lowpass=f=250:p=2'], [audio]),
    );
  expect(await low(phoned.asset)).toBeLessThan((await low(plain.asset)) - 5);
  expect((await say(line, { direction: 'slowly' })).asset.facts?.seconds).toBeGreaterThan(
    (plain.asset.facts?.seconds ?? 0) * 1.08,
  );
});

test('another script is murmured for about as long as it is, and said so', async () => {
  const short = await say('Привет.');
  const long = await say('Привет, как дела? Я давно не видел тебя, и мне тебя не хватало.');
  expect(short.doubts).toMatchObject([
    { code: 'speech-script', message: expect.stringContaining('Cyrillic') as string },
  ]);
  expect(long.asset.facts?.seconds).toBeGreaterThan(2.5 * (short.asset.facts?.seconds ?? 99));
  expect(long.asset.facts?.seconds).toBeLessThan(8);
});

test.each([
  ['no text', '', 'text-empty'],
  ['signs only', '— …!', 'text-empty'],
  ['a picture', '😀', 'text-empty'],
])('%s is refused', async (_, text, code) => {
  await expect(say(text)).rejects.toMatchObject({ code, faultClass: 'invalid-input' });
});

test('an abort ends it', async () => {
  const request = { modality: 'speech', text: line, voice: '', direction: '', language: 'en', options: {} } as const;
  const aborter = new AbortController();
  const spoken = speakLocally(request, await harnessTools(aborter.signal));
  aborter.abort();
  await expect(spoken).rejects.toMatchObject({ faultClass: 'cancelled' });
  expect((await say('Still here.')).asset.bytes).toBeGreaterThan(1000);
});

test('many lines at once', async () => {
  const lines = await Promise.all(Array.from({ length: 8 }, (_, at) => say(`Line number ${at}.`)));
  expect(new Set(lines.map(({ asset }) => asset.hash)).size).toBe(8);
});
