import type { Captions } from '../graph/captions.ts';
import type { Rate } from '../graph/rate.ts';
import { samplesOfFrames, secondsOfFrames } from './frameArithmetic.ts';
import { soundRate } from './intermediate.ts';
import type { Pause } from './pauses.ts';
import { endOfFirstPhrase, startOfLastPhrase } from './pauses.ts';
import type { PlannedClip } from './planJoins.ts';
import type { SoundPiece } from './soundTimeline.ts';
import { clickGuard } from './soundTimeline.ts';

/** A part of a clip's sound, and by how many frames it is heard earlier (below 0) or later than its picture. */
interface MovedPhrase {
  /** Seconds of the clip. */
  from: number;
  to: number;
  frames: number;
}

/** Whether a join moves a phrase of the clip, so that its pauses have to be known. */
export function movesSound(clip: PlannedClip): boolean {
  return clip.soundBefore > 0 || clip.soundAfter > 0;
}

/**
 * What J and L cuts do to a clip: its first phrase, up to the first pause, is heard earlier, its last phrase
 * later. All between keeps its place under its picture. A clip of one phrase follows the cut before it.
 */
export function movedPhrases(clip: PlannedClip, pauses: readonly Pause[], rate: Rate): readonly MovedPhrase[] {
  const seconds = secondsOfFrames(clip.frames, rate);
  const firstEnds = clip.soundBefore > 0 ? endOfFirstPhrase(pauses, seconds) : 0;
  const lastStarts = Math.max(firstEnds, clip.soundAfter > 0 ? startOfLastPhrase(pauses, seconds) : seconds);
  return [
    ...(firstEnds > 0 ? [{ from: 0, to: firstEnds, frames: -clip.soundBefore }] : []),
    ...(lastStarts < seconds ? [{ from: lastStarts, to: seconds, frames: clip.soundAfter }] : []),
  ];
}

/**
 * A clip's sound on the timeline of the film, cut or filled up to exactly the samples of its frames: counted
 * from the start of the film, so that no rounding adds up.
 * @param source number of the clip's sound among the sources
 */
export function clipSound(
  clip: PlannedClip,
  source: number,
  moved: readonly MovedPhrase[],
  rate: Rate,
  channels?: number,
): readonly SoundPiece[] {
  const sampleAt = (frame: number) => samplesOfFrames(frame, rate, soundRate);
  const start = sampleAt(clip.start);
  const length = sampleAt(clip.start + clip.frames) - start;
  const inClip = (seconds: number) => Math.min(length, Math.round(seconds * soundRate));
  const pieces: SoundPiece[] = [];
  const add = (from: number, to: number, frames: number) => {
    if (from >= to) return;
    const at = frames === 0 ? start + from : sampleAt(clip.start + frames) + from;
    const fades = { fadeIn: clickGuard, fadeOut: clickGuard };
    pieces.push({ source, from, to, at, ...fades, ...(channels !== undefined && { channels }) });
  };
  let done = 0;
  for (const phrase of moved) {
    add(done, inClip(phrase.from), 0);
    add(inClip(phrase.from), inClip(phrase.to), phrase.frames);
    done = inClip(phrase.to);
  }
  add(done, length, 0);
  return pieces;
}

/** A clip's captions in the time of the film: with their phrase, and no longer than the clip's sound lasts. */
export function filmCaptions(
  clip: PlannedClip,
  captions: Captions,
  moved: readonly MovedPhrase[],
  rate: Rate,
): Captions {
  const start = secondsOfFrames(clip.start, rate);
  const seconds = secondsOfFrames(clip.frames, rate);
  return captions
    .filter((caption) => caption.start < seconds)
    .map((caption) => {
      const end = Math.min(caption.end, seconds);
      const middle = (caption.start + end) / 2;
      const phrase = moved.find((candidate) => candidate.from <= middle && middle < candidate.to);
      const shift = start + secondsOfFrames(phrase?.frames ?? 0, rate);
      return { ...caption, start: Math.max(0, caption.start + shift), end: Math.max(0, end + shift) };
    });
}
