/** A window of a frame, in pixels. */
export interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Luma of a frame, softened a little so that its slopes tell where it goes. */
export function softLuma(frame: Uint8Array, width: number, height: number): Float32Array {
  const across = new Float32Array(width * height);
  const soft = new Float32Array(width * height);
  const weights = [1, 4, 6, 4, 1];
  for (let pass = 0; pass < 2; pass += 1) {
    const [from, to, step] = pass === 0 ? [frame, across, 1] : [across, soft, width];
    for (let at = 2 * step; at < width * height - 2 * step; at += 1) {
      let sum = 0;
      for (let tap = -2; tap <= 2; tap += 1) sum += (weights[tap + 2] as number) * (from[at + tap * step] as number);
      to[at] = sum / 16;
    }
  }
  return soft;
}

/**
 * How far what is in a window went from one frame to the next, to a small part of a pixel: least squares over the slopes
 * of the picture, with the second frame fetched back until they agree.
 */
export function displacement(
  before: Float32Array,
  after: Float32Array,
  width: number,
  window: Window,
): { x: number; y: number } {
  const shift = { x: 0, y: 0 };
  for (let round = 0; round < 12; round += 1) {
    let [xx, xy, yy, xt, yt] = [0, 0, 0, 0, 0];
    for (let y = window.y; y < window.y + window.height; y += 1) {
      for (let x = window.x; x < window.x + window.width; x += 1) {
        const at = y * width + x;
        const gx = ((before[at + 1] as number) - (before[at - 1] as number)) / 2;
        const gy = ((before[at + width] as number) - (before[at - width] as number)) / 2;
        const difference = (before[at] as number) - between(after, width, x + shift.x, y + shift.y);
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        xt += gx * difference;
        yt += gy * difference;
      }
    }
    const area = xx * yy - xy * xy;
    const [dx, dy] = [(yy * xt - xy * yt) / area, (xx * yt - xy * xt) / area];
    shift.x += dx;
    shift.y += dy;
    if (Math.hypot(dx, dy) < 0.001) break;
  }
  return shift;
}

/** How much there is in a window to tell its motion by. */
export function texture(luma: Float32Array, width: number, window: Window): number {
  let [xx, yy] = [0, 0];
  for (let y = window.y; y < window.y + window.height; y += 1)
    for (let x = window.x; x < window.x + window.width; x += 1) {
      const at = y * width + x;
      xx += ((luma[at + 1] as number) - (luma[at - 1] as number)) ** 2;
      yy += ((luma[at + width] as number) - (luma[at - width] as number)) ** 2;
    }
  return Math.min(xx, yy);
}

function between(luma: Float32Array, width: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [px, py] = [x - left, y - top];
  const at = top * width + left;
  const row = (from: number): number => (luma[from] as number) * (1 - px) + (luma[from + 1] as number) * px;
  return row(at) * (1 - py) + row(at + width) * py;
}
