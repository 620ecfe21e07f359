import type { Rect } from '../../scene/rect.ts';

/** The part of the canvas that is seen: how far it is moved and scaled, and the size on the screen. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** What is painted at once: the view as it was then, with a margin around it. Sizes on the screen. */
export interface Sheet {
  readonly view: View;
  readonly margin: number;
  readonly width: number;
  readonly height: number;
  /** Painted points for each one of the page. */
  readonly dense: number;
}

const margin = 220;
/** More than these are not sharper to the eye, but take their time. */
const mostPoints = 6_000_000;
const mostStretched = 1.35;

export function sheetSize(view: View, pixelRatio: number): Sheet {
  const [width, height] = [view.width + 2 * margin, view.height + 2 * margin];
  const dense = Math.min(2, pixelRatio, Math.sqrt(mostPoints / Math.max(1, width * height)));
  return { view, margin, width, height, dense };
}

/** Whether what was painted still serves: it is not stretched too much, and reaches over all that is seen. */
export function isCovered({ view: painted, margin }: Sheet, view: View): boolean {
  if (painted.width !== view.width || painted.height !== view.height) return false;
  const scale = view.zoom / painted.zoom;
  if (scale > mostStretched || scale < 1 / mostStretched) return false;
  const [left, top] = [view.x - scale * (painted.x + margin), view.y - scale * (painted.y + margin)];
  const [width, height] = [scale * (view.width + 2 * margin), scale * (view.height + 2 * margin)];
  return left <= 0 && top <= 0 && left + width >= view.width && top + height >= view.height;
}

/** Style that puts what was painted in one view where it belongs in another. */
export function movedSheet({ view: painted, margin }: Sheet, view: View): string {
  const scale = view.zoom / painted.zoom;
  const [x, y] = [view.x - scale * (painted.x + margin), view.y - scale * (painted.y + margin)];
  return `translate(${x}px, ${y}px) scale(${scale})`;
}

/** What a sheet shows, in canvas pixels. */
export function sheetRect({ view: { x, y, zoom }, margin, width, height }: Sheet): Rect {
  return { x: (-x - margin) / zoom, y: (-y - margin) / zoom, width: width / zoom, height: height / zoom };
}
