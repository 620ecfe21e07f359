import type { Rate } from '../../runtime/graph/rate.ts';

/** Frames are counted by the whole rate above it: 24 of 23.976, without dropped numbers. */
export function timeCode(frame: number, { num, den }: Rate): string {
  const base = Math.ceil(num / den);
  const seconds = Math.floor(frame / base);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % base];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** The frame that is seen at a time. A picture stands until just before the next one begins. */
export function frameAt(seconds: number, { num, den }: Rate): number {
  return Math.floor((seconds * num) / den + 1e-4);
}

/** A time within a frame, in its middle: at its edge a player may show the one before. */
export function timeOf(frame: number, { num, den }: Rate): number {
  return ((frame + 0.5) * den) / num;
}
