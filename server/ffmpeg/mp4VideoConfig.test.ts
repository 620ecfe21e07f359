import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawnVideoArgs, intermediateAudioArgs, intermediateVideoArgs } from '../../runtime/media/intermediate.ts';
import { intermediateFacts } from '../../runtime/media/intermediateFacts.ts';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { locateFfmpeg } from './locateFfmpeg.ts';
import { mp4VideoConfig } from './mp4VideoConfig.ts';
import { probeMedia } from './probeMedia.ts';

const { ffmpeg } = await locateFfmpeg();
const rate = { num: 30_000, den: 1001 };
const format = { width: 96, height: 64, rate };
const frames = 45;
const seconds = (frames * rate.den) / rate.num;
const picture = ['-f', 'lavfi', '-i', `testsrc2=s=96x64:r=${rate.num}/${rate.den}:d=${seconds}`];
const tone = ['-f', 'lavfi', '-i', `sine=r=48000:d=${seconds}`];

async function encoded(args: readonly string[], name = 'clip.mp4'): Promise<string> {
  const path = join(await temporaryFolder(), name);
  execFileSync(ffmpeg, ['-v', 'error', '-y', '-bitexact', ...args, path], { stdio: 'pipe' });
  return path;
}

function probed(path: string) {
  const { signal } = new AbortController();
  return probeMedia({ path, kind: 'video', mime: 'video/mp4', name: 'The clip', signal });
}

describe('mp4VideoConfig', () => {
  it.each([
    ['drawn', [...picture, ...drawnVideoArgs(rate)], false],
    ['encoded', [...picture, ...intermediateVideoArgs(rate)], false],
    ['drawn with sound', [...picture, ...tone, ...drawnVideoArgs(rate)], true],
    ['encoded with its index in front', [...picture, ...intermediateVideoArgs(rate), '-movflags', '+faststart'], false],
  ])('makes of the facts of a clip that was %s all that a probe tells', async (_how, args, hasAudio) => {
    const path = await encoded([...args, ...(hasAudio ? intermediateAudioArgs : [])]);
    const known = intermediateFacts(format, frames, hasAudio);
    const { samples, ...told } = await probed(path);
    const { samples: counted, ...facts } = { ...known, videoConfig: await mp4VideoConfig(path, known) };
    expect(told).toEqual(facts);
    // A tone of odd length: the filters that cut sound to the sample are not of this test.
    expect(Math.abs((samples ?? 0) - (counted ?? 0))).toBeLessThanOrEqual(1);
  });

  it('finds the picture behind the sound', async () => {
    const order = ['-map', '1:a', '-map', '0:v', ...drawnVideoArgs(rate), ...intermediateAudioArgs];
    const path = await encoded([...picture, ...tone, ...order]);
    const known = intermediateFacts(format, frames, true);
    expect(await mp4VideoConfig(path, known)).toBe((await probed(path)).videoConfig);
    expect(await mp4VideoConfig(path, known)).toContain(' stream 1 ');
  });

  it('gives drawn and encoded clips one configuration', async () => {
    const [drawn, other] = await Promise.all([
      encoded([...picture, ...drawnVideoArgs(rate)]),
      encoded([...picture, ...intermediateVideoArgs(rate)]),
    ]);
    const known = intermediateFacts(format, frames, false);
    expect(await mp4VideoConfig(drawn, known)).toBe(await mp4VideoConfig(other, known));
  });

  it('leaves to a probe what is not as our own clips are', async () => {
    const known = intermediateFacts(format, frames, false);
    const plain = await encoded([...picture, ...drawnVideoArgs(rate)]);
    // An option since ffmpeg 6, a tag before.
    const turned = await encoded(['-display_rotation', '90', '-i', plain, '-c', 'copy']).catch(() =>
      encoded(['-i', plain, '-c', 'copy', '-metadata:s:v:0', 'rotate=90']),
    );
    const simple = await encoded([...picture, '-c:v', 'libx264', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p']);
    const notes = join(await temporaryFolder(), 'notes.mp4');
    await writeFile(notes, 'This is no film at all, whatever it is called.');
    for (const path of [turned, simple, notes]) expect(await mp4VideoConfig(path, known)).toBeUndefined();
    expect(await mp4VideoConfig(plain, { ...known, videoCodec: 'hevc' })).toBeUndefined();
  });
});
