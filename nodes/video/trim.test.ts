import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { makeClip, pathOf, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoTrim } from './trim.ts';

const run = promisify(execFile);

async function trim(video: Asset, params: Record<string, unknown>) {
  const { outputs, problems } = await runNode(videoTrim, { inputs: { video }, params });
  return { video: outputs['video'] as Asset, problems };
}

/** Checksum of each decoded picture. */
async function pictures(video: Asset): Promise<readonly string[]> {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', await pathOf(video), '-an', '-f', 'framemd5', '-']);
  return stdout.split('\n').flatMap((line) => (line.startsWith('#') ? [] : (line.split(',')[5]?.trim() ?? [])));
}

test('a shorter end is cut off without encoding, the sound to the sample', async () => {
  const clip = await makeClip({ seconds: 3 });
  const { video, problems } = await trim(clip, { seconds: 1.25 });
  expect(await pictures(video)).toEqual((await pictures(clip)).slice(0, 30));
  const facts = await probe(video);
  expect(facts).toMatchObject({ frames: 30, samples: 60_000, videoConfig: (await probe(clip)).videoConfig! });
  expect(facts).toMatchObject(video.facts ?? {});
  expect(problems).toEqual([]);
});

test('a clip of the wanted length is given back as it is', async () => {
  const clip = await makeClip({ seconds: 2 });
  expect((await trim(clip, { seconds: 2 })).video.hash).toBe(clip.hash);
  expect((await trim(clip, {})).video.hash).toBe(clip.hash);
});

test('a stretch from the middle begins with the very frame', async () => {
  const lossless = ['-c:v', 'libx264', '-qp', '0', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p', '-c:a', 'flac'];
  const clip = await makeClip({ seconds: 3, encoder: [...lossless, '-strict', '-2'] });
  const { video } = await trim(clip, { start: 1.5, seconds: 0.5 });
  expect(await probe(video)).toMatchObject({ frames: 12, samples: 24_000, pixelFormat: 'yuv420p' });
  // Which frame of the source the first one is: the one it differs least from.
  const compare = async (frame: number) => {
    const filter = `[0]trim=start_frame=${frame}:end_frame=${frame + 1},setpts=0,format=yuv420p[a];[1]trim=end_frame=1[b];[a][b]psnr`;
    const args = ['-i', await pathOf(clip), '-i', await pathOf(video), '-filter_complex', filter, '-f', 'null', '-'];
    const { stderr } = await run('ffmpeg', args);
    return Number(/average:([\d.]+|inf)/.exec(stderr)?.[1]);
  };
  const [before, exact, after] = [await compare(35), await compare(36), await compare(37)];
  expect(exact).toBeGreaterThan(before);
  expect(exact).toBeGreaterThan(after);
});

test('B frames, uneven times and other rates come out to the frame', async () => {
  const encoder = ['-c:v', 'libx264', '-bf', '2', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const clip = await makeClip({ seconds: 2, rate: { num: 30_000, den: 1001 }, encoder });
  const facts = await probe((await trim(clip, { seconds: 1.001 })).video);
  expect(facts).toMatchObject({ frames: 30, samples: 48_048, rate: { num: 30_000, den: 1001 }, bFrames: false });
  const uneven = await makeClip({ seconds: 2, encoder: [...encoder, '-vf', 'select=mod(n\\,5)'], extension: 'mkv' });
  const even = await probe((await trim(uneven, { start: 0.5, seconds: 1 })).video);
  expect(even.variableRate).toBe(false);
  expect(even.seconds).toBeCloseTo(1, 1);
});

test('too short: the last picture is held with silence, or the result is shorter, and it is said', async () => {
  const clip = await makeClip({ seconds: 1 });
  const held = await trim(clip, { seconds: 1.5, hold: true });
  expect(await probe(held.video)).toMatchObject({ frames: 36, samples: 72_000 });
  expect(new Set((await pictures(held.video)).slice(26)).size).toBeLessThanOrEqual(3);
  expect(held.problems).toEqual([
    {
      code: 'last-picture-held',
      message: 'The clip holds 1 s of the wanted 1.5 s: its last picture is held for the rest.',
    },
  ]);
  const short = await trim(clip, { seconds: 1.5 });
  expect((await probe(short.video)).frames).toBe(24);
  expect(short.problems).toMatchObject([{ code: 'clip-too-short' }]);
});

test('nothing is left after the end', async () => {
  const clip = await makeClip({ seconds: 1 });
  await expect(trim(clip, { start: 2 })).rejects.toThrow('The clip is 1 s long: nothing is left after 2 s.');
});

test('a silent clip stays silent', async () => {
  const clip = await makeClip({ seconds: 2, tone: null });
  for (const params of [{ seconds: 1 }, { start: 1 }, { seconds: 3, hold: true }]) {
    expect((await probe((await trim(clip, params)).video)).hasAudio).toBe(false);
  }
});
