import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { hex, mix, scaled } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import { threaded } from '../draw/ribbon.ts';
import type { HeadShape, HeadView } from './headShape.ts';

const shapes: Readonly<Record<DepictedPerson['face'], { bend: number; open: number }>> = {
  neutral: { bend: 0.01, open: 0 },
  happy: { bend: 0.14, open: 0 },
  sad: { bend: -0.11, open: 0 },
  angry: { bend: -0.07, open: 0 },
  afraid: { bend: -0.06, open: 0.25 },
  surprised: { bend: 0, open: 0.45 },
  'eyes-closed': { bend: 0.02, open: 0 },
};

export function drawMouth(view: HeadView, shape: HeadShape): void {
  const { pen, look, face, state, line, r } = view;
  if (shape.spot(0, 0.6).front < -0.05) return;
  const form = shapes[face];
  const y = 0.6;
  const open = Math.min(1, Math.max(state.mouth.open, form.open));
  const wide =
    (10 + 15 * state.mouth.wide) * (face === 'happy' ? 1.2 : 1) * (1 - 0.12 * open) * (look.child ? 0.85 : 1);
  const corner = y - form.bend * 0.7;
  // The far half of a mouth in profile is not to be seen.
  const end = (sign: 1 | -1): Dot => {
    const reach = Math.min(wide, Math.max(0, 88 - (Math.sign(sign) * (view.yaw * 180)) / Math.PI));
    return shape.spot(sign * reach, corner);
  };
  const middle = shape.spot(0, y + form.bend * 0.6);
  const [left, right] = [end(-1), end(1)];
  if (open < 0.06) {
    pen.thread(
      [
        left,
        { x: (left.x + middle.x) / 2, y: (left.y + middle.y * 2) / 3 },
        middle,
        { x: (right.x + middle.x) / 2, y: (right.y + middle.y * 2) / 3 },
        right,
      ],
      line * 1.3,
    );
    if (r > 20 * pen.unit) {
      const strength = pen.strength;
      pen.strength = 0.5 * strength;
      const low = shape.spot(0, y + 0.14);
      pen.thread(
        [
          { x: low.x + (left.x - middle.x) * 0.45, y: low.y - 0.02 * r },
          low,
          { x: low.x + (right.x - middle.x) * 0.45, y: low.y - 0.02 * r },
        ],
        line * 0.8,
      );
      if (face === 'happy' || look.age > 50) folds(view, shape);
      pen.strength = strength;
      if (look.female)
        pen.shape([left, { x: middle.x, y: middle.y - 0.05 * r }, right, { x: middle.x, y: middle.y + 0.075 * r }], {
          fill: mix(view.tint(look.skin), view.tint(hex('#a8434a')), 0.5),
          alpha: 0.75,
          through: true,
          line: 0,
        });
    }
    return;
  }
  const drop = (0.07 + open * 0.18) * r;
  const lips: Dot[] = [
    left,
    { x: (left.x + middle.x) / 2, y: middle.y - 0.055 * r },
    { x: (right.x + middle.x) / 2, y: middle.y - 0.055 * r },
    right,
    { x: (right.x + middle.x * 0.6) / 1.6, y: middle.y + drop * 0.86 },
    { x: (left.x + middle.x * 0.6) / 1.6, y: middle.y + drop * 0.86 },
  ];
  if (r > 9 * pen.unit) drawLips(view, lips, { x: (left.x + right.x) / 2, y: middle.y + drop * 0.4 });
  pen.shape(lips, { fill: mix(view.tint(hex('#56201f')), pen.ink, 0.4), through: true, line: line * 1.15 });
  if (r > 12 * pen.unit) {
    const { context } = pen;
    context.save();
    context.beginPath();
    pen.polygonPath(threaded(lips, true, 4));
    context.clip();
    const { teeth } = state.mouth;
    if (teeth < 1)
      pen.ellipse(middle.x, middle.y + drop * 0.95, Math.abs(right.x - left.x) * 0.3, drop * 0.36, {
        fill: view.tint(hex('#a8554f')),
        line: 0,
      });
    // Rounded lips hide them.
    if (state.mouth.wide > 0.25)
      drawTeeth(view, [left, middle, right], teeth > 0.9 ? drop * 1.2 : 0.035 * r + drop * 0.5 * teeth);
    if (teeth > 0.9) pen.thread([left, { x: middle.x, y: middle.y + drop * 0.42 }, right], line * 0.7);
    context.restore();
    if (look.age > 40 || face === 'happy') folds(view, shape);
    // Below a wide open mouth there is only the chin.
    if (open > 0.75) return;
    const low = shape.spot(0, y + 0.12 + open * 0.28);
    pen.thread(
      [
        { x: low.x + (left.x - middle.x) * 0.4, y: low.y },
        { x: low.x, y: low.y + 0.025 * r },
        { x: low.x + (right.x - middle.x) * 0.4, y: low.y },
      ],
      line * 0.6,
    );
  }
}

/** The red of the lips around an open mouth. */
function drawLips({ pen, look, tint, r }: HeadView, gap: readonly Dot[], middle: Dot): void {
  const out = (look.female ? 0.075 : 0.05) * r;
  const rim = gap.map(({ x, y }) => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    const long = Math.hypot(dx, dy) || 1;
    return { x: x + (dx / long) * out * 0.7, y: y + (dy / long) * out };
  });
  pen.shape(rim, {
    fill: mix(scaled(tint(look.skin), 0.86), tint(hex('#a8434a')), look.female ? 0.55 : 0.3),
    alpha: 0.85,
    through: true,
    line: 0,
  });
}

/** The upper row, from one corner of the mouth to the other, so far down. */
function drawTeeth({ pen, r, tint }: HeadView, [left, middle, right]: readonly [Dot, Dot, Dot], down: number): void {
  const corners: Dot[] = [
    { x: left.x, y: middle.y - 0.1 * r },
    { x: right.x, y: middle.y - 0.1 * r },
    { x: right.x, y: middle.y + down * 0.4 },
    { x: middle.x, y: middle.y + down },
    { x: left.x, y: middle.y + down * 0.4 },
  ];
  pen.shape(corners, { fill: tint(hex('#ece6d8')), line: 0 });
}

/** From the nose to the corners of the mouth. */
function folds({ pen, line, r, look, tint }: HeadView, shape: HeadShape): void {
  if (r < 18 * pen.unit) return;
  for (const sign of [-1, 1]) {
    const top = shape.spot(sign * 15, 0.36);
    if (top.front < 0.2) continue;
    pen.thread([top, shape.spot(sign * 26, 0.5), shape.spot(sign * 27, 0.64)], line * 0.65);
  }
  if (look.age > 66) {
    const brow = [shape.spot(-26, -0.5), shape.spot(0, -0.53), shape.spot(26, -0.5)];
    if (look.hair !== 'bob') pen.thread(brow, line * 0.5);
    pen.shape([shape.spot(-34, 0.2), shape.spot(-40, 0.5), shape.spot(-30, 0.44)], {
      fill: scaled(tint(look.skin), 0.75),
      alpha: 0.5,
      through: true,
      line: 0,
    });
  }
}
