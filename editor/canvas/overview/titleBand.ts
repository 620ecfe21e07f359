import type { Rect } from '../../scene/rect.ts';

/** The band at the top of a frame, by which it is taken hold of: as high as the title that stands in it. */
export function titleBand({ x, y, width, height }: Rect, zoom: number): Rect {
  return { x, y, width, height: Math.min(height, Math.max(80, 34 / zoom)) };
}
