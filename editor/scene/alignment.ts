import { around, type Rect } from './rect.ts';
import type { Point } from './point.ts';

export const alignments = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];
export type Direction = 'across' | 'down';

/** Where boxes stand once they are in line with one side, or the middle, of the box around them. */
export function aligned(rects: ReadonlyMap<string, Rect>, how: Alignment): Map<string, Point> {
  const all = around(rects.values());
  const places = new Map<string, Point>();
  for (const [id, rect] of rects) {
    if (!all) break;
    const { x, y, width, height } = rect;
    const [right, bottom] = [all.x + all.width - width, all.y + all.height - height];
    const place = {
      left: { x: all.x, y },
      center: { x: (all.x + right) / 2, y },
      right: { x: right, y },
      top: { x, y: all.y },
      middle: { x, y: (all.y + bottom) / 2 },
      bottom: { x, y: bottom },
    }[how];
    places.set(id, place);
  }
  return places;
}

const leastGap = 40;

/** Where boxes stand with the same gap between each two. The outer ones stay, unless there is no room between them. */
export function distributed(rects: ReadonlyMap<string, Rect>, direction: Direction): Map<string, Point> {
  const [at, size] = direction === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const sorted = [...rects].sort(([, a], [, b]) => a[at] - b[at]);
  const [first, last] = [sorted[0]?.[1], sorted.at(-1)?.[1]];
  if (!first || !last) return new Map();
  const taken = sorted.reduce((sum, [, rect]) => sum + rect[size], 0);
  const room = last[at] + last[size] - first[at] - taken;
  const gap = Math.max(leastGap, room / Math.max(1, sorted.length - 1));
  let next = first[at];
  return new Map(
    sorted.map(([id, rect]) => {
      const place = { x: rect.x, y: rect.y, [at]: next };
      next += rect[size] + gap;
      return [id, place];
    }),
  );
}
