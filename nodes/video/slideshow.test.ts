import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { makePicture, makeTone, pathOf, probe, runNode } from '../../test/harness/nodeHarness.ts';
import { videoSlideshow } from './slideshow.ts';

const run = promisify(execFile);
const small = { width: 160, height: 90 };

async function show(images: readonly Asset[], params: Record<string, unknown>, music?: Asset): Promise<Asset> {
  const inputs = { images, ...(music && { music }) };
  return (await runNode(videoSlideshow, { inputs, params: { ...small, ...params } })).outputs['video'] as Asset;
}

async function frameColors(film: Asset): Promise<readonly (readonly number[])[]> {
  const args = ['-v', 'error', '-i', await pathOf(film), '-an', '-vf', 'scale=1:1:flags=area', '-pix_fmt', 'rgb24'];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'rawvideo', '-'], { encoding: 'buffer' });
  return Array.from({ length: stdout.length / 3 }, (_, frame) => [...stdout.subarray(frame * 3, frame * 3 + 3)]);
}

test('is exactly as long as its pictures, whatever the transition', async () => {
  const images = [await makePicture({ color: 'red' }), await makePicture({ color: 'blue' })];
  for (const transition of ['cut', 'dissolve', 'fade-black', 'wipe', 'slide']) {
    const film = await show(images, { secondsEach: 0.5, transition, transitionSeconds: 0.25 });
    expect(await probe(film)).toMatchObject({ ...small, frames: 24, hasAudio: false });
    const colors = await frameColors(film);
    expect(colors[11]![0]).toBeGreaterThan(240);
    expect(colors[20]![2]).toBeGreaterThan(240);
    if (transition !== 'cut') expect(colors[15]![2]).toBeLessThan(230);
  }
});

test('pictures of other shapes fill the frame, or stand between bars', async () => {
  const tall = await makePicture({ width: 100, height: 300, color: 'white' });
  const filled = await frameColors(await show([tall], { secondsEach: 0.2, kenBurns: false }));
  const barred = await frameColors(await show([tall], { secondsEach: 0.2, kenBurns: false, fit: 'pad' }));
  expect(filled[0]![0]).toBeGreaterThan(250);
  expect(barred[0]![0]).toBeLessThan(100);
});

test('the move is even: no frame jumps', async () => {
  const film = await show([await makePicture({ width: 640, height: 360 })], {
    secondsEach: 2,
    width: 320,
    height: 180,
  });
  const filter = 'tblend=all_mode=difference,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-';
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', await pathOf(film), '-vf', filter, '-f', 'null', '-']);
  const steps = [...stdout.matchAll(/YAVG=([\d.]+)/g)].map((match) => Number(match[1])).slice(1);
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const jumps = steps.slice(1).map((step, index) => Math.abs(step - steps[index]!));
  expect(mean).toBeGreaterThan(0.5);
  expect(jumps.reduce((sum, jump) => sum + jump, 0) / jumps.length / mean).toBeLessThan(0.25);
});

test('short music repeats to the end, comes in and goes out', async () => {
  const image = await makePicture();
  const film = await show([image, image], { secondsEach: 1.5, musicFadeIn: 0.2, musicFadeOut: 1 }, await makeTone());
  expect(await probe(film)).toMatchObject({ frames: 72, samples: 144_000, audioCodec: 'flac' });
  const level = async (from: number, seconds: number) => {
    const filter = `atrim=${from}:${from + seconds},volumedetect`;
    const { stderr } = await run('ffmpeg', ['-i', await pathOf(film), '-af', filter, '-vn', '-f', 'null', '-']);
    return Number(/mean_volume: (-?[\d.]+)/.exec(stderr)?.[1]);
  };
  const full = await level(1.2, 0.5);
  expect(await level(0, 0.05)).toBeLessThan(full - 10);
  expect(await level(2.9, 0.1)).toBeLessThan(full - 15);
});

test('the same pictures give the same bytes', async () => {
  const images = [await makePicture(), await makePicture({ color: 'green' })];
  const params = { secondsEach: 0.3, transitionSeconds: 0.1 };
  expect((await show(images, params)).hash).toBe((await show(images, params)).hash);
});

test('without pictures there is nothing to show', async () => {
  await expect(show([], {})).rejects.toThrow('There is nothing to show');
});
