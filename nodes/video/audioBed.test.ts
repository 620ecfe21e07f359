import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { harnessTools, makeClip, makeMedia, makeTone, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoAudioBed } from './audioBed.ts';

const rate = 48_000;

/** A film of six seconds: a voice (440 Hz) in seconds 0 to 2 and 5 to 6, silence between. */
const film = () =>
  makeMedia({ kind: 'video', extension: 'mkv' }, [
    ...['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=24:d=6', '-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=6'],
    ...[
      '-af',
      "volume='2*(lt(t,2)+gte(t,5))':eval=frame",
      '-c:v',
      'libx264',
      '-bf',
      '0',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'flac',
    ],
  ]);

async function bed(video: Asset, song: Asset, params = {}) {
  const { outputs } = await runNode(videoAudioBed, {
    inputs: { video, song },
    params: { fadeIn: 0, fadeOut: 0, ...params },
  });
  return outputs['video'] as Asset;
}

async function samplesOf(media: Asset): Promise<Float32Array> {
  const raw = await makeMedia(
    { kind: 'data', extension: 'f32' },
    ['-map', '0:a', '-f', 'f32le', '-c:a', 'pcm_f32le', '-af', 'pan=mono|c0=c0'],
    [media],
  );
  return new Float32Array((await (await harnessTools()).read(raw)).slice().buffer);
}

/** Level in dB of one frequency between two seconds (Goertzel's sum). */
function level(samples: Float32Array, hertz: number, from: number, to: number): number {
  let [real, imaginary] = [0, 0];
  for (let at = Math.round(from * rate); at < Math.round(to * rate); at += 1) {
    real += (samples[at] ?? 0) * Math.cos((2 * Math.PI * hertz * at) / rate);
    imaginary += (samples[at] ?? 0) * Math.sin((2 * Math.PI * hertz * at) / rate);
  }
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / ((to - from) * rate) + 1e-9);
}

test('mix: the song gives way to the voice by 8 to 15 dB and comes back', async () => {
  const video = await film();
  const done = await bed(video, await makeTone({ seconds: 10, hertz: 1000 }));
  expect(await probe(done)).toMatchObject({ frames: 144, samples: 288_000, videoCodec: 'h264' });
  const samples = await samplesOf(done);
  const spoken = level(samples, 1000, 1, 1.8);
  const silent = level(samples, 1000, 3.5, 4.5);
  expect(silent - spoken).toBeGreaterThan(8);
  expect(silent - spoken).toBeLessThan(15);
  // The voice itself keeps its level.
  expect(level(samples, 440, 1, 1.8) - level(await samplesOf(video), 440, 1, 1.8)).toBeCloseTo(0, 0);
});

test('where silent: the song is heard only there', async () => {
  const samples = await samplesOf(
    await bed(await film(), await makeTone({ seconds: 10, hertz: 1000 }), { mode: 'where-silent' }),
  );
  expect(level(samples, 1000, 3, 4)).toBeGreaterThan(-40);
  expect(level(samples, 1000, 0.5, 1.5)).toBeLessThan(-70);
  expect(level(samples, 1000, 5.2, 5.9)).toBeLessThan(-70);
});

test('replace: a short song repeats to the end, fades come and go', async () => {
  const video = await makeClip({ seconds: 4 });
  const params = { mode: 'replace', fadeIn: 0.5, fadeOut: 1 };
  const samples = await samplesOf(await bed(video, await makeTone({ seconds: 0.7, hertz: 1000 }), params));
  expect(samples).toHaveLength(4 * rate);
  expect(level(samples, 440, 1, 3)).toBeLessThan(-60);
  for (const from of [0.6, 1.5, 2.2]) expect(level(samples, 1000, from, from + 0.5)).toBeGreaterThan(-30);
  expect(level(samples, 1000, 0, 0.1)).toBeLessThan(level(samples, 1000, 1, 1.1) - 10);
  expect(level(samples, 1000, 3.9, 4)).toBeLessThan(level(samples, 1000, 2, 2.1) - 15);
});

test('the place in the song: a second, or a seed', async () => {
  const video = await makeClip({ seconds: 1 });
  const song = await makeMedia({ kind: 'audio', extension: 'flac' }, [
    ...['-f', 'lavfi', '-i', "aevalsrc='0.3*sin(2*PI*t*(500+500*gte(t,5)))':s=48000:d=10", '-sample_fmt', 's16'],
  ]);
  const late = await samplesOf(await bed(video, song, { mode: 'replace', clip: 'at', at: 6 }));
  expect(level(late, 1000, 0.1, 0.9)).toBeGreaterThan(-15);
  const seeded = async (seed: number) => (await bed(video, song, { mode: 'replace', clip: 'random', seed })).hash;
  expect(await seeded(1)).toBe(await seeded(1));
  expect(await seeded(1)).not.toBe(await seeded(2));
});

test('a silent film takes the song as it is', async () => {
  const samples = await samplesOf(
    await bed(await makeClip({ seconds: 1, tone: null }), await makeTone({ seconds: 3 })),
  );
  expect(level(samples, 440, 0.1, 0.9)).toBeGreaterThan(-24);
});
