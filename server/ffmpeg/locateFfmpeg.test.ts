import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { locateFfmpeg } from './locateFfmpeg.ts';

async function program(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), '#!/bin/sh\n');
  await chmod(join(folder, name), 0o755);
  return join(folder, name);
}

describe('locateFfmpeg', () => {
  it('takes what FFMPEG_PATH names, and ffprobe beside it', async () => {
    const folder = await temporaryFolder();
    const [ffmpeg, ffprobe] = [
      await program(join(folder, 'own'), 'ffmpeg'),
      await program(join(folder, 'own'), 'ffprobe'),
    ];
    await program(join(folder, 'path'), 'ffmpeg');
    expect(await locateFfmpeg({ FFMPEG_PATH: ffmpeg, PATH: join(folder, 'path') })).toEqual({ ffmpeg, ffprobe });
  });

  it('looks along PATH, for ffprobe too', async () => {
    const folder = await temporaryFolder();
    const ffmpeg = await program(join(folder, 'b'), 'ffmpeg');
    const ffprobe = await program(join(folder, 'c'), 'ffprobe');
    await writeFile(join(folder, 'ffmpeg'), 'not to be run');
    expect(await locateFfmpeg({ PATH: ['a', '', 'b', 'c'].map((name) => join(folder, name)).join(':') })).toEqual({
      ffmpeg,
      ffprobe,
    });
  });

  it('gives whole paths, since jobs run elsewhere, and passes by a folder of the name', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a', 'ffmpeg'), { recursive: true });
    const [ffmpeg, ffprobe] = [await program(join(folder, 'b'), 'ffmpeg'), await program(join(folder, 'b'), 'ffprobe')];
    const here = (path: string) => relative(process.cwd(), path);
    const PATH = [join(folder, 'a'), here(join(folder, 'b'))].join(':');
    expect(await locateFfmpeg({ PATH })).toEqual({ ffmpeg, ffprobe });
    expect(await locateFfmpeg({ FFMPEG_PATH: here(ffmpeg), PATH: '' })).toEqual({ ffmpeg, ffprobe });
  });

  it('says what to do when there is none', async () => {
    const folder = await temporaryFolder();
    const fault = { name: 'Fault', code: 'ffmpeg-missing', faultClass: 'permanent' };
    await expect(locateFfmpeg({ PATH: folder })).rejects.toMatchObject({
      ...fault,
      message: expect.stringContaining('run "npm run setup"'),
    });
    await expect(locateFfmpeg({ FFMPEG_PATH: '/no/ffmpeg', PATH: folder })).rejects.toMatchObject({
      ...fault,
      message: expect.stringContaining('FFMPEG_PATH says /no/ffmpeg, but no program is there'),
    });
  });
});
