import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { loudnessInLog, measureFilter } from '../../runtime/media/loudness.ts';
import { harnessTools, makeClip, makeMedia, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { audioLoudness } from './loudness.ts';

/** Bursts of noise, three levels, with peaks far above the mean: like speech over quiet rooms. */
const programme = (gain: number, tail = '') =>
  `anoisesrc=d=12:c=pink:r=48000:a=0.9:seed=7,volume='${gain}*(0.05+0.6*gt(mod(t,1.3),0.7)+0.35*gt(mod(t,3.1),2))':eval=frame${tail}`;

const sound = (source: string) =>
  makeMedia({ kind: 'audio', extension: 'flac' }, ['-f', 'lavfi', '-i', source, '-ac', '2', '-sample_fmt', 's16']);

async function measured(media: Asset, encoder: readonly string[] = []) {
  const tools = await harnessTools();
  const inAac =
    encoder.length === 0
      ? media
      : await makeMedia({ kind: 'audio', extension: 'm4a' }, ['-map', '0:a', ...encoder], [media]);
  const { log } = await tools.ffmpeg({
    inputs: { media: inAac },
    outputs: {},
    args: (paths) => ['-i', paths.input('media'), '-map', '0:a', '-af', measureFilter, '-f', 'null', '-'],
  });
  return loudnessInLog(log);
}

async function loud(media: Asset, params = {}) {
  const { outputs, problems } = await runNode(audioLoudness, { inputs: { media }, params });
  return { media: outputs['media'] as Asset, report: outputs['loudness'] as Record<string, number>, problems };
}

/** Hash of the pictures' packets. */
async function pictures(video: Asset): Promise<string> {
  return (await makeMedia({ kind: 'video', extension: 'h264' }, ['-map', '0:v', '-c', 'copy'], [video])).hash;
}

test.each([
  ['quiet', 0.03, -14],
  ['loud', 1.1, -14],
  ['for television', 0.3, -23],
  ['for podcasts', 0.2, -16],
])('%s: within half a LU of the target, peaks below −1 dBTP also as AAC', async (_, gain, target) => {
  const done = await loud(await sound(programme(gain)), { target });
  const lossless = await measured(done.media);
  expect(Math.abs((lossless?.integrated ?? 0) - target)).toBeLessThanOrEqual(0.5);
  expect(lossless?.truePeak).toBeLessThanOrEqual(-1.5);
  const aac = await measured(done.media, ['-c:a', 'aac', '-b:a', '192k']);
  expect(aac?.truePeak).toBeLessThanOrEqual(-1);
  expect(Math.abs((aac?.integrated ?? 0) - target)).toBeLessThanOrEqual(0.5);
  expect(done.report['integrated']).toBeCloseTo(lossless?.integrated ?? 0, 0);
  expect(done.problems).toEqual([]);
  expect((await probe(done.media)).samples).toBe(12 * 48_000);
});

test('pictures are copied packet for packet, and the sound keeps its length', async () => {
  const video = await makeClip({ seconds: 3 });
  const done = await loud(video);
  const [before, after] = await Promise.all([probe(video), probe(done.media)]);
  expect(after).toMatchObject({ frames: 72, seconds: 3, samples: 144_000, videoConfig: before.videoConfig });
  expect(await pictures(done.media)).toBe(await pictures(video));
  expect(done.report['integrated']).toBeCloseTo(-14, 0);
});

test('silence stays silence, and a video without sound passes', async () => {
  const silence = await sound('anullsrc=r=48000:d=2');
  const done = await loud(silence);
  expect(done.media.hash).toBe(silence.hash);
  expect(done.report['integrated']).toBeNull();
  const mute = await makeClip({ tone: null });
  expect((await loud(mute)).media.hash).toBe(mute.hash);
});

test('only measuring changes nothing; what can not be reached is said', async () => {
  const media = await sound(programme(0.3));
  expect((await loud(media, { measureOnly: true })).media.hash).toBe(media.hash);
  const whisper = await loud(await sound(programme(0.002)));
  expect(whisper.problems.map(({ code }) => code)).toEqual(['loudness-not-reached']);
});

test('equal inputs give equal bytes', async () => {
  const media = await sound(programme(0.9));
  expect((await loud(media)).media.hash).toBe((await loud(media)).media.hash);
});
