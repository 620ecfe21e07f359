import { css, mix, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import { cutsOfHair, type CutOfHair, type Line } from './cutsOfHair.ts';
import type { HeadShape, HeadView } from './headShape.ts';

/** Hair that hangs behind the head: drawn before it. */
export function backHair(view: HeadView, shape: HeadShape): void {
  const { look, pen, line, yaw, r } = view;
  const tone = scaled(view.tint(look.hairColour), 0.8);
  const back = -Math.sin(yaw) * 0.34;
  const at = (x: number, y: number): Dot => shape.dot(x, y);
  switch (look.hair) {
    case 'long':
      pen.shape(
        [
          at(-0.86 + back, -0.5),
          at(back, -1.06),
          at(0.86 + back, -0.5),
          at(0.98 + back, 0.5),
          at(0.92 + back, 1.5),
          at(0.4 + back, 1.72),
          at(-0.4 + back, 1.72),
          at(-0.92 + back, 1.5),
          at(-0.98 + back, 0.5),
        ],
        { fill: tone, through: true, line },
      );
      return;
    case 'bob':
      pen.shape(
        [
          at(-0.88 + back, -0.5),
          at(back, -1.08),
          at(0.88 + back, -0.5),
          at(0.98 + back, 0.5),
          at(0.8 + back, 0.92),
          at(-0.8 + back, 0.92),
          at(-0.98 + back, 0.5),
        ],
        { fill: tone, through: true, line },
      );
      return;
    case 'bun': {
      const bun = at(-Math.sin(yaw) * 0.98, Math.cos(yaw) > 0 ? -0.92 : -0.45);
      pen.ellipse(bun.x, bun.y, 0.36 * r, 0.33 * r, { fill: tone, line });
      return;
    }
    case 'ponytail':
      if (Math.cos(yaw) > -0.3) tail(view, shape, tone);
      return;
    default:
      return;
  }
}

function tail(view: HeadView, shape: HeadShape, tone: Rgb): void {
  const side = Math.abs(Math.sin(view.yaw)) > 0.1 ? -Math.sin(view.yaw) : 0.5;
  const at = (x: number, y: number): Dot => shape.dot(x, y);
  const root = side * 0.86;
  const out = Math.sign(side) * 0.24;
  view.pen.shape(
    [
      at(root, -0.5),
      at(root + out * 1.2, -0.42),
      at(root + out * 1.7, 0.3),
      at(root + out * 1.1, 1.3),
      at(root + out * 0.5, 0.9),
      at(root + out * 0.1, 0),
    ],
    {
      fill: tone,
      through: true,
      line: view.line,
    },
  );
}

/** Hair over the brow and the back of the head: drawn after the face. */
export function frontHair(view: HeadView, shape: HeadShape): void {
  const { look, pen, line } = view;
  if (look.hair === 'bald') return;
  const style = cutsOfHair[look.hair];
  const tone = view.tint(look.hairColour);
  const hairline = lineOf(view, shape, style);
  const first = hairline[0] as Dot;
  const last = hairline.at(-1) as Dot;
  const down = (dot: Dot): number => (dot.y - view.y) / view.r;
  const crown = shape.over(down(last), down(first), style.swell);
  if (look.hair === 'fringe') {
    ringOfHair(view, shape, tone);
    return;
  }
  const outline = look.hair === 'curly' ? curled(view, crown) : crown;
  const area = [...hairline, ...outline];
  pen.shape(area, { fill: tone, line: line });
  sheen(view, area, tone);
  if (look.hair === 'cropped') stipple(view, shape, tone);
  else strands(view, shape, hairline, look.hair === 'curly' ? 0.3 : 1);
  const isBehind = Math.cos(view.yaw) < -0.3;
  if (isBehind && look.hair === 'ponytail') behindTail(view, shape, tone);
  if (isBehind && look.hair === 'bun') {
    const bun = shape.spot(180, -0.35);
    pen.ellipse(bun.x, bun.y, 0.36 * view.r, 0.34 * view.r, { fill: scaled(tone, 0.92), line });
  }
  if (isBehind && look.hair === 'long')
    pen.shape(
      [
        shape.dot(-0.8, 0.1),
        shape.dot(0.8, 0.1),
        shape.dot(0.94, 1.3),
        shape.dot(0.4, 1.72),
        shape.dot(-0.4, 1.72),
        shape.dot(-0.94, 1.3),
      ],
      { fill: tone, through: true, line },
    );
}

function lineOf(view: HeadView, shape: HeadShape, style: CutOfHair): Dot[] {
  const yaw = (view.yaw * 180) / Math.PI;
  const found: Dot[] = [];
  for (let seen = -90; seen <= 90; seen += 7.5) {
    let around = seen - yaw;
    if (around > 180) around -= 360;
    if (around < -180) around += 360;
    const parting = style.part * Math.max(0, 1 - Math.abs(around + 26) / 40);
    found.push(shape.spot(around, downAt(style.line, Math.abs(around)) + parting * (around < 0 ? 1 : 0.6)));
  }
  return found;
}

function downAt(line: Line, around: number): number {
  for (let index = 1; index < line.length; index += 1) {
    const [a, b] = [line[index - 1] as readonly [number, number], line[index] as readonly [number, number]];
    if (around <= b[0]) return a[1] + ((b[1] - a[1]) * (around - a[0])) / (b[0] - a[0]);
  }
  return line.at(-1)?.[1] ?? 0.6;
}

/** The edge of curly hair goes in bumps. */
function curled(view: HeadView, crown: readonly Dot[]): Dot[] {
  const bumps: Dot[] = [];
  crown.forEach((dot, index) => {
    const out = index % 4 === 0 ? 1 : index % 4 === 2 ? 1.085 : 1.045;
    bumps.push({ x: view.x + (dot.x - view.x) * out, y: view.y + (dot.y - view.y) * out });
  });
  return bumps;
}

/** Bald on top: what is left goes round from ear to ear. */
function ringOfHair(view: HeadView, shape: HeadShape, tone: Rgb): void {
  const yaw = (view.yaw * 180) / Math.PI;
  const low: Dot[] = [];
  const high: Dot[] = [];
  const flush = (): void => {
    if (low.length > 1) view.pen.shape([...high, ...low.toReversed()], { fill: tone, line: view.line * 0.9 });
    low.length = 0;
    high.length = 0;
  };
  for (let seen = -94; seen <= 94; seen += 6) {
    let around = Math.abs(seen - yaw);
    if (around > 180) around = 360 - around;
    if (around < 66) {
      flush();
      continue;
    }
    const signed = seen - yaw;
    low.push(shape.spot(signed, downAt(cutsOfHair.short.line, around)));
    high.push(shape.spot(signed, around < 76 ? -0.2 : -0.42));
  }
  flush();
}

/** Light on the crown, on the side that it comes from. */
function sheen(view: HeadView, area: readonly Dot[], tone: Rgb): void {
  const { pen, r, side } = view;
  if (r < 9 * pen.unit) return;
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.polygonPath(area);
  context.clip();
  context.fillStyle = css(scaled(tone, 0.62), 0.6);
  context.beginPath();
  context.ellipse(view.x - side * r * 0.95, view.y - 0.15 * r, r * 0.75, r * 1.2, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = css(mix(tone, [255, 246, 228], 0.3), 0.55);
  context.beginPath();
  context.ellipse(view.x + side * r * 0.3, view.y - 0.86 * r, r * 0.3, r * 0.08, side * 0.35, 0, Math.PI * 2);
  context.fill();
  context.restore();
}

function strands(view: HeadView, shape: HeadShape, hairline: readonly Dot[], share: number): void {
  const { pen, r, line } = view;
  if (r < 15 * pen.unit) return;
  const strength = pen.strength;
  pen.strength = 0.6 * strength;
  const parting = shape.spot(-26, -0.98);
  const from = parting.front > 0 ? parting : shape.dot(0, -1);
  hairline.forEach((end, index) => {
    if (index % 3 !== 1 || pen.random.next() > share) return;
    // Those that end beside the cheek would cross the face.
    if (end.y > view.y - 0.05 * r) return;
    const bend = { x: from.x * 0.45 + end.x * 0.55 + (end.x - view.x) * 0.22, y: (from.y + end.y) / 2 - 0.12 * r };
    pen.thread([{ x: from.x + (end.x - from.x) * 0.2, y: from.y + 0.04 * r }, bend, end], line * 0.65);
  });
  pen.strength = strength;
}

function stipple(view: HeadView, shape: HeadShape, tone: Rgb): void {
  const { pen, r } = view;
  if (r < 20 * pen.unit) return;
  pen.context.fillStyle = css(scaled(tone, 0.6), 0.6);
  for (let dot = 0; dot < 26; dot += 1) {
    const at = shape.spot(pen.random.between(-70, 70) - view.yaw * 40, pen.random.between(-0.95, -0.66));
    if (at.front > 0.1) pen.context.fillRect(at.x, at.y, 0.025 * r, 0.05 * r);
  }
}

function behindTail(view: HeadView, shape: HeadShape, tone: Rgb): void {
  const root = shape.spot(180, -0.3);
  const { r } = view;
  view.pen.shape(
    [
      { x: root.x - 0.14 * r, y: root.y },
      { x: root.x + 0.14 * r, y: root.y },
      { x: root.x + 0.26 * r, y: root.y + 1.1 * r },
      { x: root.x + 0.05 * r, y: root.y + 1.7 * r },
      { x: root.x - 0.2 * r, y: root.y + 1.1 * r },
    ],
    {
      fill: scaled(tone, 0.92),
      through: true,
      line: view.line,
    },
  );
}
