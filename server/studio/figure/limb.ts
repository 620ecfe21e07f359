import { scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import { threaded } from '../draw/ribbon.ts';
import type { Figure, Spotted } from './figure.ts';

/** The outline of a limb: along three joints with a half-width in pixels at each, rounded at the root. */
export function limbOutline(joints: readonly [Dot, Dot, Dot], halves: readonly [number, number, number]): Dot[] {
  const [a, b, c] = joints;
  const first = normal(a, b);
  const last = normal(b, c);
  const middle = unit({ x: first.x + last.x, y: first.y + last.y });
  const side = (dot: Dot, n: Dot, half: number): Dot => ({ x: dot.x + n.x * half, y: dot.y + n.y * half });
  const along = { x: -first.y, y: first.x };
  const root: Dot = { x: a.x - along.x * halves[0] * -0.36, y: a.y - along.y * halves[0] * -0.36 };
  const half = (from: Dot, to: Dot): Dot => ({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  const upper = (halves[0] + halves[1]) * 0.53;
  const lower = (halves[1] + halves[2]) * 0.54;
  return [
    root,
    side({ x: a.x + along.x * -halves[0] * 0.1, y: a.y + along.y * -halves[0] * 0.1 }, first, halves[0] * 0.86),
    side(half(a, b), first, upper),
    side(b, middle, halves[1]),
    side(half(b, c), last, lower),
    side(c, last, halves[2]),
    side(c, last, -halves[2]),
    side(half(b, c), last, -lower),
    side(b, middle, -halves[1]),
    side(half(a, b), first, -upper),
    side({ x: a.x + along.x * -halves[0] * 0.1, y: a.y + along.y * -halves[0] * 0.1 }, first, -halves[0] * 0.86),
  ];
}

/** A sleeve or a trouser leg with its shadow side and a fold at the joint. */
export function drawLimb(
  { pen, side, line }: Figure,
  joints: readonly [Spotted, Spotted, Spotted],
  widths: readonly [number, number, number],
  tone: Rgb,
  rooted = true,
): void {
  const halves = joints.map((joint, index) => ((widths[index] as number) * joint.metre) / 2) as [
    number,
    number,
    number,
  ];
  const outline = limbOutline(joints, halves);
  pen.shape(outline, { fill: tone, through: true, line: 0 });
  const open = threaded(outline.slice(1), false, 4);
  // The root grows out of the body: no line there.
  pen.inkAlong(open.slice(rooted ? 2 : 0, rooted ? -4 : undefined), line, false);
  if (halves[0] < 4 * pen.unit) return;
  const [a, b, c] = joints;
  const dark = scaled(tone, 0.74);
  // The shadow lies along the side that turns away from the light.
  const shade = (from: Dot, to: Dot, half: readonly [number, number]): void => {
    const n = normal(from, to);
    const away = n.x * -side >= 0 ? 1 : -1;
    const at = (dot: Dot, reach: number): Dot => ({ x: dot.x + n.x * reach * away, y: dot.y + n.y * reach * away });
    pen.shape([at(from, half[0] * 0.9), at(to, half[1] * 0.92), at(to, half[1] * 0.28), at(from, half[0] * 0.34)], {
      fill: dark,
      alpha: 0.75,
      line: 0,
    });
  };
  shade(a, b, [halves[0], halves[1]]);
  shade(b, c, [halves[1], halves[2]]);
  const n = normal(b, c);
  const bent = Math.abs(cross(a, b, c)) > 0.12;
  if (bent)
    for (const reach of [0.15, 0.5])
      pen.thread(
        [
          { x: b.x - n.x * halves[1] * 0.8, y: b.y - n.y * halves[1] * 0.8 },
          { x: b.x + (a.x - b.x) * reach * 0.16, y: b.y + (a.y - b.y) * reach * 0.16 },
          { x: b.x + n.x * halves[1] * 0.5, y: b.y + n.y * halves[1] * (0.5 + reach * 0.2) },
        ],
        line * 0.5,
      );
}

function cross(a: Dot, b: Dot, c: Dot): number {
  const one = unit({ x: b.x - a.x, y: b.y - a.y });
  const two = unit({ x: c.x - b.x, y: c.y - b.y });
  return one.x * two.y - one.y * two.x;
}

function unit({ x, y }: Dot): Dot {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

function normal(a: Dot, b: Dot): Dot {
  const { x, y } = unit({ x: b.x - a.x, y: b.y - a.y });
  return { x: -y, y: x };
}
