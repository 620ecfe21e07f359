import type { SKRSContext2D } from '@napi-rs/canvas';
import { css, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';

export interface Dot {
  x: number;
  y: number;
}

export interface ShapeStyle {
  fill?: Rgb | undefined;
  alpha?: number;
  /** Width of the ink line in units; 0 for none. */
  line?: number;
  /** Rounds the corners into one smooth curve. */
  smooth?: boolean;
  open?: boolean;
}

/**
 * The hand that draws all: ink lines that waver a little and overshoot at the corners, over flat washes.
 * Lengths of line widths are in units of a 720 pixel high frame, so that every size of picture has the same hand.
 */
export class Pen {
  readonly context: SKRSContext2D;
  readonly unit: number;
  readonly ink: Rgb;
  random: Random;
  /** Darkness of the ink, 0 to 1: far things are drawn with a paler line. */
  strength = 1;

  constructor(context: SKRSContext2D, unit: number, ink: Rgb, random: Random) {
    this.context = context;
    this.unit = unit;
    this.ink = ink;
    this.random = random;
    context.lineCap = 'round';
    context.lineJoin = 'round';
  }

  /** A wavering ink line through points. */
  line(points: readonly Dot[], width = 1.6, closed = false): void {
    if (points.length < 2) return;
    const { context } = this;
    context.strokeStyle = css(this.ink, 0.92 * this.strength);
    context.lineWidth = Math.max(0.5, width * this.unit);
    context.beginPath();
    this.wander(points, 0.7, closed);
    context.stroke();
    if (width < 1.2) return;
    context.strokeStyle = css(this.ink, 0.4 * this.strength);
    context.lineWidth = Math.max(0.4, width * 0.55 * this.unit);
    context.beginPath();
    this.wander(points, 1.5, closed);
    context.stroke();
  }

  /** A smooth ink curve through points. */
  curve(points: readonly Dot[], width = 1.6): void {
    const { context } = this;
    context.strokeStyle = css(this.ink, 0.92 * this.strength);
    context.lineWidth = Math.max(0.5, width * this.unit);
    context.beginPath();
    this.smoothPath(points, false);
    context.stroke();
  }

  /** A filled shape with an ink outline. */
  shape(points: readonly Dot[], style: ShapeStyle): void {
    if (points.length < 2) return;
    const { context } = this;
    const closed = style.open !== true;
    if (style.fill) {
      context.fillStyle = css(style.fill, style.alpha ?? 1);
      context.beginPath();
      if (style.smooth) this.smoothPath(points, true);
      else this.polygonPath(points);
      context.fill();
    }
    const width = style.line ?? 1.6;
    if (width <= 0) return;
    if (!style.smooth) {
      this.line(points, width, closed);
      return;
    }
    context.strokeStyle = css(this.ink, 0.92 * this.strength);
    context.lineWidth = Math.max(0.5, width * this.unit);
    context.beginPath();
    this.smoothPath(points, closed);
    context.stroke();
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
    if (points.length < 3) return;
    const { context } = this;
    const xs = points.map((point) => point.x);
    const ys = points.map((point) => point.y);
    const { width, height } = context.canvas;
    const left = Math.max(-width, Math.min(...xs));
    const right = Math.min(width * 2, Math.max(...xs));
    const top = Math.max(-height, Math.min(...ys));
    const bottom = Math.min(height * 2, Math.max(...ys));
    const rise = (bottom - top) * slant;
    const step = Math.max(2, gap * this.unit);
    context.save();
    context.beginPath();
    this.polygonPath(points);
    context.clip();
    context.strokeStyle = css(this.ink, alpha * this.strength);
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

  /** A curve through the middles of the sides, with the corners as its handles. */
  smoothPath(points: readonly Dot[], closed: boolean): void {
    const { context } = this;
    const count = points.length;
    const first = points[0] as Dot;
    if (!closed) {
      context.moveTo(first.x, first.y);
      for (let index = 1; index < count - 1; index += 1) {
        const here = points[index] as Dot;
        const next = points[index + 1] as Dot;
        const last = index === count - 2;
        const endX = last ? next.x : (here.x + next.x) / 2;
        const endY = last ? next.y : (here.y + next.y) / 2;
        context.quadraticCurveTo(here.x, here.y, endX, endY);
      }
      if (count === 2) context.lineTo((points[1] as Dot).x, (points[1] as Dot).y);
      return;
    }
    const end = points[count - 1] as Dot;
    context.moveTo((end.x + first.x) / 2, (end.y + first.y) / 2);
    for (let index = 0; index < count; index += 1) {
      const here = points[index] as Dot;
      const next = points[(index + 1) % count] as Dot;
      context.quadraticCurveTo(here.x, here.y, (here.x + next.x) / 2, (here.y + next.y) / 2);
    }
    context.closePath();
  }

  private wander(points: readonly Dot[], amount: number, closed: boolean): void {
    const { context, random, unit } = this;
    const count = closed ? points.length : points.length - 1;
    for (let index = 0; index < count; index += 1) {
      const a = points[index] as Dot;
      const b = points[(index + 1) % points.length] as Dot;
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const length = Math.hypot(dx, dy) || 1;
      const over = Math.min(length * 0.04, 2.2 * unit) * random.next();
      const steps = Math.max(1, Math.min(14, Math.round(length / (46 * unit))));
      const sideX = -dy / length;
      const sideY = dx / length;
      context.moveTo(a.x - (dx / length) * over, a.y - (dy / length) * over);
      for (let step = 1; step <= steps; step += 1) {
        const part = step / steps;
        const shift = step === steps ? 0 : random.between(-amount, amount) * unit;
        const past = step === steps ? over : 0;
        context.lineTo(
          a.x + dx * part + sideX * shift + (dx / length) * past,
          a.y + dy * part + sideY * shift + (dy / length) * past,
        );
      }
    }
  }
}
