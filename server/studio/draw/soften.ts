import type { SKRSContext2D } from '@napi-rs/canvas';
import { giveBackCanvas, takeCanvas } from '../motion/canvasPool.ts';

/**
 * Puts what is on a canvas out of focus. It is blurred on a small copy, which takes a third of the time and looks alike.
 * @param radius in pixels
 * @param opaque there are no holes in the picture, and there shall be none at its edges
 */
export function soften(context: SKRSContext2D, radius: number, opaque: boolean): void {
  if (radius < 0.8) return;
  const { width, height } = context.canvas;
  const smaller = radius > 5 ? 4 : 2;
  const small = takeCanvas(Math.ceil(width / smaller), Math.ceil(height / smaller));
  const [wide, high] = [width / smaller, height / smaller];
  const copy = small.getContext('2d');
  copy.imageSmoothingQuality = 'medium';
  copy.filter = `blur(${(radius / smaller).toFixed(2)}px)`;
  copy.drawImage(context.canvas, 0, 0, wide, high);
  copy.filter = 'none';
  context.save();
  context.resetTransform();
  context.imageSmoothingQuality = 'medium';
  if (!opaque) context.clearRect(0, 0, width, height);
  context.drawImage(small, 0, 0, wide, high, 0, 0, width, height);
  context.restore();
  giveBackCanvas(small);
}
