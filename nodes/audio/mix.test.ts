import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Captions } from '../../runtime/graph/captions.ts';
import { harnessTools, makeClip, makeMedia, makeTone, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { captionsFromSpeech } from '../captions/fromSpeech.ts';
import { audioExtract } from './extract.ts';
import { audioMix } from './mix.ts';

async function mixed(audios: readonly Asset[], params = {}) {
  const { outputs } = await runNode(audioMix, { inputs: { audios }, params });
  return { audio: outputs['audio'] as Asset, seconds: outputs['seconds'] as number };
}

/** Left channel, −1 to 1. */
async function samplesOf(audio: Asset): Promise<Float32Array> {
  const raw = await makeMedia(
    { kind: 'data', extension: 'f32' },
    ['-f', 'f32le', '-c:a', 'pcm_f32le', '-af', 'pan=mono|c0=c0'],
    [audio],
  );
  const bytes = await (await harnessTools()).read(raw);
  return new Float32Array(bytes.slice().buffer);
}

test('in turn: exact samples, silence between, no click at any join', async () => {
  const audios = [await makeTone({ seconds: 0.5, hertz: 301 }), await makeTone({ seconds: 0.25, hertz: 997 })];
  const rate = { num: 24, den: 1 };
  const { audio, seconds } = await mixed(audios, { lead: 0.2, pause: 0.3, tail: 0.1, rate });
  expect(seconds).toBe(33 / 24);
  expect(await probe(audio)).toMatchObject({ samples: 66_000, sampleRate: 48_000, channels: 2, audioCodec: 'flac' });
  const samples = await samplesOf(audio);
  const peak = (from: number, to: number) =>
    samples.slice(from * 48_000, to * 48_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect([peak(0, 0.2), peak(0.7, 1), peak(1.25, 33 / 24)]).toEqual([0, 0, 0]);
  expect(peak(0.3, 0.6)).toBeGreaterThan(0.05);
  expect(peak(1.05, 1.2)).toBeGreaterThan(0.05);
  // A 10 ms fade: nothing jumps where a sound begins or ends, though the tones end anywhere in their wave.
  const jump = (at: number) => Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0));
  for (const join of [9600, 33_600, 48_000, 60_000]) expect(jump(join)).toBeLessThan(0.002);
});

test('together: sums, as long as the longest', async () => {
  const tone = await makeTone({ seconds: 0.5, hertz: 440 });
  const [one, two] = [await mixed([tone]), await mixed([tone, tone], { arrangement: 'together' })];
  expect(two.seconds).toBe(0.5);
  const [single, double] = [await samplesOf(one.audio), await samplesOf(two.audio)];
  expect((double[12_345] ?? 0) / (single[12_345] ?? 1)).toBeCloseTo(2, 1);
});

test('a hundred sounds stand where two would', async () => {
  const tone = await makeTone({ seconds: 0.05, hertz: 1000 });
  const { audio, seconds } = await mixed(
    Array.from({ length: 100 }, () => tone),
    { pause: 0.05 },
  );
  expect(seconds).toBeCloseTo(9.95, 9);
  const samples = await samplesOf(audio);
  expect(samples).toHaveLength(477_600);
  for (const at of [0, 47, 48, 49, 96, 99]) {
    const start = at * 4800;
    expect(Math.max(...samples.slice(start + 600, start + 1800))).toBeGreaterThan(0.05);
    expect(Math.max(0, ...samples.slice(start + 2400, start + 4800).map(Math.abs))).toBe(0);
  }
});

test('nothing gives silence of the least length', async () => {
  const { audio, seconds } = await mixed([], { least: 1.2, rate: { num: 30_000, den: 1001 } });
  expect(seconds).toBeCloseTo(1.2012, 10);
  expect((await probe(audio)).samples).toBe(57_658);
  expect(Math.max(...(await samplesOf(audio)).map(Math.abs))).toBe(0);
});

test('sounds of other kinds: 44.1 kHz mono MP3, 8 kHz WAV', async () => {
  const mp3 = await makeMedia({ kind: 'audio', extension: 'mp3' }, ['-f', 'lavfi', '-i', 'sine=f=440:r=44100:d=1']);
  const wav = await makeMedia({ kind: 'audio', extension: 'wav' }, ['-f', 'lavfi', '-i', 'sine=f=440:r=8000:d=1']);
  const { audio, seconds } = await mixed([mp3, wav], { pause: 0.5 });
  expect((await probe(audio)).samples).toBe(Math.round(seconds * 48_000));
  expect(seconds).toBeGreaterThan(2.49);
  expect(seconds).toBeLessThan(2.6);
});

test('equal inputs give equal bytes', async () => {
  const audios = [await makeTone({ hertz: 200 }), await makeTone({ hertz: 300 })];
  expect((await mixed(audios)).audio.hash).toBe((await mixed(audios)).audio.hash);
});

test('captions stand exactly where the mix plays the lines', async () => {
  const audios = [await makeTone({ seconds: 0.813 }), await makeTone({ seconds: 1.377 })];
  const spacing = { lead: 0.25, pause: 0.4 };
  const { outputs } = await runNode(captionsFromSpeech, {
    inputs: { texts: ['Who is there?', 'Nobody. Nobody at all.'], audios, speakers: ['ANSELM', ''] },
    params: spacing,
  });
  const captions = outputs['captions'] as Captions;
  expect(captions).toEqual([
    { start: 0.25, end: 1.063, text: 'Who is there?', speaker: 'ANSELM' },
    { start: 1.463, end: 2.84, text: 'Nobody. Nobody at all.' },
  ]);
  const samples = await samplesOf((await mixed(audios, spacing)).audio);
  const first = samples.findIndex((sample) => sample !== 0) / 48_000;
  const last = samples.findLastIndex((sample) => sample !== 0) / 48_000;
  expect(first).toBeCloseTo(captions[0]?.start ?? 0, 2);
  expect(last).toBeCloseTo(captions[1]?.end ?? 0, 2);
});

test('captions: unequal lists are refused in words', async () => {
  const inputs = { texts: ['One.', 'Two.'], audios: [await makeTone()] };
  await expect(runNode(captionsFromSpeech, { inputs })).rejects.toMatchObject({
    faultClass: 'invalid-input',
    message: 'There are 2 texts, 1 sounds and 0 names: each line needs one of each.',
  });
});

test('the sound of a video comes out as long as it is; without sound there is nothing to take', async () => {
  const { outputs } = await runNode(audioExtract, { inputs: { video: await makeClip({ seconds: 1.5 }) } });
  expect(await probe(outputs['audio'] as Asset)).toMatchObject({ samples: 72_000, audioCodec: 'flac', channels: 2 });
  const mute = await makeClip({ tone: null });
  await expect(runNode(audioExtract, { inputs: { video: mute } })).rejects.toMatchObject({ code: 'video-silent' });
});
