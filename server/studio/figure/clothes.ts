import { css, mix, scaled } from '../colour.ts';
import type { Dot } from '../draw/pen.ts';
import type { Figure, Place } from './person.ts';
import type { Joint, Joints } from './pose.ts';

/** How far a garment falls below the hip, as a part of the stature, and how much it flares. */
const hems = {
  jumper: [0.03, 1.08],
  shirt: [0.02, 1.04],
  apron: [0.16, 1.25],
  uniform: [0.05, 1.12],
  suit: [0.07, 1.14],
  coat: [0.2, 1.45],
  robe: [0.36, 1.5],
  nightshirt: [0.3, 1.4],
  dress: [0.33, 1.9],
} as const;

/** The body between neck and hem with what it wears. */
export function drawTorso(figure: Figure, joints: Joints, at: Place, line: number): void {
  const { pen, look, person } = figure;
  const [long, flare] = hems[look.garment];
  const seated = person.pose === 'sit' || person.pose === 'crouch';
  const s = look.stature;
  const hem = seated ? Math.min(long, 0.07) * s : long * s;
  const [l, r] = joints.shoulders;
  const [hl, hr] = joints.hips;
  const neck = s * 0.035;
  const lift = s * 0.022;
  const middle = (l[0] + r[0]) / 2;
  const waistY = hl[1] + (l[1] - hl[1]) * 0.36;
  const waist = look.female && look.garment !== 'coat' && look.garment !== 'robe' ? 0.8 : look.build > 1.2 ? 1.2 : 0.94;
  const wide = (l[0] - middle) * waist * 0.86;
  const waistX = middle * 0.5;
  const outline: Joint[] = [
    [middle - neck, l[1] + lift * 1.5],
    [l[0] * 0.94 + middle * 0.06, l[1] + lift * 0.5],
    [l[0] + (l[0] - middle) * 0.08, l[1] - lift],
    [waistX + wide, waistY],
    [hl[0] * 1.12, hl[1]],
    [hl[0] * flare, hl[1] - hem],
    [hr[0] * flare, hr[1] - hem],
    [hr[0] * 1.12, hr[1]],
    [waistX - wide, waistY],
    [r[0] + (r[0] - middle) * 0.08, r[1] - lift],
    [r[0] * 0.94 + middle * 0.06, r[1] + lift * 0.5],
    [middle + neck, r[1] + lift * 1.5],
  ];
  const points = outline.map(at);
  const tone = figure.tint(look.top);
  pen.shape(points, { fill: tone, line: line * 1.1 });
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.polygonPath(points);
  context.clip();
  shade(figure, points);
  if (!figure.away)
    details(figure, {
      at,
      line,
      neckY: l[1] + lift,
      middle: middle + figure.turn * (r[0] - l[0]) * 0.14,
      half: (r[0] - l[0]) / 2,
      waistY,
      hemY: hl[1] - hem,
      lift,
    });
  context.restore();
}

function shade(figure: Figure, points: readonly Dot[]): void {
  const { pen, side } = figure;
  const xs = points.map((point) => point.x);
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  const ys = points.map((point) => point.y);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  const from = side < 0 ? left + (right - left) * 0.6 : left;
  const to = side < 0 ? right : left + (right - left) * 0.4;
  const dark: Dot[] = [
    { x: from, y: top },
    { x: to, y: top },
    { x: to, y: bottom },
    { x: side < 0 ? from + (to - from) * 0.2 : from, y: bottom },
  ];
  pen.context.fillStyle = css(pen.ink, 0.22);
  pen.context.beginPath();
  pen.polygonPath(dark);
  pen.context.fill();
  pen.hatch(dark, 8, 0.2);
}

interface Cut {
  at: Place;
  line: number;
  neckY: number;
  middle: number;
  half: number;
  waistY: number;
  hemY: number;
  lift: number;
}

function details(figure: Figure, cut: Cut): void {
  const { pen, look } = figure;
  const { at, line, neckY, middle, half, waistY, hemY } = cut;
  const dark = scaled(figure.tint(look.top), 0.72);
  const light = figure.tint(look.second);
  const chest = neckY - (neckY - waistY) * 0.55;
  const v = (width: number, low: number, fill: typeof light): void =>
    pen.shape(
      [
        at([middle - half * width, neckY + cut.lift * 2]),
        at([middle + half * width, neckY + cut.lift * 2]),
        at([middle, low]),
      ],
      { fill, line },
    );
  const buttons = (x: number, from: number, to: number, count: number): void => {
    for (let index = 0; index < count; index += 1) {
      const dot = at([x, from + ((to - from) * (index + 0.5)) / count]);
      pen.ellipse(dot.x, dot.y, half * 0.045 * figure.metre, half * 0.045 * figure.metre, {
        fill: light,
        line: line * 0.6,
      });
    }
  };
  const down = (x: number, from: number, to: number, width: number): void =>
    pen.line([at([x, from]), at([x, to])], width);
  switch (look.garment) {
    case 'jumper':
      pen.curve(
        [
          at([middle - half * 0.42, neckY + cut.lift]),
          at([middle, neckY - half * 0.26]),
          at([middle + half * 0.42, neckY + cut.lift]),
        ],
        line * 1.2,
      );
      pen.curve(
        [at([middle - half * 0.5, neckY]), at([middle, neckY - half * 0.42]), at([middle + half * 0.5, neckY])],
        line * 0.8,
      );
      for (let y = chest; y > hemY; y -= half * 0.32)
        pen.curve([at([middle - half, y]), at([middle, y - half * 0.06]), at([middle + half, y])], line * 0.35);
      break;
    case 'suit':
      v(0.42, chest, figure.tint([232, 228, 216]));
      pen.shape(
        [
          at([middle - half * 0.07, neckY]),
          at([middle + half * 0.07, neckY]),
          at([middle + half * 0.1, chest + half * 0.2]),
          at([middle, chest]),
          at([middle - half * 0.1, chest + half * 0.2]),
        ],
        { fill: figure.tint(mix(look.legs, [120, 40, 44], 0.6)), line: line * 0.8 },
      );
      for (const sign of [-1, 1])
        pen.shape(
          [
            at([middle + sign * half * 0.42, neckY + cut.lift * 2]),
            at([middle + sign * half * 0.62, chest + half * 0.35]),
            at([middle + sign * half * 0.4, chest + half * 0.3]),
            at([middle, chest]),
          ],
          { fill: dark, line },
        );
      down(middle, chest, hemY, line);
      buttons(middle + half * 0.06, chest - half * 0.1, waistY - half * 0.3, 2);
      break;
    case 'coat':
      v(0.36, neckY - half * 0.5, figure.tint(mix(look.second, [210, 200, 180], 0.4)));
      for (const sign of [-1, 1])
        pen.shape(
          [
            at([middle + sign * half * 0.34, neckY + cut.lift * 2.4]),
            at([middle + sign * half * 0.66, neckY - half * 0.1]),
            at([middle + sign * half * 0.5, neckY - half * 0.55]),
            at([middle, chest + half * 0.1]),
          ],
          { fill: dark, line },
        );
      down(middle, chest, hemY, line * 1.1);
      buttons(middle + half * 0.16, chest - half * 0.1, waistY - half * 0.5, 3);
      break;
    case 'shirt':
      v(0.34, neckY - half * 0.34, figure.tint(look.skin));
      for (const sign of [-1, 1])
        pen.shape(
          [
            at([middle + sign * half * 0.36, neckY + cut.lift * 2]),
            at([middle + sign * half * 0.5, neckY - half * 0.12]),
            at([middle + sign * half * 0.08, neckY - half * 0.38]),
          ],
          { fill: light, line },
        );
      down(middle, neckY - half * 0.4, hemY, line * 0.8);
      buttons(middle, neckY - half * 0.6, hemY, 4);
      break;
    case 'dress':
      v(0.4, neckY - half * 0.4, figure.tint(look.skin));
      pen.shape(
        [
          at([middle - half, waistY + half * 0.08]),
          at([middle + half, waistY + half * 0.08]),
          at([middle + half, waistY - half * 0.08]),
          at([middle - half, waistY - half * 0.08]),
        ],
        { fill: light, line },
      );
      for (const x of [-0.5, 0.05, 0.55]) down(middle + half * x, waistY - half * 0.2, hemY, line * 0.6);
      break;
    case 'nightshirt':
      for (let x = -1.4; x <= 1.4; x += 0.24) down(middle + half * x, neckY + cut.lift * 2, hemY, line * 0.8);
      v(0.28, neckY - half * 0.5, figure.tint(look.skin));
      break;
    case 'robe':
      v(0.4, waistY, light);
      for (const sign of [-1, 1])
        pen.line([at([middle + sign * half * 0.42, neckY + cut.lift * 2]), at([middle, waistY])], line * 2);
      pen.shape(
        [
          at([middle - half, waistY + half * 0.1]),
          at([middle + half, waistY + half * 0.1]),
          at([middle + half, waistY - half * 0.12]),
          at([middle - half, waistY - half * 0.12]),
        ],
        { fill: dark, line },
      );
      down(middle, waistY, hemY, line);
      break;
    case 'apron':
      pen.shape(
        [
          at([middle - half * 1.3, neckY + cut.lift * 3]),
          at([middle + half * 1.3, neckY + cut.lift * 3]),
          at([middle + half * 1.3, hemY]),
          at([middle - half * 1.3, hemY]),
        ],
        { fill: light, line: 0 },
      );
      pen.shape(
        [
          at([middle - half * 0.5, chest + half * 0.3]),
          at([middle + half * 0.5, chest + half * 0.3]),
          at([middle + half * 0.85, waistY]),
          at([middle + half * 0.9, hemY]),
          at([middle - half * 0.9, hemY]),
          at([middle - half * 0.85, waistY]),
        ],
        { fill: figure.tint(look.top), line },
      );
      for (const sign of [-1, 1])
        pen.line(
          [
            at([middle + sign * half * 0.45, chest + half * 0.3]),
            at([middle + sign * half * 0.3, neckY + cut.lift * 2]),
          ],
          line * 1.4,
        );
      break;
    case 'uniform':
      pen.shape(
        [
          at([middle - half * 0.4, neckY + cut.lift * 2.6]),
          at([middle + half * 0.4, neckY + cut.lift * 2.6]),
          at([middle + half * 0.34, neckY - half * 0.1]),
          at([middle - half * 0.34, neckY - half * 0.1]),
        ],
        { fill: dark, line },
      );
      for (const sign of [-1, 1]) buttons(middle + sign * half * 0.28, neckY - half * 0.3, waistY, 4);
      pen.shape(
        [
          at([middle - half * 1.2, waistY + half * 0.06]),
          at([middle + half * 1.2, waistY + half * 0.06]),
          at([middle + half * 1.2, waistY - half * 0.14]),
          at([middle - half * 1.2, waistY - half * 0.14]),
        ],
        { fill: figure.tint([40, 34, 30]), line },
      );
      break;
  }
}
