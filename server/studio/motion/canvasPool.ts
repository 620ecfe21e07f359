import { createCanvas, type Canvas } from '@napi-rs/canvas';

/** Pixels: a drawing in sheets needs four canvases and one to put them together, and 1080 lines have 3 million each. */
const mostKept = 16_000_000;

/**
 * Canvases of this thread that are not in use. A dropped one is let go only when memory is collected, and memory that is
 * taken anew has to be emptied first: that costs as much as drawing.
 */
const free: Canvas[] = [];

/** An empty canvas, one that was used before where there is one. */
export function takeCanvas(width: number, height: number): Canvas {
  const same = free.findIndex((canvas) => canvas.width === width && canvas.height === height);
  if (same >= 0) {
    const [canvas] = free.splice(same, 1) as [Canvas];
    // Setting a size, the same one too, empties a canvas and forgets all settings of its context.
    canvas.width = width;
    return canvas;
  }
  const canvas = free.pop();
  if (!canvas) return createCanvas(width, height);
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

export function giveBackCanvas(canvas: Canvas): void {
  const kept = free.reduce((sum, { width, height }) => sum + width * height, canvas.width * canvas.height);
  if (kept <= mostKept) free.push(canvas);
}

/**
 * Hands out the pixels of a canvas (RGBA, premultiplied) for the time of a call; their memory is free for the next
 * ones right after.
 * @returns what the call gives
 */
export async function withPixels<Given>(canvas: Canvas, use: (pixels: Uint8Array) => Given): Promise<Given> {
  const pixels = canvas.data();
  const given = use(pixels);
  const { buffer } = pixels;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === pixels.byteLength) buffer.transfer(0);
  // What is let go goes back at the end of a turn.
  await new Promise((resolve) => setImmediate(resolve));
  return given;
}
