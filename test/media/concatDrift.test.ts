import { expect, test } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Rate } from '../../runtime/graph/rate.ts';
import { videoConcat } from '../../nodes/video/concat.ts';
import { probe, runNode } from '../harness/nodeHarness.ts';
import type { MarkedClip } from './flashAndBeep.ts';
import { markedClip, marksIn } from './flashAndBeep.ts';

const film: Rate = { num: 24, den: 1 };
const ntsc: Rate = { num: 30_000, den: 1001 };
const small = { width: 64, height: 36 };
const aac = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-b:a', '96k'];

/** Dark clips of all kinds: the film's own format most often, and what cameras and models give. */
const fillers: readonly MarkedClip[] = [
  { ...small, rate: film, frames: 7 },
  { ...small, rate: film, frames: 13 },
  { ...small, rate: film, frames: 19, silent: true },
  { ...small, rate: film, frames: 24 },
  { ...small, rate: { num: 25, den: 1 }, frames: 11 },
  { ...small, rate: ntsc, frames: 17, sampleRate: 44_100, channels: 1, encoder: aac },
  { width: 80, height: 60, rate: { num: 16, den: 1 }, frames: 9, silent: true },
  { ...small, rate: { num: 30, den: 1 }, frames: 20, uneven: true, encoder: aac, extension: 'mkv' },
  { width: 48, height: 64, rate: film, frames: 10, encoder: [...aac, '-pix_fmt', 'yuv444p'] },
];

async function filmOf(marked: readonly MarkedClip[], count: number, rate: Rate) {
  const dark = await Promise.all(fillers.map(markedClip));
  const marks = await Promise.all(marked.map(markedClip));
  const clips: Asset[] = Array.from({ length: count }, (_, index) => dark[(index * 5) % dark.length]!);
  clips[0] = marks[0]!;
  clips[Math.floor(count / 2)] = marks[1]!;
  clips[count - 1] = marks[2]!;
  return runNode(videoConcat, { inputs: { clips }, params: { rate, ...small } });
}

for (const rate of [film, ntsc]) {
  test(`sound and picture stay together over 300 clips at ${rate.num}/${rate.den}`, { timeout: 300_000 }, async () => {
    const marked: MarkedClip[] = [
      { ...small, rate, frames: 24, mark: 6 },
      { ...small, rate: { num: 25, den: 1 }, frames: 25, mark: 10, encoder: aac },
      { ...small, rate: { num: 30, den: 1 }, frames: 30, mark: 12, uneven: true, encoder: aac, extension: 'mkv' },
    ];
    const { outputs } = await filmOf(marked, 300, rate);
    const video = outputs['video'] as Asset;
    const { flashes, beeps } = await marksIn(video);
    expect(flashes).toHaveLength(3);
    expect(beeps).toHaveLength(3);
    const frame = rate.den / rate.num;
    for (const [index, flash] of flashes.entries()) expect(Math.abs(flash - beeps[index]!)).toBeLessThan(frame);
    const facts = await probe(video);
    expect(facts.frames).toBe(video.facts?.frames);
    expect(facts.samples).toBe(Math.round((facts.frames! * rate.den * 48_000) / rate.num));
    expect(facts).toMatchObject({ ...small, rate, variableRate: false, videoCodec: 'h264', pixelFormat: 'yuv420p' });
  });
}

test('the measure sees a beep that is one frame late', async () => {
  const late = await markedClip({ ...small, rate: film, frames: 24, mark: 6 });
  const early = await markedClip({ ...small, rate: film, frames: 24, mark: 7 });
  const { flashes } = await marksIn(early);
  const { beeps } = await marksIn(late);
  expect(Math.abs(flashes[0]! - beeps[0]!)).toBeGreaterThan(0.9 / 24);
});
