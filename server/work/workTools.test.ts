import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  harnessStore,
  harnessTools,
  makeClip,
  makePicture,
  makeTone,
  pathOf,
  probe,
} from '../../test/harness/nodeHarness.ts';

describe('makeWorkTools', () => {
  it('gives clips whose facts are exact', async () => {
    const clip = await makeClip({ seconds: 1.5, rate: { num: 24, den: 1 } });
    expect(await probe(clip)).toMatchObject({
      width: 160,
      height: 90,
      seconds: 1.5,
      frames: 36,
      rate: { num: 24, den: 1 },
      variableRate: false,
      videoCodec: 'h264',
      pixelFormat: 'yuv420p',
      hasAudio: true,
      audioCodec: 'flac',
      sampleRate: 48_000,
      channels: 2,
      samples: 72_000,
    });
  });
  it('gives equal bytes for equal jobs', async () => {
    const [first, second] = [await makeClip({ seconds: 1 }), await makeClip({ seconds: 1 })];
    expect(second.hash).toBe(first.hash);
  });
  it('probes a picture and a tone once, and keeps what it found', async () => {
    const tools = await harnessTools();
    const picture = await makePicture({ width: 64, height: 32 });
    expect(await tools.probe(picture)).toMatchObject({ width: 64, height: 32, videoCodec: 'png' });
    expect((await tools.find(picture.hash))?.facts).toMatchObject({ width: 64 });
    expect(await tools.probe(await makeTone({ seconds: 0.5 }))).toMatchObject({ seconds: 0.5, samples: 24_000 });
  });
  it('leaves no job folder behind', async () => {
    const tools = await harnessTools();
    const { scratch } = await harnessStore();
    const beside = async () => readdir((await scratch.newFolder()).replace(/[^/]+$/, ''));
    const before = await beside();
    const clip = await makeClip();
    await expect(
      tools.ffmpeg({
        inputs: { clip },
        outputs: { out: { kind: 'video', extension: 'mp4' } },
        args: (paths) => ['-i', paths.input('clip'), '-vf', 'nosuchfilter', paths.output('out')],
      }),
    ).rejects.toThrow('nosuchfilter');
    expect((await beside()).length).toBe(before.length + 1);
    expect(await pathOf(clip)).toContain(clip.hash.slice(2));
  });
});
