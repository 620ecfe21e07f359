import { css, mix, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Pattern } from '../look/wardrobe.ts';
import type { Figure } from './figure.ts';

/** What is woven into a cloth: drawn along and across the body inside an outline. Too small to be seen, it is left out. */
export function drawPattern(figure: Figure, outline: readonly Dot[], pattern: Pattern, tone: Rgb): void {
  if (pattern === 'plain') return;
  const { pen, body } = figure;
  const head = body.head();
  const step = head.r * (pattern === 'tweed' ? 0.22 : 0.3);
  if (step < 3.4 * pen.unit) return;
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const { width, height } = pen.context.canvas;
  const [left, right] = [Math.max(-step, Math.min(...xs)), Math.min(width + step, Math.max(...xs))];
  const [top, bottom] = [Math.max(-step, Math.min(...ys)), Math.min(height + step, Math.max(...ys))];
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.smoothPath(outline, true);
  context.clip();
  context.strokeStyle = css(
    pattern === 'stripes' ? mix(tone, [60, 70, 110], 0.62) : scaled(tone, 0.66),
    pattern === 'knit' ? 0.45 : 0.75,
  );
  context.lineWidth = Math.max(0.6, step * (pattern === 'stripes' || pattern === 'checks' ? 0.24 : 0.1));
  context.beginPath();
  const middle = (left + right) / 2;
  if (pattern === 'stripes' || pattern === 'checks')
    for (let x = left; x <= right; x += step) {
      context.moveTo(x, top);
      context.quadraticCurveTo(x + (x - middle) * 0.05, (top + bottom) / 2, x + (x - middle) * 0.14, bottom);
    }
  if (pattern === 'checks' || pattern === 'knit')
    for (let y = top; y <= bottom; y += step) {
      context.moveTo(left, y - step * 0.2);
      context.quadraticCurveTo(middle, y + step * 0.35, right, y - step * 0.2);
    }
  if (pattern === 'tweed' || pattern === 'dots')
    for (let y = top, row = 0; y <= bottom; y += step, row += 1)
      for (let x = left + (row % 2) * step * 0.5; x <= right; x += step) {
        context.moveTo(x, y);
        context.lineTo(x + step * 0.22, y + (row % 2 === 0 ? step * 0.3 : -step * 0.3));
      }
  context.stroke();
  context.restore();
}
