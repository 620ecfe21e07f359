import type { Rate } from '../../graph/rate.ts';

/** Silence around speech, in seconds: before the first line of a shot, between two, and after the last. */
export const speechRoom = { lead: 0.15, pause: 0.35, tail: 0.25 } as const;

/** What all nodes of a film share. */
export interface FilmStyle {
  width: number;
  height: number;
  rate: Rate;
  negativePrompt: string;
  language: string;
}

/** A length in whole frames: never shorter than asked for, whatever rounding has done to the figure before. */
export function wholeFrames(seconds: number, rate: Rate): number {
  const frames = Math.max(1, Math.ceil((seconds * rate.num) / rate.den - 1e-6));
  return (frames * rate.den) / rate.num;
}
