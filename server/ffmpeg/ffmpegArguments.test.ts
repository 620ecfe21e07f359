import { describe, expect, it } from 'vitest';
import { guardedArguments } from './ffmpegArguments.ts';

/** The arguments with each guard in one word. */
function shortened(args: readonly string[]): string {
  return args
    .join(' ')
    .replaceAll(/-protocol_whitelist file,pipe -format_whitelist (\S+)/g, (_all, list: string) =>
      list.split(',').includes('concat') ? 'GUARD+CONCAT' : 'GUARD',
    );
}

describe('guardedArguments', () => {
  it('guards every input, and makes every output bit-exact', () => {
    const args = ['-i', 'a.mp4', '-i', 'b.mp4', '-map', '0', 'one.mp4', '-map', '1', 'two.mp4'];
    expect(shortened(guardedArguments(args, { outputs: ['one.mp4', 'two.mp4'] }))).toBe(
      'GUARD -i a.mp4 GUARD -i b.mp4 -map 0 -bitexact -threads 2 one.mp4 -map 1 -bitexact -threads 2 two.mp4',
    );
  });

  it('leaves a number of threads that the caller chose', () => {
    expect(shortened(guardedArguments(['-i', 'a', '-threads:v', '1', 'b.mp4']))).toBe(
      'GUARD -i a -threads:v 1 -bitexact b.mp4',
    );
  });

  it('allows the concat demuxer only to the input that asks for it', () => {
    expect(
      shortened(guardedArguments(['-f', 'concat', '-safe', '0', '-i', 'list.txt', '-i', 'a.mp4', 'out.mp4'])),
    ).toBe('-f concat -safe 0 GUARD+CONCAT -i list.txt GUARD -i a.mp4 -bitexact -threads 2 out.mp4');
  });

  it('names the one demuxer of an input, unless the caller does', () => {
    const demuxers = new Map([
      ['a.png', 'png_pipe'],
      ['b.png', 'png_pipe'],
    ]);
    expect(shortened(guardedArguments(['-i', 'a.png', '-f', 'image2', '-i', 'b.png', 'c.mp4'], { demuxers }))).toBe(
      'GUARD -f png_pipe -i a.png -f image2 GUARD -i b.png -bitexact -threads 2 c.mp4',
    );
  });

  it('lets no playlist, no script and no device in', () => {
    const list = guardedArguments(['-i', 'a', 'b'])[3]?.split(',') ?? [];
    for (const name of ['hls', 'dash', 'concat', 'sdp', 'rtsp', 'tedcaptions', 'imf', 'x11grab', 'svg_pipe']) {
      expect(list).not.toContain(name);
    }
  });
});
