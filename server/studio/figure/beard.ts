import { css, scaled } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { HeadShape, HeadView } from './headShape.ts';

/** Where a beard begins, from the middle of the face to the ear: degrees and height. */
const upperEdge: readonly (readonly [around: number, down: number])[] = [
  [0, 0.44],
  [14, 0.43],
  [26, 0.56],
  [40, 0.5],
  [58, 0.36],
  [74, 0.1],
  [86, -0.04],
];

export function drawBeard(view: HeadView, shape: HeadShape): void {
  const { pen, look, line, r } = view;
  const tone = view.tint(look.beardColour);
  switch (look.beard) {
    case 'none':
      return;
    case 'stubble': {
      const area = jaw(view, shape, 0);
      pen.context.fillStyle = css(scaled(tone, 0.7), 0.34);
      pen.context.beginPath();
      pen.polygonPath(area);
      pen.context.fill();
      return;
    }
    case 'full':
      pen.shape(jaw(view, shape, 0.26), { fill: tone, line: line * 0.9 });
      strands(view, shape, 0.5, 1.12);
      moustache(view, shape, 1.05);
      return;
    case 'goatee': {
      const low = shape.spot(0, 1.02);
      pen.shape(
        [
          shape.spot(-17, 0.66),
          shape.spot(17, 0.66),
          shape.spot(20, 0.92),
          { x: low.x, y: low.y + 0.26 * r },
          shape.spot(-20, 0.92),
        ],
        {
          fill: tone,
          through: true,
          line: line * 0.85,
        },
      );
      moustache(view, shape, 0.85);
      return;
    }
    case 'sideburns':
      for (const sign of [-1, 1]) {
        if (shape.spot(sign * 66, 0.3).front < 0.02) continue;
        pen.shape(
          [
            shape.spot(sign * 84, -0.1),
            shape.spot(sign * 66, 0.06),
            shape.spot(sign * 46, 0.58),
            shape.spot(sign * 58, 0.74),
            shape.spot(sign * 86, 0.42),
          ],
          {
            fill: tone,
            through: true,
            line: line * 0.8,
          },
        );
      }
      return;
    case 'moustache':
      moustache(view, shape, 1.15);
      return;
  }
}

/** The lower face as far as it is seen, and as much longer as the beard is. */
function jaw(view: HeadView, shape: HeadShape, long: number): Dot[] {
  const yaw = (view.yaw * 180) / Math.PI;
  const top: Dot[] = [];
  for (let around = -86; around <= 86; around += 8) {
    if (Math.abs(around + yaw) > 92) continue;
    top.push(shape.spot(around, edgeAt(Math.abs(around))));
  }
  if (top.length < 2) return top;
  const first = top[0] as Dot;
  const last = top.at(-1) as Dot;
  const low = shape.outline
    .map(({ x, y }) => ({ x: x * (1 + long * 0.22), y: y > 0.4 ? y + (y - 0.4) * long * 0.9 : y }))
    .map(({ x, y }) => shape.dot(x, y))
    .filter(
      ({ y, x }) => y > (x > view.x ? last.y : first.y) && x >= first.x - view.r * 0.3 && x <= last.x + view.r * 0.3,
    );
  return [...top, ...low];
}

function edgeAt(around: number): number {
  for (let index = 1; index < upperEdge.length; index += 1) {
    const [a, b] = [upperEdge[index - 1] as readonly [number, number], upperEdge[index] as readonly [number, number]];
    if (around <= b[0]) return a[1] + ((b[1] - a[1]) * (around - a[0])) / (b[0] - a[0]);
  }
  return -0.04;
}

function moustache(view: HeadView, shape: HeadShape, size: number): void {
  const { pen, look, line } = view;
  const down = 0.49;
  const wing = (sign: number): Dot[] => [
    shape.spot(sign * 9 * size, down - 0.05),
    shape.spot(sign * 20 * size, down),
    shape.spot(sign * 30 * size, down + 0.12),
    shape.spot(sign * 18 * size, down + 0.09),
  ];
  const visible = [-1, 1].filter((sign) => shape.spot(sign * 22, down).front > 0);
  const middle = [shape.spot(0, down - 0.03), shape.spot(0, down + 0.07)] as const;
  for (const sign of visible)
    pen.shape([middle[0], ...wing(sign), middle[1]], {
      fill: view.tint(look.beardColour),
      through: true,
      line: line * 0.8,
    });
}

function strands({ pen, line, r }: HeadView, shape: HeadShape, from: number, to: number): void {
  if (r < 18 * pen.unit) return;
  const strength = pen.strength;
  pen.strength = 0.55 * strength;
  for (const around of [-44, -26, -9, 9, 26, 44]) {
    const top = shape.spot(around, from + Math.abs(around) * 0.001 + 0.16);
    if (top.front < 0.15) continue;
    const low = shape.spot(around * 0.8, to);
    pen.thread([top, { x: (top.x + low.x) / 2 + 0.03 * r, y: (top.y + low.y) / 2 }, low], line * 0.6);
  }
  pen.strength = strength;
}
