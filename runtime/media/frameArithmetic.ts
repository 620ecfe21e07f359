import type { Rate } from '../graph/rate.ts';

/** Sums like 2.1 × 24 come out a hair above a whole number; anything closer than this to one is that one. */
const rounding = 1e-6;

/** Whole frames that are needed to hold so many seconds. */
export function framesToHold(seconds: number, rate: Rate): number {
  return Math.max(0, Math.ceil((seconds * rate.num) / rate.den - rounding));
}

/** Length in seconds of so many frames. */
export function secondsOfFrames(frames: number, rate: Rate): number {
  return (frames * rate.den) / rate.num;
}

/** The frame nearest to a length that is already meant to be whole frames. */
export function nearestFrame(seconds: number, rate: Rate): number {
  return Math.round((seconds * rate.num) / rate.den);
}

/** Sound samples per channel that accompany so many frames, to the nearest sample. */
export function samplesOfFrames(frames: number, rate: Rate, sampleRate: number): number {
  return Math.round((frames * rate.den * sampleRate) / rate.num);
}
