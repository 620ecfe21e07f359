import { execFileSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { findFfmpeg } from './findFfmpeg.ts';
import { runFfmpeg } from './runFfmpeg.ts';

const { signal } = new AbortController();
const rawFrames = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', '64x64', '-i', 'pipe:0'];

async function* frames(count: number, onEach: (index: number) => void = () => {}) {
  for (let index = 0; index < count; index += 1) {
    onEach(index);
    yield Buffer.alloc(64 * 64 * 3, index);
  }
}

describe('runFfmpeg', () => {
  it('runs, reports progress and gives what ffmpeg said', async () => {
    const out = join(await temporaryFolder(), 'out.wav');
    const parts: number[] = [];
    const args = ['-f', 'lavfi', '-i', 'sine=d=2', '-af', 'volumedetect', out];
    const { log } = await runFfmpeg({ args, signal, seconds: 2, onProgress: (part) => parts.push(part) });
    expect(log).toMatch(/mean_volume: -\d+/);
    expect(parts.at(-1)).toBeCloseTo(1, 2);
  });

  it('writes equal bytes twice, without a date or the version of the writer', async () => {
    const folder = await temporaryFolder();
    const make = async (name: string) => {
      const source = ['-f', 'lavfi', '-i', 'testsrc2=d=0.5:s=96x64', '-f', 'lavfi', '-i', 'sine=d=0.5'];
      await runFfmpeg({ args: [...source, '-c:v', 'libx264', '-c:a', 'aac', name], signal, cwd: folder });
      return readFile(join(folder, name));
    };
    const first = await make('one.mp4');
    expect(await make('two.mp4')).toEqual(first);
    expect(first.toString('latin1')).not.toMatch(/Lavf\d|Lavc\d/);
  });

  it('feeds raw frames, no faster than they are taken', async () => {
    const folder = await temporaryFolder();
    let drawn = 0;
    const stdin = frames(100_000, (index) => (drawn = index));
    await runFfmpeg({ args: [...rawFrames, '-frames:v', '5', join(folder, 'out.mp4')], signal, stdin });
    expect(drawn).toBeLessThan(5000);
  });

  it('gives what ffmpeg writes to its output', async () => {
    const chunks: Buffer[] = [];
    const args = [
      '-f',
      'lavfi',
      '-i',
      'color=red:s=8x8',
      '-frames:v',
      '2',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      'pipe:1',
    ];
    await runFfmpeg({ args, signal, onStdout: (chunk) => chunks.push(chunk) });
    expect(Buffer.concat(chunks)).toHaveLength(2 * 8 * 8 * 3);
  });

  it('throws what the source of frames throws', async () => {
    async function* broken() {
      yield* frames(3);
      throw new RangeError('The drawing broke.');
    }
    const out = join(await temporaryFolder(), 'out.mp4');
    await expect(runFfmpeg({ args: [...rawFrames, out], signal, stdin: broken() })).rejects.toThrow(
      'The drawing broke.',
    );
  });

  it.each([
    ['a filter that is not', ['-f', 'lavfi', '-i', 'nosuch=1', 'o.mp4'], 'permanent', 'nosuch'],
    ['a file that is not there', ['-i', 'nope.mp4', 'o.mp4'], 'permanent', 'nope.mp4: No such file'],
    ['a text', ['-i', 'text.txt', 'o.mp4'], 'invalid-input', 'not opened here (a text'],
    ['a text that is called a clip', ['-i', 'text.mp4', 'o.mp4'], 'invalid-input', 'damaged, or not what it claims'],
    ['a playlist', ['-i', 'list.m3u8', 'o.mp4'], 'invalid-input', 'not opened here'],
    // Some versions see that it is a playlist, others only that it is no clip.
    [
      'a playlist under another name',
      ['-i', 'list.mp4', 'o.mp4'],
      'invalid-input',
      /not opened here|not what it claims to be/,
    ],
    ['a script of files', ['-i', 'files.ffconcat', 'o.mp4'], 'invalid-input', 'not opened here'],
    ['an address', ['-i', 'http://127.0.0.1:9/a.mp4', 'o.mp4'], 'invalid-input', 'not opened here'],
    [
      'an address in a list',
      ['-f', 'concat', '-safe', '0', '-i', 'net.ffconcat', 'o.mp4'],
      'invalid-input',
      'not opened',
    ],
    ['a playlist in a list', ['-f', 'concat', '-safe', '0', '-i', 'files.ffconcat', 'o.mp4'], 'invalid-input', ''],
  ])('fails on %s', async (_name, args, faultClass, words) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'secret.txt'), 'a secret');
    for (const name of ['list.m3u8', 'list.mp4']) {
      await writeFile(join(cwd, name), '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.txt\n#EXT-X-ENDLIST\n');
    }
    await writeFile(join(cwd, 'files.ffconcat'), 'ffconcat version 1.0\nfile list.m3u8\n');
    await writeFile(join(cwd, 'net.ffconcat'), 'ffconcat version 1.0\nfile http://127.0.0.1:9/a.mp4\n');
    for (const name of ['text.txt', 'text.mp4']) await writeFile(join(cwd, name), 'nothing but words\n'.repeat(100));
    const outcome = runFfmpeg({ args, signal, cwd });
    await expect(outcome).rejects.toMatchObject({ name: 'Fault', faultClass });
    await expect(outcome).rejects.toThrow(words);
  });

  it('is killed on abort, with all that it started, at once', async () => {
    const folder = await temporaryFolder();
    const { ffmpeg, ffprobe } = await findFfmpeg();
    // A wrapper that does not hand its signals on, as people put on PATH.
    const wrapper = join(folder, 'ffmpeg');
    await writeFile(wrapper, `#!/bin/sh\n${ffmpeg} "$@"\n`);
    await chmod(wrapper, 0o755);
    const controller = new AbortController();
    const out = join(folder, 'out.mp4');
    const running = runFfmpeg({
      ...{ args: ['-re', '-f', 'lavfi', '-i', 'testsrc2=d=600:s=320x180', out], signal: controller.signal },
      ...{ seconds: 600, onProgress: () => controller.abort(), programs: { ffmpeg: wrapper, ffprobe } },
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled', faultClass: 'cancelled' });
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(out);
  });

  it('does not start when the work is cancelled already, and hides keys from ffmpeg', async () => {
    const folder = await temporaryFolder();
    const script = join(folder, 'ffmpeg');
    await writeFile(script, `#!/bin/sh\nenv > ${folder}/seen\n`);
    await chmod(script, 0o755);
    const programs = { ffmpeg: script, ffprobe: script };
    await expect(runFfmpeg({ args: ['o'], signal: AbortSignal.abort(), programs })).rejects.toThrow('cancelled');
    await expect(readFile(join(folder, 'seen'))).rejects.toThrow('ENOENT');
    process.env['SOME_API_KEY'] = 'canary';
    await runFfmpeg({ args: ['o'], signal, programs });
    delete process.env['SOME_API_KEY'];
    expect(await readFile(join(folder, 'seen'), 'utf8')).not.toContain('canary');
  });

  it('says so when the program can not be started', async () => {
    const programs = { ffmpeg: '/no/ffmpeg', ffprobe: '/no/ffprobe' };
    const fault = { code: 'program-not-started', message: expect.stringContaining('/no/ffmpeg could not be started') };
    await expect(runFfmpeg({ args: ['o'], signal, programs })).rejects.toMatchObject(fault);
    await expect(runFfmpeg({ args: ['o'], signal, programs, stdin: frames(9) })).rejects.toMatchObject(fault);
  });
});
