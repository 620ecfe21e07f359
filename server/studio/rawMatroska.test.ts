import { describe, expect, it } from 'vitest';
import { runFfmpeg } from '../ffmpeg/runFfmpeg.ts';
import { type DrawnFrame, rawMatroska } from './rawMatroska.ts';

const [width, height] = [16, 16];
const bytes = (width * height * 3) / 2;

/** Pictures of one shade each, from the frames on that are told. */
async function* drawn(shades: ReadonlyMap<number, number>): AsyncGenerator<DrawnFrame> {
  for (const [at, shade] of shades) yield { at, picture: new Uint8Array(bytes).fill(shade) };
}

/** The shade of each frame that ffmpeg shows. */
async function shown(shades: ReadonlyMap<number, number>, rate: { num: number; den: number }): Promise<number[]> {
  const read: Buffer[] = [];
  await runFfmpeg({
    stdin: rawMatroska(drawn(shades), { width, height, rate }),
    args: [
      ...['-f', 'matroska', '-i', 'pipe:0', '-vf', `fps=${rate.num}/${rate.den}:start_time=0`],
      ...['-f', 'rawvideo', 'pipe:1'],
    ],
    onStdout: (chunk) => read.push(chunk),
    signal: new AbortController().signal,
  });
  const all = Buffer.concat(read);
  return Array.from({ length: all.length / bytes }, (_, frame) => all[frame * bytes] as number);
}

describe('rawMatroska', () => {
  it.each([
    { num: 24, den: 1 },
    { num: 30_000, den: 1001 },
  ])('shows each picture until the next one comes, at $num/$den', async (rate) => {
    const frames = await shown(new Map([0, 1, 2, 9, 40, 41].map((at) => [at, 20 + at])), rate);
    expect(frames).toEqual([20, 21, ...Array(7).fill(22), ...Array(31).fill(29), 60, 61]);
  });
  it('keeps its times for longer than a cluster lasts', async () => {
    const frames = await shown(
      new Map([
        [0, 20],
        [32_760, 30],
        [33_001, 40],
      ]),
      { num: 24_000, den: 1001 },
    );
    // How long the last one stands is for the caller to say: versions of ffmpeg differ there.
    expect([frames.indexOf(30), frames.indexOf(40), frames.at(-1)]).toEqual([32_760, 33_001, 40]);
  });
});
