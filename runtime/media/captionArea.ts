/** Room for captions in pixels from each edge, by the line at which they are set. */
export interface CaptionArea {
  left: number;
  right: number;
  /** From the top for captions at the top, else from the bottom. */
  edge: number;
}

export type CaptionPosition = 'bottom' | 'middle' | 'top';

/** Title safe area of film and television: 90 % of the frame (SMPTE ST 2046). */
const titleSafe = 0.05;

/**
 * Upright pictures carry the buttons of the apps: on 1080×1920 captions are clear of all of them from x 120 to
 * 900 and down to y 1240; the top 269 belong to the app as well.
 */
const upright = { left: 120 / 1080, right: 180 / 1080, bottom: 680 / 1920, top: 269 / 1920 };

/** Where captions may stand in a picture of this size, so that nothing covers them or cuts them off. */
export function captionArea(width: number, height: number, position: CaptionPosition, safe: boolean): CaptionArea {
  const margin = safe ? titleSafe : 0.02;
  if (!safe || height <= width * 1.2) {
    const side = Math.round(width * margin);
    return { left: side, right: side, edge: position === 'middle' ? 0 : Math.round(height * margin) };
  }
  const edges = { bottom: upright.bottom, middle: 0, top: upright.top };
  return {
    left: Math.round(width * upright.left),
    right: Math.round(width * upright.right),
    edge: Math.round(height * edges[position]),
  };
}
