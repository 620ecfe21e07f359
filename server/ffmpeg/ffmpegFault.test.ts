import { describe, expect, it } from 'vitest';
import { ffmpegFault } from './ffmpegFault.ts';

const ended = (log: string) => ({ code: 1, killedBy: null, log });

describe('ffmpegFault', () => {
  it.each([
    ['av_interleaved_write_frame(): No space left on device', 'disk-full', 'The disk is full'],
    ['a.mp4: Invalid data found when processing input', 'invalid-input', 'The file is damaged'],
    ["[hls @ 0x55d0] Format not on whitelist 'mov,wav'", 'invalid-input', 'not opened here'],
    ["[AVFilterGraph @ 0x55d0] No such filter: 'nosuch'", 'permanent', "AVFilterGraph: No such filter: 'nosuch'"],
    ['Error while opening: Cannot allocate memory', 'transient', 'not enough memory'],
  ])('takes "%s" for %s', (line, faultClass, words) => {
    const fault = ffmpegFault(
      'ffmpeg',
      ended(`Input #0, mov, from 'a.mp4':\n  Duration: 1\n${line}\nConversion failed!\n`),
    );
    expect(fault).toMatchObject({ faultClass, message: expect.stringContaining(words) });
    expect(fault.message).not.toMatch(/0x55|mov,wav/);
    expect(fault.detail).toContain('Conversion failed!');
  });

  it.each([
    ['5', 'nope.mp4: No such file or directory'],
    [
      '6',
      '[in#0 @ 0x55d0] Error opening input: No such file or directory\nError opening input file nope.mp4.\nError opening input files: No such file or directory',
    ],
  ])('names the file that is not there, as version %s tells it', (_version, log) => {
    expect(ffmpegFault('ffmpeg', ended(log)).message).toBe(
      'ffmpeg could not do the work: nope.mp4: No such file or directory',
    );
  });

  it('may be tried again when the system killed it', () => {
    expect(ffmpegFault('ffmpeg', { code: null, killedBy: 'SIGKILL', log: '' })).toMatchObject({
      faultClass: 'transient',
      message: expect.stringContaining('SIGKILL'),
    });
  });

  it('keeps only the last lines as detail', () => {
    const log = Array.from({ length: 5000 }, (_, index) => `line ${index}`).join('\n');
    expect(ffmpegFault('ffmpeg', ended(log)).detail?.split('\n')).toHaveLength(40);
  });
});
