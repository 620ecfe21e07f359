import type { Rect } from '../../scene/rect.ts';

/** Of a frame, in canvas pixels: free at its top for the title. */
const free = 80;
/** On the screen: what a title that can be read needs. */
const line = 22;

/** From afar the title has no room in its frame: it stands above, where it hides no card. */
export function isTitleAbove(zoom: number): boolean {
  return free * zoom < line;
}

/** The band by which a frame is taken hold of: its title, and the top of the frame. */
export function titleBand({ x, y, width }: Rect, zoom: number): Rect {
  const above = isTitleAbove(zoom) ? line / zoom : 0;
  return { x, y: y - above, width, height: above + free };
}
