import { soundRate } from './intermediate.ts';
import type { Pause } from './pauses.ts';
import { clickGuard } from './soundTimeline.ts';

/** Which stretch of a song plays, in samples. */
export interface SongClip {
  /** First sample of the song that is heard. */
  from: number;
  /** Length of the song; it is repeated where that is less than what is needed. */
  length: number;
}

/**
 * Where in the song to begin. At random: the same seed always gives the same place, and where the song is long
 * enough it is heard without a repeat.
 */
export function songStart(
  clip: 'start' | 'at' | 'random',
  more: { at: number; seed: number; song: number; needed: number },
): number {
  if (clip === 'start' || more.song === 0) return 0;
  if (clip === 'at') return Math.round(more.at * soundRate) % more.song;
  const room = more.song >= more.needed ? more.song - more.needed : more.song - 1;
  return Math.floor(fraction(more.seed) * (room + 1));
}

/** Silent stretches shorter than this are pauses of speech: no song there. In seconds. */
const leastGap = 1.5;

/** How long the song takes to come and go in a gap. In seconds. */
const gapFade = 0.4;

/**
 * Volume of a song that is heard only where the film is silent, as an expression in `t` for the filter `volume`:
 * 1 inside the gaps, with ramps, else 0.
 */
export function gapVolume(pauses: readonly Pause[], seconds: number): string {
  const gaps = pauses.filter(({ start, end }) => end - start >= leastGap);
  const ramps = gaps.map(({ start, end }) => {
    // Where the gap touches an end of the film there is nothing to make way for.
    const from = start <= 0.02 ? start - gapFade : start;
    const to = end >= seconds - 0.02 ? end + gapFade : end;
    return `clip(min((t-${from.toFixed(3)})/${gapFade},(${to.toFixed(3)}-t)/${gapFade}),0,1)`;
  });
  return ramps.length === 0 ? '0' : ramps.join('+');
}

/** Filters that cut a clip out of a song, repeated as often as needed, at 48 kHz stereo. */
export function songFilters(clip: SongClip, needed: number, channels: number | undefined): readonly string[] {
  const once = [
    `aresample=${soundRate}:async=1:first_pts=0`,
    ...(channels === 1 ? ['pan=stereo|c0=c0|c1=c0'] : []),
    'aformat=sample_fmts=s16:channel_layouts=stereo',
    'apad',
    `atrim=end_sample=${clip.length}`,
  ];
  const repeats = clip.from + needed > clip.length;
  const guard = Math.min(clickGuard, clip.length);
  const loop = [`afade=t=out:ss=${clip.length - guard}:ns=${guard}`, `aloop=loop=-1:size=${clip.length}`];
  return [
    ...once,
    ...(repeats ? loop : []),
    `atrim=start_sample=${clip.from}:end_sample=${clip.from + needed}`,
    'asetpts=PTS-STARTPTS',
  ];
}

/** Even spread of whole numbers over 0 to 1 (murmur3's last mix). */
function fraction(seed: number): number {
  let hash = (seed ^ 0x9e3779b9) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
