import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Rate } from '../../runtime/graph/rate.ts';
import { intermediateAudioArgs, intermediateVideoArgs } from '../../runtime/media/intermediate.ts';
import { makeMedia, pathOf } from '../harness/nodeHarness.ts';

const run = promisify(execFile);

export interface MarkedClip {
  frames: number;
  rate: Rate;
  width: number;
  height: number;
  /** Frame that is white while a beep sounds; none when absent. */
  mark?: number;
  /** No sound track at all. */
  silent?: boolean;
  sampleRate?: number;
  channels?: number;
  /** Encoder arguments other than those of an intermediate clip. */
  encoder?: readonly string[];
  extension?: string;
  /** Drops pictures unevenly, keeping the times of the others. */
  uneven?: boolean;
}

/** A black, silent clip that at one frame flashes white for two frames and begins a beep of 80 ms. */
export async function markedClip(clip: MarkedClip): Promise<Asset> {
  const { frames, rate, mark, sampleRate = 48_000, channels = 2 } = clip;
  const perFrame = rate.den / rate.num;
  const seconds = frames * perFrame;
  const flash = mark === undefined ? '' : `,drawbox=c=white:t=fill:enable='between(n,${mark},${mark + 1})'`;
  // Every third picture of the dark part is missing: what is left has uneven times.
  const drops = clip.uneven ? `,select='lt(n,2)+mod(n,3)+between(n,${(mark ?? 0) - 1},${(mark ?? 0) + 2})'` : '';
  const start = (mark ?? 0) * perFrame;
  const beep = mark === undefined ? '0' : `0.5*sin(2*PI*1000*t)*between(t,${start},${start + 0.08})`;
  const sound = `aevalsrc='${Array.from({ length: channels }, () => beep).join('|')}':s=${sampleRate}:d=${seconds}`;
  return makeMedia({ kind: 'video', extension: clip.extension ?? 'mp4' }, [
    ...['-f', 'lavfi', '-i', `color=black:s=${clip.width}x${clip.height}:r=${rate.num}/${rate.den}`],
    ...(clip.silent ? [] : ['-f', 'lavfi', '-i', sound]),
    ...['-filter_complex', `[0:v]trim=end_frame=${frames}${flash}${drops}[v]`, '-map', '[v]'],
    ...(clip.silent ? [] : ['-map', '1:a']),
    ...(clip.encoder ?? [...intermediateVideoArgs(rate), ...intermediateAudioArgs]),
  ]);
}

/** Times in seconds at which a decoded film turns white, and at which a beep begins in it. */
export async function marksIn(film: Asset): Promise<{ flashes: readonly number[]; beeps: readonly number[] }> {
  const path = await pathOf(film);
  const options = { encoding: 'buffer' as const, maxBuffer: 1 << 30 };
  const base = ['-v', 'error', '-i', path];
  const brightness = ['-vf', 'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-', '-f', 'null', '-'];
  const { stdout: listing } = await run('ffmpeg', [...base, '-an', ...brightness], options);
  const flashes: number[] = [];
  let time = 0;
  let bright = false;
  for (const line of listing.toString().split('\n')) {
    const at = /pts_time:([\d.]+)/.exec(line)?.[1];
    if (at !== undefined) time = Number(at);
    const level = /YAVG=([\d.]+)/.exec(line)?.[1];
    if (level === undefined) continue;
    if (Number(level) > 120 && !bright) flashes.push(time);
    bright = Number(level) > 120;
  }
  const { stdout: sound } = await run(
    'ffmpeg',
    [...base, '-vn', '-f', 's16le', '-ac', '1', '-ar', '48000', '-'],
    options,
  );
  const samples = new Int16Array(sound.buffer, sound.byteOffset, Math.floor(sound.length / 2));
  const beeps: number[] = [];
  let quietSince = -Infinity;
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < 1500) continue;
    if (index - quietSince > 24_000 / 5) beeps.push(index / 48_000);
    quietSince = index;
  }
  return { flashes, beeps };
}
