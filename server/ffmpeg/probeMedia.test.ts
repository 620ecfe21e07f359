import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import { intermediateAudioArgs, intermediateVideoArgs } from '../../runtime/media/intermediate.ts';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { locateFfmpeg } from './locateFfmpeg.ts';
import { probeMedia } from './probeMedia.ts';

const { signal } = new AbortController();
const { ffmpeg } = await locateFfmpeg();
const lavfi = (source: string) => ['-f', 'lavfi', '-i', source];

async function factsOf(kind: Asset['kind'], mime: string, name: string, args: readonly string[]) {
  const path = join(await temporaryFolder(), name);
  execFileSync(ffmpeg, ['-v', 'error', '-y', ...args, path]);
  return probeMedia({ path, kind, mime, name, signal });
}

describe('probeMedia', () => {
  it('tells rates as exact fractions, and frames', async () => {
    const rate = { num: 24_000, den: 1001 };
    const source = [...lavfi(`testsrc2=s=96x64:r=24000/1001:d=3`), ...intermediateVideoArgs(rate)];
    const facts = await factsOf('video', 'video/mp4', 'a.mp4', source);
    expect(facts).toMatchObject({ rate, frames: 72, variableRate: false, hasAudio: false });
    expect(facts.seconds).toBeCloseTo((72 * 1001) / 24_000, 6);
  });

  it('counts frames where the container does not say', async () => {
    const source = [...lavfi('testsrc2=s=96x64:r=25:d=2'), '-c:v', 'libvpx', '-deadline', 'realtime'];
    expect(await factsOf('video', 'video/webm', 'a.webm', source)).toMatchObject({
      frames: 50,
      rate: { num: 25, den: 1 },
      variableRate: false,
      seconds: expect.closeTo(2, 1),
    });
  });

  it('sees a variable rate', async () => {
    const drop = ['-vf', 'select=not(between(n\\,10\\,40))', '-vsync', 'vfr'];
    const facts = await factsOf('video', 'video/mp4', 'a.mp4', [...lavfi('testsrc2=s=96x64:r=30:d=3'), ...drop]);
    expect(facts).toMatchObject({ variableRate: true, frames: 59 });
  });

  it('gives one configuration to clips that can be joined, and others to others', async () => {
    const rate = { num: 24, den: 1 };
    const config = async (source: string, more: readonly string[] = []) =>
      (await factsOf('video', 'video/mp4', 'a.mp4', [...lavfi(source), ...intermediateVideoArgs(rate), ...more]))
        .videoConfig;
    const plain = await config('testsrc2=s=96x64:r=24:d=1');
    expect(plain).toMatch(/^h264 High 96x64 yuv420p 1\/24000 /);
    expect(await config('color=red:s=96x64:r=24:d=2')).toBe(plain);
    expect(await config('color=red:s=98x64:r=24:d=2')).not.toBe(plain);
    expect(await config('color=red:s=96x64:r=24:d=2', ['-x264-params', 'cabac=0'])).not.toBe(plain);
  });

  it('counts samples only where they are exact', async () => {
    const tone = lavfi('sine=r=48000:d=1');
    expect(await factsOf('audio', 'audio/wav', 'a.wav', tone)).toMatchObject({
      samples: 48_000,
      seconds: 1,
      channels: 1,
    });
    const clip = [...lavfi('testsrc2=s=96x64:r=24:d=1'), ...tone, ...intermediateAudioArgs];
    expect(await factsOf('video', 'video/mp4', 'a.mp4', clip)).toMatchObject({ samples: 48_000, hasAudio: true });
    expect(await factsOf('audio', 'audio/mp4', 'a.m4a', tone)).not.toHaveProperty('samples');
  });

  it('gives the size as shown of a picture and of a turned clip', async () => {
    const still = [...lavfi('testsrc2=s=96x64'), '-frames:v', '1'];
    expect(await factsOf('image', 'image/png', 'a.png', still)).toMatchObject({ width: 96, height: 64 });
    const folder = await temporaryFolder();
    const run = (...args: string[]) => execFileSync(ffmpeg, ['-v', 'error', '-y', ...args], { cwd: folder });
    run(...lavfi('testsrc2=s=96x64:d=1'), 'flat.mp4');
    const path = join(folder, 'turned.mp4');
    await writeFile(path, turnedByAQuarter(await readFile(join(folder, 'flat.mp4'))));
    expect(await probeMedia({ path, kind: 'video', mime: 'video/mp4', name: 'turned.mp4', signal })).toMatchObject({
      width: 64,
      height: 96,
    });
  });

  it('does not take the cover of a song for a video', async () => {
    const folder = await temporaryFolder();
    const run = (...args: string[]) => execFileSync(ffmpeg, ['-v', 'error', '-y', ...args], { cwd: folder });
    run(...lavfi('testsrc2=s=96x96'), '-frames:v', '1', 'cover.png');
    run(...lavfi('sine=d=1'), '-i', 'cover.png', '-map', '0', '-map', '1', '-c:v', 'png', 'song.mp3');
    const probe = { path: join(folder, 'song.mp3'), name: 'song.mp3', signal };
    expect(await probeMedia({ ...probe, kind: 'audio', mime: 'audio/mpeg' })).toMatchObject({ audioCodec: 'mp3' });
    await expect(probeMedia({ ...probe, kind: 'video', mime: 'audio/mpeg' })).rejects.toThrow('is not a video at all');
  });
});

/** Turns the picture of a clip by writing its matrix: each version of ffmpeg has another option for it. */
function turnedByAQuarter(clip: Buffer): Buffer {
  const matrix = clip.indexOf('tkhd') + 44;
  const one = 0x1_0000;
  [0, one, 0, -one, 0, 0].forEach((value, index) => clip.writeInt32BE(value, matrix + index * 4));
  return clip;
}
