import { css, hex, mix, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import { drawBeard } from './beard.ts';
import { drawEyes } from './eyes.ts';
import { backHair, frontHair } from './hair.ts';
import { HeadShape, type HeadView } from './headShape.ts';
import { drawGlasses, drawMark } from './marks.ts';
import { drawMouth } from './mouth.ts';

export function drawHead(view: HeadView): void {
  const { context } = view.pen;
  context.save();
  if (Math.abs(view.roll) > 0.01) {
    context.translate(view.x, view.y);
    context.rotate(view.roll);
    context.translate(-view.x, -view.y);
  }
  const shape = new HeadShape(view);
  const skin = view.tint(view.look.skin);
  backHair(view, shape);
  const facing = Math.cos(view.yaw) > -0.42;
  const outline = shape.outline.map(({ x, y }) => shape.dot(x, y));
  ears(view, shape, skin, 'far');
  view.pen.shape(outline, { fill: skin, line: 0 });
  shadeHead(view, outline, skin, facing);
  view.pen.inkAlong(outline, view.line * 1.1, true);
  if (facing) {
    drawMark(view, shape, skin);
    drawBeard(view, shape);
    drawMouth(view, shape);
    drawEyes(view, shape);
    drawNose(view, shape, skin);
    drawGlasses(view, shape);
  }
  frontHair(view, shape);
  ears(view, shape, skin, 'near');
  context.restore();
}

/** A shadow on the side away from the light, under the brow and the chin; some red on the cheeks. */
function shadeHead(view: HeadView, outline: readonly Dot[], skin: Rgb, facing: boolean): void {
  const { pen, side, r, x, y } = view;
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.polygonPath(outline);
  context.clip();
  context.fillStyle = css(mix(scaled(skin, 0.62), pen.ink, 0.12), 0.62);
  context.beginPath();
  const at = (dx: number, dy: number): [number, number] => [x - side * dx * r, y + dy * r];
  context.moveTo(...at(0.32, -1.2));
  context.quadraticCurveTo(...at(0.62, -0.5), ...at(0.44, -0.05));
  context.quadraticCurveTo(...at(0.72, 0.2), ...at(0.42, 0.52));
  context.quadraticCurveTo(...at(0.34, 0.74), ...at(-0.2, 0.86));
  context.lineTo(...at(-0.7, 1.2));
  context.lineTo(...at(1.4, 1.2));
  context.lineTo(...at(1.4, -1.2));
  context.closePath();
  context.fill();
  if (facing && r > 14 * pen.unit) {
    context.fillStyle = css(mix(skin, view.tint(hex('#cf6a55')), 0.5), 0.2);
    context.beginPath();
    context.ellipse(
      x + Math.sin(view.yaw) * r * 0.5 + side * r * 0.3,
      y + 0.36 * r,
      r * 0.22,
      r * 0.13,
      0,
      0,
      Math.PI * 2,
    );
    context.fill();
  }
  context.restore();
}

function ears(view: HeadView, shape: HeadShape, skin: Rgb, which: 'far' | 'near'): void {
  const { pen, look, r, line, yaw } = view;
  if (look.hair === 'long' || look.hair === 'bob' || look.hat === 'hood' || look.hat === 'scarf') return;
  for (const sign of [-1, 1]) {
    const turned = Math.sin(yaw) * sign;
    const isNear = turned < -0.15;
    if (isNear !== (which === 'near')) continue;
    if (turned > 0.4) continue;
    const ear = shape.spot(sign * (isNear ? 96 : 90), 0.1);
    const flat = isNear ? 0.6 + 0.4 * Math.abs(turned) : 1;
    const out = isNear ? 0 : sign * 0.05 * r;
    pen.ellipse(
      ear.x + out,
      ear.y,
      0.135 * r * flat,
      0.24 * r,
      { fill: scaled(skin, 0.94), line: line * 0.85 },
      turned * 0.2,
    );
    if (r > 22 * pen.unit)
      pen.thread(
        [
          { x: ear.x + out - sign * 0.02 * r, y: ear.y - 0.13 * r },
          { x: ear.x + out + 0.05 * r * (isNear ? -sign : sign), y: ear.y - 0.06 * r },
          { x: ear.x + out, y: ear.y + 0.1 * r },
        ],
        line * 0.55,
      );
  }
}

function drawNose(view: HeadView, shape: HeadShape, skin: Rgb): void {
  const { pen, look, line, yaw, r } = view;
  const turn = Math.sin(yaw);
  const long = 0.33 + 0.05 * look.nose;
  const root = shape.spot(0, -0.06);
  const base = shape.spot(0, long + 0.06);
  const out = 0.27 * look.nose * r;
  const tip: Dot = { x: base.x + turn * out, y: base.y - 0.09 * r };
  const far = Math.abs(turn) > 0.12 ? Math.sign(turn) : view.side * -1;
  if (Math.abs(turn) > 0.72) {
    // In profile the nose is part of the outline.
    const brow = shape.spot(0, -0.14);
    pen.shape(
      [
        brow,
        root,
        { x: tip.x - turn * 0.05 * r, y: tip.y - 0.12 * r },
        tip,
        { x: tip.x - turn * 0.06 * r, y: base.y },
        base,
        { x: base.x - turn * 0.3 * r, y: base.y - 0.05 * r },
        { x: root.x - turn * 0.28 * r, y: root.y },
      ],
      {
        fill: skin,
        line: 0,
      },
    );
    pen.thread(
      [
        brow,
        root,
        { x: tip.x - turn * 0.07 * r, y: tip.y - 0.13 * r },
        tip,
        { x: tip.x - turn * 0.05 * r, y: base.y - 0.01 * r },
        base,
      ],
      line * 1.05,
    );
    if (r > 16 * pen.unit)
      pen.thread(
        [
          { x: base.x - turn * 0.1 * r, y: base.y - 0.09 * r },
          { x: base.x - turn * 0.15 * r, y: base.y - 0.02 * r },
          { x: base.x - turn * 0.06 * r, y: base.y + 0.01 * r },
        ],
        line * 0.7,
      );
    return;
  }
  if (r > 12 * pen.unit)
    pen.shape(
      [
        { x: root.x + far * 0.05 * r, y: root.y },
        { x: tip.x + far * 0.13 * r, y: tip.y + 0.06 * r },
        { x: base.x - far * 0.02 * r, y: base.y + 0.02 * r },
        { x: tip.x - far * 0.02 * r, y: tip.y - 0.05 * r },
      ],
      {
        fill: scaled(skin, 0.7),
        alpha: 0.62,
        through: true,
        line: 0,
      },
    );
  const bridge = Math.abs(turn) > 0.25;
  const under: Dot[] = [
    { x: tip.x + far * 0.12 * r, y: tip.y },
    { x: tip.x + far * 0.11 * r, y: base.y - 0.01 * r },
    { x: tip.x, y: base.y + 0.015 * r },
    { x: tip.x - far * 0.13 * r, y: base.y - 0.03 * r },
  ];
  if (bridge)
    pen.thread(
      [
        { x: root.x + far * 0.07 * r, y: root.y },
        { x: (root.x + tip.x) / 2 + far * 0.1 * r, y: (root.y + tip.y) / 2 },
        ...under,
      ],
      line,
    );
  else pen.thread(under, line * 0.95);
}
