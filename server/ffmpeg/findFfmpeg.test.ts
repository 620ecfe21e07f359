import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';

/** A process that has not looked for ffmpeg yet. */
async function newProcess() {
  vi.resetModules();
  return (await import('./findFfmpeg.ts')).findFfmpeg;
}

const wholeBuild = [
  'ass',
  'concat',
  'drawtext',
  'ebur128',
  'adenorm',
  'alimiter',
  'xfade',
  'zoompan',
  'sidechaincompress',
];
const encoders = ['libx264', 'aac', 'flac', 'png', 'mov_text'];

/** A stand-in that notes each of its starts. */
async function pretend(folder: string, version: string, parts: readonly string[]) {
  const list = parts.map((part) => ` T.. ${part} A->A words`).join('\n');
  const script = `#!/bin/sh\necho "$*" >> ${folder}/starts\ncat <<'END'\nffmpeg version ${version} Copyright\n${list}\nEND\n`;
  for (const name of ['ffmpeg', 'ffprobe']) {
    await writeFile(join(folder, name), script);
    await chmod(join(folder, name), 0o755);
  }
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  return async () => (await readFile(join(folder, 'starts'), 'utf8').catch(() => '')).split('\n').length - 1;
}

beforeEach(() => {
  vi.stubEnv('FFMPEG_PATH', undefined);
  vi.stubEnv('FFPROBE_PATH', undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe('findFfmpeg', () => {
  it('checks a build once, and never again in a process that knows the cache folder', async () => {
    const [folder, cacheFolder] = [await temporaryFolder(), await temporaryFolder()];
    const starts = await pretend(folder, '5.1.9-0+deb12u1', [...wholeBuild, ...encoders]);
    const programs = { ffmpeg: join(folder, 'ffmpeg'), ffprobe: join(folder, 'ffprobe') };
    const find = await newProcess();
    expect(await find({ cacheFolder })).toEqual(programs);
    expect(await find()).toEqual(programs);
    expect(await starts()).toBe(3);
    expect(await (await newProcess())({ cacheFolder })).toEqual(programs);
    expect(await starts()).toBe(3);
    await pretend(folder, '7.0', [...wholeBuild, ...encoders, 'more']);
    await (
      await newProcess()
    )({ cacheFolder });
    expect(await starts()).toBe(6);
  });

  it('says that a program of the name which can not be started is unfit, and does not call it a passing fault', async () => {
    const folder = await temporaryFolder();
    await pretend(folder, '6.0', []);
    await writeFile(join(folder, 'ffmpeg'), '#!/no/such/shell\n');
    const fault = { code: 'ffmpeg-missing', faultClass: 'permanent', message: expect.stringMatching(/does not run/) };
    await expect((await newProcess())()).rejects.toMatchObject(fault);
  });

  it.each([
    ['4.4.2-0ubuntu0.22.04.1', [...wholeBuild, ...encoders], 'is version 4.4.2-0ubuntu0.22.04.1: install version 5 or'],
    ['6.0', encoders.concat(wholeBuild.slice(1)), 'was built without filter ass: install a full build'],
    ['n7.1', wholeBuild.concat(encoders.slice(1)), 'was built without encoder libx264'],
  ])('says what is wrong with %s', async (version, parts, words) => {
    const folder = await temporaryFolder();
    await pretend(folder, version, parts);
    await expect((await newProcess())()).rejects.toThrow(`The ffmpeg at ${join(folder, 'ffmpeg')} ${words}`);
  });

  it('takes a build from the sources, which has no release number', async () => {
    await pretend(await temporaryFolder(), 'N-109468-gd39b34123d', [...wholeBuild, ...encoders]);
    await expect((await newProcess())()).resolves.toBeDefined();
  });

  it('looks again after ffmpeg was installed', async () => {
    const folder = await temporaryFolder();
    vi.stubEnv('PATH', folder);
    const find = await newProcess();
    await expect(find()).rejects.toMatchObject({ code: 'ffmpeg-missing' });
    vi.unstubAllEnvs();
    await expect(find()).resolves.toBeDefined();
  });
});
