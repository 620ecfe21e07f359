import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { harnessStore, harnessTools, makeClip, makePicture, makeTone, probe } from '../../test/harness/nodeHarness.ts';
import { makeWorkTools } from './workTools.ts';

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
  it('runs a job in a folder where every path is a bare name, and concat lists work', async () => {
    const tools = await harnessTools();
    const clips = [await makeClip({ seconds: 0.5, color: 'red' }), await makeClip({ seconds: 1, color: 'blue' })];
    const seen: string[] = [];
    const { assets } = await tools.ffmpeg({
      inputs: { clips },
      texts: {
        'the list': {
          extension: 'txt',
          text: (paths) =>
            `ffconcat version 1.0\n${paths
              .inputs('clips')
              .map((path) => `file ${path}\n`)
              .join('')}`,
        },
      },
      outputs: { film: { kind: 'video', extension: 'mp4' } },
      args: (paths) => {
        seen.push(...paths.inputs('clips'), paths.text('the list'), paths.output('film'), paths.fonts);
        const list = ['-f', 'concat', '-safe', '0', '-i', paths.text('the list')];
        return [...list, '-c', 'copy', '-strict', 'experimental', paths.output('film')];
      },
    });
    expect(seen).toEqual(['clips-0.mp4', 'clips-1.mp4', 'text-the_list.txt', 'out-film.mp4', 'fonts']);
    expect(await tools.probe(assets.film)).toMatchObject({ frames: 36, seconds: 1.5 });
  });

  it('draws captions with the fonts that come with the project', async () => {
    const tools = await harnessTools();
    const clip = await makeClip({ seconds: 0.5, width: 320, height: 180, color: 'black', tone: null });
    const srt = '1\n00:00:00,000 --> 00:00:01,000\nÉté — ça va\n';
    const { log } = await tools.ffmpeg({
      inputs: { clip },
      texts: { captions: { extension: 'srt', text: () => srt } },
      outputs: { out: { kind: 'video', extension: 'mp4' } },
      args: (paths) => {
        const style = `fontsdir=${paths.fonts}:force_style='FontName=DejaVu Sans'`;
        const filters = `subtitles=${paths.text('captions')}:${style},signalstats,metadata=print`;
        return ['-i', paths.input('clip'), '-vf', filters, paths.output('out')];
      },
    });
    expect(log).toMatch(/fontselect: \(DejaVu Sans.*DejaVuSans/);
    expect(Math.max(...[...log.matchAll(/YMAX=(\d+)/g)].map(([, level]) => Number(level)))).toBeGreaterThan(200);
  });

  it('pulls drawn frames from its caller, and says how far it is', async () => {
    const parts: number[] = [];
    const store = await harnessStore();
    const { signal } = new AbortController();
    const tools = makeWorkTools({ store, signal, onProgress: (part) => parts.push(part) });
    async function* frames() {
      for (let index = 0; index < 24; index += 1) yield Buffer.alloc(32 * 32 * 3, index * 10);
    }
    const { assets } = await tools.ffmpeg({
      outputs: { out: { kind: 'video', extension: 'mp4' } },
      stdin: frames(),
      seconds: 1,
      args: (paths) => {
        const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', '32x32', '-r', '24', '-i', 'pipe:0'];
        return [...raw, paths.output('out')];
      },
    });
    expect(await probe(assets.out)).toMatchObject({ frames: 24, width: 32 });
    expect(parts.at(-1)).toBeGreaterThan(0.5);
  });

  it.each([
    ['fails', ['-vf', 'nosuchfilter'], 'ffmpeg-failed'],
    ['writes nothing', ['-t', '0', '-f', 'null'], 'ffmpeg-wrote-nothing'],
  ])('leaves no job folder behind when ffmpeg %s', async (_name, options, code) => {
    const tools = await harnessTools();
    const clip = await makeClip();
    const before = await jobFolders();
    const outcome = tools.ffmpeg({
      inputs: { clip },
      outputs: { out: { kind: 'video', extension: 'mp4' } },
      args: (paths) => ['-i', paths.input('clip'), ...options, paths.output('out')],
    });
    await expect(outcome).rejects.toMatchObject({ name: 'Fault', code, faultClass: 'permanent' });
    expect(await jobFolders()).toEqual(before);
  });

  it('stops a job on abort and leaves nothing of it', async () => {
    const controller = new AbortController();
    const store = await harnessStore();
    const tools = makeWorkTools({ store, signal: controller.signal, onProgress: () => controller.abort() });
    const [before, { assets }] = [await jobFolders(), await store.status()];
    const outcome = tools.ffmpeg({
      outputs: { out: { kind: 'video', extension: 'mp4' } },
      seconds: 600,
      args: (paths) => ['-re', '-f', 'lavfi', '-i', 'testsrc2=d=600:s=64x64', paths.output('out')],
    });
    await expect(outcome).rejects.toMatchObject({ faultClass: 'cancelled' });
    expect(await jobFolders()).toEqual(before);
    expect((await store.status()).assets).toEqual(assets);
  });

  it('keeps the facts that a maker is sure of, and probes for what lacks', async () => {
    const tools = await harnessTools();
    const bytes = await tools.read(await makePicture({ width: 40, height: 20 }));
    const sure = await tools.write(Buffer.concat([bytes, Buffer.from('!')]), {
      ...{ kind: 'image', mime: 'image/png', facts: { width: 41, height: 21 } },
    });
    expect(await tools.probe(sure)).toEqual({ width: 41, height: 21 });
    const clip = await makeClip({ seconds: 0.25 });
    await (await harnessStore()).assets.setFacts(clip.hash, { seconds: 0.25 });
    expect(await tools.probe(clip)).toMatchObject({ seconds: 0.25, frames: 6, videoConfig: expect.any(String) });
  });
});

async function jobFolders(): Promise<string[]> {
  return readdir(join((await harnessStore()).cacheFolder, 'work'), { recursive: true });
}
