import type { Chapter } from '../graph/captions.ts';
import type { Rate } from '../graph/rate.ts';
import { secondsOfFrames } from './frameArithmetic.ts';
import type { PlannedClip } from './planJoins.ts';

/** A chapter for each clip with a title; clips without one lengthen the chapter before them. */
export function filmChapters(clips: readonly PlannedClip[], titles: readonly string[], rate: Rate): Chapter[] {
  const chapters: Chapter[] = [];
  for (const [index, clip] of clips.entries()) {
    const title = titles[index] ?? '';
    const end = secondsOfFrames(clip.start + clip.frames, rate);
    const last = chapters.at(-1);
    if (title !== '') chapters.push({ start: secondsOfFrames(clip.start, rate), end, title });
    else if (last) last.end = end;
  }
  return chapters;
}
