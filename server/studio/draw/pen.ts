import type { SKRSContext2D } from '@napi-rs/canvas';
import { css, scaled, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Dot } from './dot.ts';
import { ribbon, smoothed, threaded } from './ribbon.ts';

export interface ShapeStyle {
  fill?: Rgb | undefined;
  alpha?: number;
  /** Width of the ink line in units; 0 for none. */
  line?: number;
  /** Rounds the corners into one smooth curve. */
  smooth?: boolean;
  /** A smooth curve through the points themselves. */
  through?: boolean;
  open?: boolean;
  /** A wash that runs darker to its lower end, 0 to 1. */
  wash?: number;
}

/** Points for each corner of a smooth curve. */
const fineness = 4;

/**
 * The hand that draws all: ink lines of varying weight that overshoot at the corners, over washes.
 * Widths of lines are in units of a 720 pixel high frame, so that every size of picture has the same hand.
 */
export class Pen {
  readonly context: SKRSContext2D;
  readonly unit: number;
  readonly ink: Rgb;
  random: Random;
  /** Darkness of the ink, 0 to 1: far things are drawn with a paler line. */
  strength = 1;
  /** How strongly shadows are hatched, 0 to 1. */
  hatching = 0.4;
  /** Direction in which shadows fall. */
  shadow: Dot = { x: 0.6, y: 0.8 };

  constructor(context: SKRSContext2D, unit: number, ink: Rgb, random: Random) {
    this.context = context;
    this.unit = unit;
    this.ink = ink;
    this.random = random;
    context.lineCap = 'round';
    context.lineJoin = 'round';
  }

  /** An ink line along straight sides: each is one stroke of the hand, thick in its middle, a little past the corner. */
  line(points: readonly Dot[], width = 1.6, closed = false): void {
    if (points.length < 2) return;
    const { context } = this;
    const thick = width * this.unit;
    if (thick < 1.05) {
      context.strokeStyle = css(this.ink, 0.9 * this.strength);
      context.lineWidth = Math.max(0.5, thick);
      context.beginPath();
      this.wander(points, closed);
      context.stroke();
      return;
    }
    context.fillStyle = css(this.ink, 0.92 * this.strength);
    context.beginPath();
    this.strokes(points, thick, closed);
    context.fill();
  }

  /** A smooth ink curve with the points as its handles, thin at both ends. */
  curve(points: readonly Dot[], width = 1.6): void {
    this.inkAlong(smoothed(points, false, fineness + 1), width, false);
  }

  /** A smooth ink curve through points. */
  thread(points: readonly Dot[], width = 1.6): void {
    this.inkAlong(threaded(points, false, fineness + 1), width, false);
  }

  /** A filled shape with an ink outline. */
  shape(points: readonly Dot[], style: ShapeStyle): void {
    if (points.length < 2) return;
    const { context } = this;
    const closed = style.open !== true;
    const round = style.smooth === true || style.through === true;
    const path = style.through
      ? threaded(points, closed, fineness)
      : style.smooth
        ? smoothed(points, closed, fineness)
        : points;
    if (style.fill) {
      context.fillStyle = style.wash
        ? this.washOf(path, style.fill, style.wash, style.alpha ?? 1)
        : css(style.fill, style.alpha ?? 1);
      context.beginPath();
      this.polygonPath(path);
      context.fill();
    }
    const width = style.line ?? 1.6;
    if (width <= 0) return;
    if (round) this.inkAlong(path, width, closed);
    else this.line(points, width, closed);
  }

  ellipse(x: number, y: number, rx: number, ry: number, style: ShapeStyle, turn = 0): void {
    const { context } = this;
    context.beginPath();
    context.ellipse(x, y, Math.max(0.1, rx), Math.max(0.1, ry), turn, 0, Math.PI * 2);
    if (style.fill) {
      context.fillStyle = css(style.fill, style.alpha ?? 1);
      context.fill();
    }
    const width = style.line ?? 1.6;
    if (width <= 0) return;
    context.strokeStyle = css(this.ink, 0.92 * this.strength);
    context.lineWidth = Math.max(0.5, width * this.unit);
    context.stroke();
  }

  /** Diagonal hatching inside a polygon: the shadow of someone who draws with a pencil. */
  hatch(points: readonly Dot[], gap: number, alpha: number, slant = 0.9): void {
    const dark = alpha * this.hatching;
    if (points.length < 3 || dark < 0.04) return;
    const { context } = this;
    const { left, right, top, bottom } = this.boundsOf(points);
    const step = Math.max(2, gap * this.unit);
    if (right - left < step * 5 || bottom - top < step * 5) return;
    const rise = (bottom - top) * slant;
    context.save();
    context.beginPath();
    this.polygonPath(points);
    context.clip();
    context.strokeStyle = css(this.ink, dark * this.strength);
    context.lineWidth = Math.max(0.5, 0.9 * this.unit);
    context.beginPath();
    for (let x = left - rise; x < right; x += step) {
      const shift = this.random.between(-0.3, 0.3) * step;
      context.moveTo(x + shift, bottom);
      context.lineTo(x + rise + shift, top);
    }
    context.stroke();
    context.restore();
  }

  polygonPath(points: readonly Dot[]): void {
    points.forEach((point, index) => {
      if (index === 0) this.context.moveTo(point.x, point.y);
      else this.context.lineTo(point.x, point.y);
    });
    this.context.closePath();
  }

  /** The curve through the middles of the sides as a path, to be filled or clipped with. */
  smoothPath(points: readonly Dot[], closed: boolean): void {
    const path = smoothed(points, closed, fineness);
    path.forEach((point, index) => {
      if (index === 0) this.context.moveTo(point.x, point.y);
      else this.context.lineTo(point.x, point.y);
    });
    if (closed) this.context.closePath();
  }

  /** Inks a dense row of points. */
  inkAlong(points: readonly Dot[], width: number, closed: boolean): void {
    if (points.length < 2) return;
    const { context } = this;
    const thick = width * this.unit;
    if (thick < 0.9) {
      context.strokeStyle = css(this.ink, 0.9 * this.strength);
      context.lineWidth = Math.max(0.5, thick);
      context.beginPath();
      points.forEach((point, index) =>
        index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y),
      );
      if (closed) context.closePath();
      context.stroke();
      return;
    }
    const [outer, inner] = ribbon(points, thick, closed, this.shadow);
    context.fillStyle = css(this.ink, 0.94 * this.strength);
    context.beginPath();
    if (closed) {
      this.polygonPath(outer);
      this.polygonPath(inner);
    } else this.polygonPath([...outer, ...inner]);
    context.fill();
  }

  /** What of a polygon can lie in or near the picture. */
  private boundsOf(points: readonly Dot[]): { left: number; right: number; top: number; bottom: number } {
    const { width, height } = this.context.canvas;
    let [left, right, top, bottom] = [width, 0, height, 0];
    for (const { x, y } of points) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    return {
      left: Math.max(0, left),
      right: Math.min(width, right),
      top: Math.max(0, top),
      bottom: Math.min(height, bottom),
    };
  }

  private washOf(points: readonly Dot[], fill: Rgb, wash: number, alpha: number): SKRSContext2D['fillStyle'] {
    const { left, right, top, bottom } = this.boundsOf(points);
    // A gradient costs: only what is large enough to show it gets one.
    if ((bottom - top) * (right - left) < 52_000 * this.unit ** 2) return css(fill, alpha);
    const sun = this.shadow.x > 0;
    const gradient = this.context.createLinearGradient(
      sun ? left : right,
      top,
      sun ? left + (right - left) * 0.35 : right - (right - left) * 0.35,
      bottom,
    );
    gradient.addColorStop(0, css(scaled(fill, 1 + 0.12 * wash), alpha));
    gradient.addColorStop(0.55, css(fill, alpha));
    gradient.addColorStop(1, css(scaled(fill, 1 - 0.34 * wash), alpha));
    return gradient;
  }

  private strokes(points: readonly Dot[], thick: number, closed: boolean): void {
    const { context, random, unit } = this;
    const count = closed ? points.length : points.length - 1;
    for (let index = 0; index < count; index += 1) {
      const a = points[index] as Dot;
      const b = points[(index + 1) % points.length] as Dot;
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const length = Math.hypot(dx, dy);
      if (length < 0.4) continue;
      const ux = dx / length;
      const uy = dy / length;
      const over = Math.min(length * 0.03, 2.4 * unit) * random.next();
      const sway = random.between(-0.9, 0.9) * Math.min(1, length / (90 * unit)) * unit;
      const bold = thick * (0.5 + 0.16 * (uy * this.shadow.x - ux * this.shadow.y) * (uy > 0 ? 1 : -1));
      const [sx, sy] = [a.x - ux * over, a.y - uy * over];
      const [ex, ey] = [b.x + ux * over, b.y + uy * over];
      const [mx, my] = [(a.x + b.x) / 2 - uy * sway, (a.y + b.y) / 2 + ux * sway];
      const thin = thick * random.between(0.2, 0.34);
      context.moveTo(sx - uy * thin, sy + ux * thin);
      context.quadraticCurveTo(mx - uy * bold, my + ux * bold, ex - uy * thin, ey + ux * thin);
      context.lineTo(ex + uy * thin, ey - ux * thin);
      context.quadraticCurveTo(mx + uy * bold, my - ux * bold, sx + uy * thin, sy - ux * thin);
      context.closePath();
    }
  }

  private wander(points: readonly Dot[], closed: boolean): void {
    const { context, random, unit } = this;
    const count = closed ? points.length : points.length - 1;
    for (let index = 0; index < count; index += 1) {
      const a = points[index] as Dot;
      const b = points[(index + 1) % points.length] as Dot;
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const length = Math.hypot(dx, dy) || 1;
      const sway = random.between(-0.8, 0.8) * Math.min(1, length / (90 * unit)) * unit;
      context.moveTo(a.x, a.y);
      context.quadraticCurveTo(
        (a.x + b.x) / 2 - (dy / length) * sway,
        (a.y + b.y) / 2 + (dx / length) * sway,
        b.x,
        b.y,
      );
    }
  }
}
