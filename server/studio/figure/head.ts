import type { DepictedPerson } from '../../../runtime/graph/depiction.ts';
import { css, hex, mix, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/pen.ts';
import { drawHat } from './hat.ts';
import { around, headPoint, type Head, type HeadPoint } from './headShape.ts';
import { backHair, frontHair } from './hair.ts';

export function drawHead(head: Head): void {
  const { pen, look } = head;
  const at = headPoint(head);
  const skin = head.tint(look.skin);
  const before = pen.random;
  backHair(head);
  ears(head, skin);
  const outline = skull(head, at);
  pen.shape(outline, { fill: skin, smooth: true, line: head.line * 1.15 });
  shadeHead(head, outline);
  if (!head.away) {
    beard(head, at);
    eyes(head, at);
    nose(head, at, skin);
    mouth(head, at);
    if (look.glasses) glasses(head, at);
  }
  frontHair(head);
  drawHat(head);
  pen.random = before;
}

function skull(head: Head, at: HeadPoint): Dot[] {
  const { look, turn } = head;
  const w = look.headWidth * 1.06;
  const chin = turn * 0.24;
  const jaw = 0.62 + look.jaw * 0.24;
  const heavy = look.build > 1.2 ? 0.08 : 0;
  return [
    at(-w * 0.98, -0.35),
    at(-w * 0.86, -0.92),
    at(0, -1.16),
    at(w * 0.86, -0.92),
    at(w * 0.98, -0.35),
    at(w * (0.98 + heavy), 0.25),
    at(w * (jaw + heavy) + chin * 0.6, 0.78),
    at(w * 0.34 + chin, 1.07),
    at(-w * 0.34 + chin, 1.07),
    at(-w * (jaw + heavy) + chin * 0.6, 0.78),
    at(-w * (0.98 + heavy), 0.25),
  ];
}

function shadeHead(head: Head, outline: readonly Dot[]): void {
  const { pen, side, r } = head;
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.smoothPath(outline, true);
  context.clip();
  context.fillStyle = css(mix(pen.ink, head.look.skin, 0.25), 0.24);
  context.beginPath();
  context.ellipse(head.x - side * r * 1.02, head.y + r * 0.15, r * 0.78, r * 1.5, 0, 0, Math.PI * 2);
  context.fill();
  if (!head.away && r > 14 * pen.unit) {
    context.fillStyle = css(head.tint(hex('#d06a55')), 0.16);
    for (const angle of [-0.62, 0.62]) {
      const cheek = around(head, angle);
      context.beginPath();
      context.ellipse(head.x + cheek.x * r, head.y + 0.36 * r, r * 0.2, r * 0.14, 0, 0, Math.PI * 2);
      context.fill();
    }
  }
  context.restore();
}

function ears(head: Head, skin: Rgb): void {
  const { pen, look, r } = head;
  if (look.hair === 'long' || look.hair === 'bob') return;
  for (const angle of [-1.5, 1.5]) {
    const ear = around(head, angle);
    if (!ear.front && Math.abs(head.turn) > 0.3) continue;
    pen.ellipse(head.x + ear.x * r * 1.05, head.y + 0.08 * r, 0.13 * r, 0.24 * r, {
      fill: scaled(skin, 0.92),
      line: head.line * 0.9,
    });
  }
}

const browShapes: Readonly<Record<DepictedPerson['face'], { inner: number; outer: number; lift: number }>> = {
  neutral: { inner: 0, outer: 0.02, lift: 0 },
  happy: { inner: 0.02, outer: 0.05, lift: 0.05 },
  sad: { inner: 0.14, outer: -0.04, lift: 0.02 },
  angry: { inner: -0.15, outer: 0.08, lift: -0.03 },
  afraid: { inner: 0.13, outer: 0, lift: 0.1 },
  surprised: { inner: 0.06, outer: 0.04, lift: 0.16 },
  'eyes-closed': { inner: 0, outer: 0, lift: 0.02 },
};

function eyes(head: Head, at: HeadPoint): void {
  const { pen, look, face, r, state, line } = head;
  const shape = browShapes[face];
  const y = 0.02;
  for (const sign of [-1, 1] as const) {
    const eye = around(head, sign * 0.46);
    if (!eye.front) continue;
    const squeeze = Math.max(0.45, Math.cos(sign * 0.46 + head.turn * 0.85));
    const half = 0.185 * squeeze;
    const wideEyes = face === 'surprised' || face === 'afraid' ? 1.3 : 1;
    const shut = face === 'eyes-closed' ? 1 : state.blink;
    const high = 0.115 * wideEyes * (1 - shut) * (face === 'happy' ? 0.85 : 1);
    const inner = -sign;
    if (shut > 0.7 || high < 0.02) {
      pen.curve([at(eye.x - half, y + 0.01), at(eye.x, y + 0.07), at(eye.x + half, y + 0.01)], line * 1.2);
    } else if (r > 26 * pen.unit) {
      const almond = [
        at(eye.x - half, y),
        at(eye.x - half * 0.5, y - high * 1.35),
        at(eye.x + half * 0.5, y - high * 1.35),
        at(eye.x + half, y),
        at(eye.x + half * 0.4, y + high),
        at(eye.x - half * 0.4, y + high),
      ];
      const { context } = pen;
      pen.shape(almond, { fill: head.tint(hex('#f2eee4')), smooth: true, line: 0 });
      context.save();
      context.beginPath();
      pen.smoothPath(almond, true);
      context.clip();
      const gaze = eye.x + head.turn * 0.055;
      pen.ellipse(at(gaze, 0).x, at(0, y - high * 0.1).y, 0.105 * r * Math.min(1, squeeze + 0.15), 0.115 * r, {
        fill: head.tint(hex('#4c3d33')),
        line: line * 0.7,
      });
      pen.ellipse(at(gaze, 0).x, at(0, y - high * 0.1).y, 0.052 * r, 0.058 * r, { fill: pen.ink, line: 0 });
      pen.ellipse(at(gaze + 0.035 * head.side, 0).x, at(0, y - high * 0.5).y, 0.026 * r, 0.026 * r, {
        fill: [255, 255, 250],
        line: 0,
      });
      context.restore();
      pen.curve(
        [
          at(eye.x - half * 1.08, y + 0.01),
          at(eye.x - half * 0.45, y - high * 1.28),
          at(eye.x + half * 0.45, y - high * 1.28),
          at(eye.x + half * 1.08, y + 0.01),
        ],
        line * 1.5,
      );
      pen.curve(
        [at(eye.x - half * 0.6, y + high * 0.72), at(eye.x, y + high * 0.95), at(eye.x + half * 0.6, y + high * 0.72)],
        line * 0.5,
      );
      if (look.female) pen.curve([at(eye.x + sign * half, y), at(eye.x + sign * half * 1.35, y - 0.07)], line * 1.1);
    } else {
      pen.ellipse(
        at(eye.x, 0).x,
        at(0, y - 0.02).y,
        Math.max(0.07 * r, 0.9 * pen.unit),
        Math.max(0.1 * r * wideEyes, 1.1 * pen.unit),
        { fill: pen.ink, line: 0 },
      );
    }
    brow(head, at, eye.x, half, inner, shape, y);
  }
  if (look.old && r > 26 * pen.unit) {
    for (const sign of [-1, 1]) {
      const eye = around(head, sign * 0.46);
      pen.strength = 0.5;
      pen.curve([at(eye.x - 0.14, 0.2), at(eye.x, 0.25), at(eye.x + 0.14, 0.2)], line * 0.7);
      pen.strength = 1;
    }
  }
}

function brow(
  head: Head,
  at: HeadPoint,
  x: number,
  half: number,
  inner: number,
  shape: { inner: number; outer: number; lift: number },
  y: number,
): void {
  const { pen, look, line, r } = head;
  const base = y - 0.24 - shape.lift;
  const innerEnd = at(x + inner * half * 0.95, base - shape.inner);
  const middle = at(x, base - 0.05 - (shape.inner + shape.outer) / 2);
  const outerEnd = at(x - inner * half * 1.15, base - shape.outer + 0.04);
  const { context } = pen;
  context.strokeStyle = css(mix(head.tint(look.hairColour), pen.ink, 0.45), 0.95);
  context.lineWidth = Math.max(line * 1.1 * pen.unit, 0.062 * r * look.brow * (look.female ? 0.75 : 1.1));
  context.beginPath();
  pen.smoothPath([innerEnd, middle, outerEnd], false);
  context.stroke();
}

function nose(head: Head, at: HeadPoint, skin: Rgb): void {
  const { pen, look, line, turn } = head;
  const root = around(head, turn * 0.04).x;
  const tip = root + turn * 0.16 * look.nose;
  const lean = turn >= 0 ? 1 : -1;
  const long = 0.34 + 0.06 * look.nose;
  if (head.r > 18 * pen.unit) {
    const { context } = pen;
    context.fillStyle = css(scaled(skin, 0.8), 0.55);
    context.beginPath();
    pen.smoothPath([at(root, 0.05), at(tip + lean * 0.09, long), at(root - lean * 0.02, long + 0.06)], true);
    context.fill();
  }
  pen.curve(
    [
      at(root + lean * 0.02, 0.06),
      at(tip + lean * 0.1, long - 0.06),
      at(tip + lean * 0.1, long + 0.03),
      at(tip - lean * 0.07, long + 0.05),
    ],
    line,
  );
}

const mouthShapes: Readonly<Record<DepictedPerson['face'], { bend: number; open: number }>> = {
  neutral: { bend: 0.015, open: 0 },
  happy: { bend: 0.11, open: 0 },
  sad: { bend: -0.09, open: 0 },
  angry: { bend: -0.06, open: 0 },
  afraid: { bend: -0.05, open: 0.22 },
  surprised: { bend: 0, open: 0.42 },
  'eyes-closed': { bend: 0.02, open: 0 },
};

function mouth(head: Head, at: HeadPoint): void {
  const { pen, look, face, state, line, r, turn } = head;
  const shape = mouthShapes[face];
  const x = around(head, 0).x + turn * 0.02;
  const y = 0.62;
  const open = Math.min(1, Math.max(state.open, shape.open));
  const half = (0.2 + 0.11 * state.wide) * (1 - 0.2 * Math.abs(turn)) * (1 - 0.16 * open);
  const left = at(x - half, y - shape.bend * 0.7);
  const right = at(x + half, y - shape.bend * 0.7);
  if (open < 0.06) {
    pen.curve([left, at(x, y + shape.bend), right], line * 1.25);
    if (r > 30 * pen.unit) {
      pen.strength = 0.45;
      pen.curve([at(x - half * 0.4, y + 0.12), at(x, y + 0.145), at(x + half * 0.4, y + 0.12)], line * 0.9);
      pen.strength = 1;
    }
    return;
  }
  const drop = 0.06 + open * 0.3;
  const lips = [
    left,
    at(x - half * 0.5, y - 0.07),
    at(x + half * 0.5, y - 0.07),
    right,
    at(x + half * 0.6, y + drop),
    at(x - half * 0.6, y + drop),
  ];
  pen.shape(lips, { fill: mix(head.tint(hex('#5a1f22')), pen.ink, 0.35), smooth: true, line: 0 });
  const { context } = pen;
  context.save();
  context.beginPath();
  pen.smoothPath(lips, true);
  context.clip();
  pen.shape([at(x - half, y - 0.09), at(x + half, y - 0.09), at(x + half, y + 0.015), at(x - half, y + 0.015)], {
    fill: head.tint(hex('#efe9da')),
    line: 0,
  });
  pen.ellipse(at(x, 0).x, at(0, y + drop * 0.95).y, half * 0.62 * r, drop * 0.4 * r, {
    fill: head.tint(hex('#b5605c')),
    line: 0,
  });
  context.restore();
  const ink = look.female ? mix(pen.ink, head.tint(hex('#8c3038')), 0.4) : pen.ink;
  context.strokeStyle = css(ink, 0.95);
  context.lineWidth = Math.max(0.6, line * 1.15 * pen.unit);
  context.beginPath();
  pen.smoothPath(lips, true);
  context.stroke();
}

function beard(head: Head, at: HeadPoint): void {
  const { pen, look, turn, line } = head;
  if (look.beard === 'none') return;
  const tone = head.tint(look.hairColour);
  const w = look.headWidth;
  const x = around(head, 0).x;
  if (look.beard === 'stubble') {
    const { context } = pen;
    context.fillStyle = css(tone, 0.28);
    context.beginPath();
    pen.smoothPath(
      [
        at(-w * 0.96, 0.25),
        at(x - 0.3, 0.42),
        at(x + 0.3, 0.42),
        at(w * 0.96, 0.25),
        at(w * 0.72 + turn * 0.15, 0.8),
        at(turn * 0.24, 1.06),
        at(-w * 0.72 + turn * 0.15, 0.8),
      ],
      true,
    );
    context.fill();
    return;
  }
  if (look.beard === 'full') {
    pen.shape(
      [
        at(-w * 1.02, 0.12),
        at(-w * 0.75, 0.4),
        at(x - 0.32, 0.44),
        at(x, 0.42),
        at(x + 0.32, 0.44),
        at(w * 0.75, 0.4),
        at(w * 1.02, 0.12),
        at(w * 0.95 + turn * 0.1, 0.85),
        at(turn * 0.28 + 0.2, 1.3),
        at(turn * 0.28 - 0.2, 1.3),
        at(-w * 0.95 + turn * 0.1, 0.85),
      ],
      { fill: tone, smooth: true, line },
    );
    return;
  }
  pen.shape(
    [
      at(x, 0.46),
      at(x + 0.2, 0.44),
      at(x + 0.42, 0.62),
      at(x + 0.18, 0.58),
      at(x, 0.56),
      at(x - 0.18, 0.58),
      at(x - 0.42, 0.62),
      at(x - 0.2, 0.44),
    ],
    { fill: tone, smooth: true, line: line * 0.8 },
  );
}

function glasses(head: Head, at: HeadPoint): void {
  const { pen, line, r } = head;
  let last: Dot | undefined;
  for (const sign of [-1, 1]) {
    const eye = around(head, sign * 0.46);
    const squeeze = Math.max(0.45, Math.cos(sign * 0.46 + head.turn * 0.85));
    const middle = at(eye.x, 0.02);
    pen.ellipse(middle.x, middle.y, 0.25 * r * squeeze, 0.22 * r, {
      fill: [235, 240, 245],
      alpha: 0.18,
      line: line * 1.2,
    });
    if (last)
      pen.line(
        [
          { x: last.x + 0.2 * r, y: last.y },
          { x: middle.x - 0.22 * r * squeeze, y: middle.y },
        ],
        line,
      );
    last = middle;
  }
}
