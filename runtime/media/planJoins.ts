import type { Rate } from '../graph/rate.ts';

type JoinKind = 'cut' | 'dissolve' | 'fade-black' | 'j-cut' | 'l-cut' | 'smash-cut';

/** How one clip passes into the next. */
export interface Join {
  kind: JoinKind;
  seconds: number;
}

/** What becomes of one clip in the film, in whole frames of the film's rate. */
export interface PlannedClip {
  /** Frame of the film at which the clip begins. */
  start: number;
  frames: number;
  /** First frames over which the clip appears: out of the last frame before it, or out of black. */
  head: { from: 'nothing' | 'previous' | 'black'; frames: number };
  /** Last frames over which the picture goes to black. */
  tail: number;
  /** Frames by which the sound of the clip's first phrase starts before its picture (J cut). */
  soundBefore: number;
  /** Frames by which the sound of the clip's last phrase goes on into the next clip (L cut). */
  soundAfter: number;
}

/**
 * Places clips one after another. No join changes the length of the film: a dissolve lies over the first
 * frames of the second clip, a fade through black takes half its length from either side, and J and L cuts
 * move sound only. A join longer than its clips allow is shortened.
 * @param joins entry i stands between clips i and i + 1; missing ones are cuts
 * @param fadeOut seconds at the very end over which the picture goes to black
 */
export function planJoins(
  frames: readonly number[],
  joins: readonly Join[],
  rate: Rate,
  fadeOut: number,
): readonly PlannedClip[] {
  const inFrames = (seconds: number) => Math.round((seconds * rate.num) / rate.den);
  const plans: PlannedClip[] = [];
  let start = 0;
  for (const [index, length] of frames.entries()) {
    const before = index > 0 ? joins[index - 1] : undefined;
    const after = index < frames.length - 1 ? joins[index] : undefined;
    const previous = frames[index - 1] ?? 0;
    const next = frames[index + 1] ?? 0;
    const wantedHead = headOf(before, inFrames);
    const wantedTail =
      index === frames.length - 1
        ? inFrames(fadeOut)
        : after?.kind === 'fade-black'
          ? Math.floor(inFrames(after.seconds) / 2)
          : 0;
    const most = wantedHead.frames > 0 && wantedTail > 0 ? Math.floor(length / 2) : length;
    const head = Math.min(wantedHead.frames, most);
    plans.push({
      start,
      frames: length,
      head: { from: head > 0 ? wantedHead.from : 'nothing', frames: head },
      tail: Math.min(wantedTail, most),
      soundBefore: before?.kind === 'j-cut' ? Math.min(inFrames(before.seconds), previous) : 0,
      soundAfter: after?.kind === 'l-cut' ? Math.min(inFrames(after.seconds), next) : 0,
    });
    start += length;
  }
  return plans;
}

/** Length of the whole. */
export function filmFrames(plans: readonly PlannedClip[]): number {
  const last = plans.at(-1);
  return last ? last.start + last.frames : 0;
}

function headOf(join: Join | undefined, inFrames: (seconds: number) => number): PlannedClip['head'] {
  if (join?.kind === 'dissolve') return { from: 'previous', frames: inFrames(join.seconds) };
  if (join?.kind === 'fade-black') return { from: 'black', frames: Math.ceil(inFrames(join.seconds) / 2) };
  return { from: 'nothing', frames: 0 };
}
