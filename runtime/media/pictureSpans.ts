import type { PlannedClip } from './planJoins.ts';

/** Frames [from, to) of one clip: copied as they are, or encoded anew with what the join does to them. */
export interface PictureSpan {
  kind: 'copy' | 'encode';
  from: number;
  to: number;
}

/** Whether a join changes any picture of the clip. */
export function touchesPicture(clip: PlannedClip): boolean {
  return clip.head.frames > 0 || clip.tail > 0;
}

/**
 * Splits a clip into stretches, so that only the groups of pictures that a join touches are encoded again.
 * A copied stretch begins with a key frame, because nothing before it is there to decode from.
 * @param keyFrames numbers of the clip's key frames, ascending
 */
export function pictureSpans(clip: PlannedClip, keyFrames: readonly number[]): readonly PictureSpan[] {
  if (!touchesPicture(clip)) return [{ kind: 'copy', from: 0, to: clip.frames }];
  const from = clip.head.frames === 0 ? 0 : (keyFrames.find((key) => key >= clip.head.frames) ?? clip.frames);
  const to = clip.tail === 0 ? clip.frames : (keyFrames.findLast((key) => key <= clip.frames - clip.tail) ?? 0);
  if (from >= to) return [{ kind: 'encode', from: 0, to: clip.frames }];
  return [
    ...(from > 0 ? [{ kind: 'encode' as const, from: 0, to: from }] : []),
    { kind: 'copy', from, to },
    ...(to < clip.frames ? [{ kind: 'encode' as const, from: to, to: clip.frames }] : []),
  ];
}
