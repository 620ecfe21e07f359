import { scaled } from '../colour.ts';
import { around, headPoint, type Head } from './headShape.ts';

/** Hair that hangs behind the head: drawn before it. */
export function backHair(head: Head): void {
  const { pen, look, line } = head;
  const at = headPoint(head);
  const w = look.headWidth;
  const tone = scaled(head.tint(look.hairColour), 0.82);
  const back = -head.turn * 0.22;
  switch (look.hair) {
    case 'long':
      pen.shape(
        [
          at(-w * 1.2 + back, -0.5),
          at(-w * 0.6, -1.2),
          at(w * 0.6, -1.2),
          at(w * 1.2 + back, -0.5),
          at(w * 1.3 + back, 0.7),
          at(w * 1.15 + back, 1.75),
          at(0 + back, 1.6),
          at(-w * 1.15 + back, 1.75),
          at(-w * 1.3 + back, 0.7),
        ],
        { fill: tone, smooth: true, line },
      );
      break;
    case 'bob':
      pen.shape(
        [
          at(-w * 1.2 + back, -0.5),
          at(0, -1.3),
          at(w * 1.2 + back, -0.5),
          at(w * 1.36 + back, 0.55),
          at(w * 0.8 + back, 0.92),
          at(-w * 0.8 + back, 0.92),
          at(-w * 1.36 + back, 0.55),
        ],
        { fill: tone, smooth: true, line },
      );
      break;
    case 'bun':
      pen.ellipse(
        head.x + (back * 2.2 + (head.turn === 0 ? 0 : 0)) * head.r,
        head.y - 1.02 * head.r,
        0.42 * head.r,
        0.38 * head.r,
        { fill: tone, line },
      );
      break;
    case 'ponytail': {
      const side = head.turn >= 0 ? -1 : 1;
      pen.shape(
        [
          at(side * w * 0.7, -0.55),
          at(side * w * 1.55, -0.5),
          at(side * w * 1.6, 0.7),
          at(side * w * 1.2, 1.3),
          at(side * w * 1.05, 0.4),
        ],
        { fill: tone, smooth: true, line },
      );
      break;
    }
    case 'curly':
      curls(head, 1.14, tone);
      break;
    default:
      break;
  }
}

function curls(head: Head, reach: number, tone: ReturnType<Head['tint']>): void {
  const { pen, look, r, line } = head;
  for (let curl = 0; curl <= 10; curl += 1) {
    const angle = Math.PI * (0.92 + (curl / 10) * 1.16);
    const x = head.x + Math.cos(angle) * look.headWidth * r * reach;
    const y = head.y - 0.28 * r + Math.sin(angle) * r * 0.82 * reach;
    pen.ellipse(x, y, 0.3 * r, 0.28 * r, { fill: tone, line: line * 0.8 });
  }
}

/** Hair over the brow: drawn after the face. */
export function frontHair(head: Head): void {
  const { pen, look, line, turn } = head;
  if (look.hair === 'bald' && !head.away) return;
  const at = headPoint(head);
  const w = look.headWidth * 1.03;
  const tone = head.tint(look.hairColour);
  if (head.away) {
    if (look.hair === 'bald') return;
    const low = look.hair === 'long' ? 1.7 : look.hair === 'bob' ? 0.95 : 0.55;
    pen.shape(
      [
        at(-w * 1.08, -0.5),
        at(-w * 0.6, -1.2),
        at(w * 0.6, -1.2),
        at(w * 1.08, -0.5),
        at(w * 1.06, low * 0.7),
        at(w * 0.55, low),
        at(-w * 0.55, low),
        at(-w * 1.06, low * 0.7),
      ],
      { fill: scaled(tone, 0.9), smooth: true, line },
    );
    strands(head, at(-w * 0.4, -0.9), at(-w * 0.5, low * 0.6));
    strands(head, at(w * 0.3, -0.95), at(w * 0.45, low * 0.6));
    return;
  }
  const part = around(head, 0.25).x;
  const thin = look.hair === 'cropped' ? 0.0 : 0.09;
  const line1 = look.hair === 'receding' ? -0.82 : look.hair === 'cropped' ? -0.58 : -0.5;
  const side = look.hair === 'long' || look.hair === 'bob' ? 0.5 : look.hair === 'cropped' ? -0.18 : 0.02;
  const outer = 1.02 + thin;
  pen.shape(
    [
      at(-w * 1.0, side),
      at(-w * outer, -0.4),
      at(-w * 0.82, -1.02 - thin),
      at(turn * -0.1, -1.24 - thin),
      at(w * 0.82, -1.02 - thin),
      at(w * outer, -0.4),
      at(w * 1.0, side),
      at(w * 0.88 + Math.min(0, turn) * -0.1, -0.25),
      at(part + 0.26, line1 - 0.14),
      at(part, line1 - 0.22),
      at(part - 0.32, line1 + (look.hair === 'receding' ? -0.1 : 0.06)),
      at(-w * 0.9 + Math.max(0, turn) * -0.02, -0.25),
    ],
    { fill: tone, smooth: true, line },
  );
  if (look.hair === 'curly') curls(head, 0.96, scaled(tone, 1.05));
  if (look.hair === 'cropped' || look.hair === 'curly' || look.hair === 'receding') return;
  strands(head, at(part - 0.05, -1.05), at(-w * 0.75, -0.5));
  strands(head, at(part + 0.1, -1.05), at(w * 0.75, -0.55));
}

function strands(head: Head, from: { x: number; y: number }, to: { x: number; y: number }): void {
  const { pen, r } = head;
  if (r < 14 * pen.unit) return;
  const before = pen.strength;
  pen.strength = 0.4;
  for (const shift of [-0.08, 0.05, 0.16]) {
    const middle = { x: (from.x + to.x) / 2 + shift * r, y: (from.y + to.y) / 2 - 0.16 * r };
    pen.curve(
      [{ x: from.x + shift * r * 0.4, y: from.y }, middle, { x: to.x + shift * r * 0.7, y: to.y }],
      head.line * 0.7,
    );
  }
  pen.strength = before;
}
