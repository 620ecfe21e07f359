import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { css, hex, mix } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { HeadShape, HeadSpot, HeadView } from './headShape.ts';

interface BrowShape {
  inner: number;
  outer: number;
  lift: number;
}

const brows: Readonly<Record<DepictedPerson['face'], BrowShape>> = {
  neutral: { inner: 0, outer: 0.02, lift: 0 },
  happy: { inner: 0.03, outer: 0.03, lift: 0.05 },
  sad: { inner: 0.15, outer: -0.07, lift: 0.02 },
  angry: { inner: -0.15, outer: 0.08, lift: -0.02 },
  afraid: { inner: 0.16, outer: -0.02, lift: 0.1 },
  surprised: { inner: 0.07, outer: 0.05, lift: 0.16 },
  'eyes-closed': { inner: 0, outer: -0.02, lift: 0.02 },
};

/** How wide the eyes stand open, and how far the lower lid comes up. */
const lids: Readonly<Record<DepictedPerson['face'], readonly [open: number, low: number]>> = {
  neutral: [1, 0],
  happy: [0.82, 0.35],
  sad: [0.8, 0],
  angry: [0.74, 0.2],
  afraid: [1.35, 0],
  surprised: [1.5, 0],
  'eyes-closed': [0, 0],
};

const apart = 25;

export function drawEyes(view: HeadView, shape: HeadShape): void {
  for (const sign of [-1, 1] as const) {
    const eye = shape.spot(sign * apart, 0.02);
    if (eye.front < 0.05) continue;
    const covered = view.look.mark === 'patch' && sign === 1;
    if (covered) patch(view, shape, eye);
    else drawEye(view, eye, sign);
    drawBrow(view, shape, sign);
  }
}

function drawEye(view: HeadView, eye: HeadSpot, sign: 1 | -1): void {
  const { pen, look, face, r, state, line } = view;
  const big = look.child ? 1.22 : look.female ? 1.08 : 1;
  const half = 0.165 * big * r * Math.max(0.42, eye.front);
  const [wide, low] = lids[face];
  const shut = face === 'eyes-closed' ? 1 : state.blink;
  const high = 0.105 * big * wide * (1 - shut) * r;
  const at = (x: number, y: number): Dot => ({ x: eye.x + x * half, y: eye.y + y });
  if (r < 11 * pen.unit) {
    if (shut > 0.6) pen.thread([at(-1, 0), at(1, 0)], line * 0.9);
    else
      pen.ellipse(eye.x, eye.y, Math.max(0.075 * r, 0.7 * pen.unit), Math.max(0.105 * r * wide, 0.8 * pen.unit), {
        fill: pen.ink,
        line: 0,
      });
    return;
  }
  if (shut > 0.7 || high < 0.015 * r) {
    pen.thread([at(-1.1, -0.01 * r), at(-0.4, 0.06 * r), at(0.4, 0.06 * r), at(1.1, -0.01 * r)], line * 1.3);
    return;
  }
  const lower = high * (0.78 - low * 0.6);
  const upper: Dot[] = [at(-1.05, 0.02 * r), at(-0.45, -high * 0.92), at(0.4, -high * 0.95), at(1.05, 0.01 * r)];
  const almond: Dot[] = [...upper, at(0.5, lower * 0.9), at(-0.45, lower * 0.95)];
  pen.shape(almond, { fill: view.tint(hex('#efeae0')), through: true, line: 0 });
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.polygonPath(almond);
  context.clip();
  context.fillStyle = css(pen.ink, 0.24);
  context.fillRect(eye.x - half * 1.2, eye.y - high * 1.2, half * 2.4, high * 0.75);
  const gaze = Math.sin(view.yaw) * 0.2 * half;
  const iris = Math.min(0.125 * big * r, half * 0.82);
  const irisX = eye.x + gaze;
  const irisY = eye.y - high * 0.04;
  pen.ellipse(irisX, irisY, iris * Math.max(0.6, eye.front), iris, {
    fill: view.tint(hex('#4a3a30')),
    line: line * 0.5,
  });
  pen.ellipse(irisX, irisY, iris * 0.52, iris * 0.56, { fill: pen.ink, line: 0 });
  pen.ellipse(irisX + 0.3 * iris * view.side, irisY - iris * 0.36, iris * 0.24, iris * 0.24, {
    fill: [255, 255, 250],
    line: 0,
  });
  context.restore();
  pen.thread(upper, line * (look.female ? 1.75 : 1.4));
  if (r > 24 * pen.unit) {
    const strength = pen.strength;
    pen.strength = 0.5 * strength;
    pen.thread([at(-0.7, lower * 0.85), at(0, lower * 1.1), at(0.75, lower * 0.8)], line * 0.6);
    pen.thread([at(-0.9, -high - 0.05 * r), at(0, -high - 0.085 * r), at(0.95, -high - 0.035 * r)], line * 0.6);
    if (look.age > 52) {
      pen.thread([at(-0.8, lower + 0.09 * r), at(0.05, lower + 0.14 * r), at(0.85, lower + 0.08 * r)], line * 0.6);
      for (const drop of [-0.03, 0.04])
        pen.thread([at(sign * 1.25, drop * r), at(sign * 1.6, drop * 2.2 * r)], line * 0.5);
    }
    pen.strength = strength;
  }
  if (look.female) pen.thread([at(sign * 0.95, 0.01 * r), at(sign * 1.38, -0.06 * r)], line * 1.1);
}

function drawBrow(view: HeadView, shape: HeadShape, sign: 1 | -1): void {
  const { pen, look, line, r, face, state } = view;
  const brow = brows[face];
  const base = -0.23 - brow.lift - 0.085 * state.brow;
  const points = [
    shape.spot(sign * (apart - 15), base - brow.inner),
    shape.spot(sign * apart, base - 0.055 - (brow.inner + brow.outer) / 2),
    shape.spot(sign * (apart + 17), base + 0.045 - brow.outer),
  ];
  const thick = Math.max(line, ((0.085 * r) / pen.unit) * look.brow * (look.female ? 0.62 : 1));
  const { context } = pen;
  const grey = look.age > 68;
  context.fillStyle = css(mix(view.tint(look.hairColour), pen.ink, grey ? 0.25 : 0.5), 0.95);
  const [a, b, c] = points as [HeadSpot, HeadSpot, HeadSpot];
  const t = (thick * pen.unit) / 2;
  context.beginPath();
  context.moveTo(a.x, a.y - t * 0.9);
  context.quadraticCurveTo(b.x, b.y - t * 1.3, c.x, c.y);
  context.quadraticCurveTo(b.x, b.y + t * 0.9, a.x, a.y + t * 0.9);
  context.closePath();
  context.fill();
}

function patch({ pen, r, line }: HeadView, shape: HeadShape, eye: HeadSpot): void {
  pen.thread([shape.spot(-60, -0.6), shape.spot(0, -0.3), shape.spot(60, 0.1)], line * 1.2);
  pen.ellipse(eye.x, eye.y, 0.22 * r * Math.max(0.5, eye.front), 0.2 * r, { fill: [28, 26, 28], line });
}
