import { around, type Rect } from './rect.ts';

const padding = 40;
/** The title stands in it. */
const top = 84;

/** The frame that goes around some boxes. */
export function frameAround(rects: Iterable<Rect>): Rect | undefined {
  const all = around(rects);
  if (!all) return undefined;
  return {
    x: Math.round(all.x - padding),
    y: Math.round(all.y - top),
    width: Math.round(all.width + 2 * padding),
    height: Math.round(all.height + top + padding),
  };
}
