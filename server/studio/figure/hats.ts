import { hex, mix, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { HeadShape, HeadView } from './headShape.ts';

export interface Hat {
  view: HeadView;
  shape: HeadShape;
  tone: Rgb;
  at(x: number, y: number): Dot;
  /** Where the face looks, from −1 to 1 across, and whether it is seen. */
  ahead: number;
  faces: boolean;
  /** Height of a brim's ellipse against its width. */
  flat: number;
}

function brim({ view, at, tone, flat }: Hat, y: number, half: number): void {
  const middle = at(0, y);
  view.pen.ellipse(middle.x, middle.y, half * view.r, half * view.r * flat, {
    fill: scaled(tone, 0.86),
    line: view.line,
  });
}

function solid(
  { view, at }: Hat,
  points: readonly (readonly [number, number])[],
  fill: Rgb,
  through = true,
  width = 1,
): void {
  view.pen.shape(
    points.map(([x, y]) => at(x, y)),
    { fill, through, line: view.line * width, wash: 0.4 },
  );
}

/** The visor of a cap, towards where the face looks. */
function visor({ view, at, ahead, faces }: Hat, fill: Rgb, y: number): void {
  if (!faces) return;
  const out = Math.abs(ahead);
  const left = at(ahead * 0.62 - 0.66 * (1 - out * 0.55), y - 0.02);
  const right = at(ahead * 0.62 + 0.66 * (1 - out * 0.55), y - 0.02);
  const tip = at(ahead * 1.24, y + 0.2 - out * 0.02);
  const flank = 0.5 * (1 - out * 0.6);
  view.pen.shape(
    [
      left,
      at(ahead * 0.6, y - 0.1),
      right,
      at(ahead * 1.16 + flank, y + 0.13),
      tip,
      at(ahead * 1.16 - flank, y + 0.13),
    ],
    { fill, through: true, line: view.line },
  );
}

/** How each kind of hat is drawn. */
export const hats: Readonly<Record<HeadView['look']['hat'], (hat: Hat) => void>> = {
  none: () => undefined,
  flat: (hat) => {
    const { tone, ahead, view, at } = hat;
    solid(
      hat,
      [
        [-0.82, -0.42],
        [-0.98 - ahead * 0.06, -0.76],
        [-0.6, -1.1],
        [0, -1.2],
        [0.6, -1.1],
        [0.98 - ahead * 0.06, -0.76],
        [0.82, -0.42],
        [0, -0.5],
      ],
      tone,
    );
    view.pen.thread([at(-0.5, -1.08), at(ahead * 0.3, -0.88), at(ahead * 0.8, -0.56)], view.line * 0.6);
    visor(hat, scaled(tone, 0.74), -0.46);
  },
  beanie: (hat) => {
    solid(
      hat,
      [
        [-0.82, -0.36],
        [-0.86, -0.8],
        [-0.5, -1.16],
        [0, -1.24],
        [0.5, -1.16],
        [0.86, -0.8],
        [0.82, -0.36],
      ],
      hat.tone,
    );
    solid(
      hat,
      [
        [-0.86, -0.34],
        [0.86, -0.34],
        [0.88, -0.58],
        [-0.88, -0.58],
      ],
      scaled(hat.tone, 0.82),
      false,
    );
  },
  peaked: (hat) => {
    const { tone, view, at, ahead, faces } = hat;
    const gold = view.tint(hex('#d0a850'));
    solid(
      hat,
      [
        [-0.82, -0.5],
        [-1.12, -0.94],
        [-0.7, -1.2],
        [0, -1.26],
        [0.7, -1.2],
        [1.12, -0.94],
        [0.82, -0.5],
      ],
      tone,
    );
    solid(
      hat,
      [
        [-0.84, -0.72],
        [0.84, -0.72],
        [0.83, -0.46],
        [-0.83, -0.46],
      ],
      view.look.hatTrim ? gold : scaled(tone, 0.6),
      false,
      0.8,
    );
    if (faces) {
      const badge = at(ahead * 0.74, -0.82);
      view.pen.ellipse(badge.x, badge.y, 0.11 * view.r * (1 - Math.abs(ahead) * 0.4), 0.13 * view.r, {
        fill: gold,
        line: view.line * 0.7,
      });
    }
    visor(hat, view.tint(hex('#1d1d23')), -0.44);
  },
  bowler: (hat) => {
    brim(hat, -0.5, 1.16);
    solid(
      hat,
      [
        [-0.8, -0.5],
        [-0.84, -0.9],
        [-0.56, -1.26],
        [0, -1.38],
        [0.56, -1.26],
        [0.84, -0.9],
        [0.8, -0.5],
        [0, -0.44],
      ],
      hat.tone,
    );
    solid(
      hat,
      [
        [-0.81, -0.68],
        [0.81, -0.68],
        [0.8, -0.52],
        [-0.8, -0.52],
      ],
      scaled(hat.tone, 0.6),
      false,
      0.6,
    );
    hat.view.pen.thread(
      [hat.at(-1.12, -0.54), hat.at(-0.6, -0.44), hat.at(0, -0.4), hat.at(0.6, -0.44), hat.at(1.12, -0.54)],
      hat.view.line * 1.5,
    );
  },
  top: (hat) => {
    brim(hat, -0.5, 1.2);
    solid(
      hat,
      [
        [-0.74, -0.5],
        [-0.78, -1.2],
        [-0.82, -1.72],
        [0.82, -1.72],
        [0.78, -1.2],
        [0.74, -0.5],
      ],
      hat.tone,
      false,
    );
    const crown = hat.at(0, -1.72);
    hat.view.pen.ellipse(crown.x, crown.y, 0.82 * hat.view.r, 0.1 * hat.view.r, {
      fill: scaled(hat.tone, 1.25),
      line: hat.view.line * 0.8,
    });
    solid(
      hat,
      [
        [-0.75, -0.76],
        [0.75, -0.76],
        [0.74, -0.52],
        [-0.74, -0.52],
      ],
      scaled(hat.tone, 0.55),
      false,
      0.6,
    );
    hat.view.pen.shape([hat.at(0.3, -1.62), hat.at(0.46, -1.62), hat.at(0.42, -0.82), hat.at(0.3, -0.82)], {
      fill: mix(hat.tone, [255, 255, 255], 0.35),
      alpha: 0.5,
      line: 0,
    });
    hat.view.pen.thread(
      [hat.at(-1.16, -0.54), hat.at(-0.6, -0.43), hat.at(0, -0.39), hat.at(0.6, -0.43), hat.at(1.16, -0.54)],
      hat.view.line * 1.5,
    );
  },
  brim: (hat) => {
    brim(hat, -0.48, 1.42);
    solid(
      hat,
      [
        [-0.78, -0.5],
        [-0.76, -1.1],
        [-0.4, -1.3],
        [0, -1.16],
        [0.4, -1.3],
        [0.76, -1.1],
        [0.78, -0.5],
        [0, -0.42],
      ],
      hat.tone,
    );
    solid(
      hat,
      [
        [-0.79, -0.7],
        [0.79, -0.7],
        [0.79, -0.5],
        [-0.79, -0.5],
      ],
      scaled(hat.tone, 0.55),
      false,
      0.6,
    );
  },
  hood: (hat) => {
    const { shape, tone, view, faces } = hat;
    const { at } = hat;
    if (!faces) {
      solid(
        hat,
        [
          [-1.02, 1],
          [-1.02, -0.4],
          [-0.6, -1.12],
          [0, -1.3],
          [0.6, -1.12],
          [1.02, -0.4],
          [1.02, 1],
        ],
        tone,
      );
      return;
    }
    const inner = [62, 54, 30, 0, -30, -54, -62].map((around, index) =>
      shape.spot(around, [0.82, 0.1, -0.5, -0.66, -0.5, 0.1, 0.82][index] as number),
    );
    view.pen.shape(
      [
        at(-1.06, 1.1),
        at(-1.06, -0.4),
        at(-0.62, -1.14),
        at(0, -1.32),
        at(0.62, -1.14),
        at(1.06, -0.4),
        at(1.06, 1.1),
        ...inner,
      ],
      { fill: tone, line: view.line },
    );
  },
  scarf: (hat) => {
    const { shape, tone, view, faces } = hat;
    const { at } = hat;
    const inner = faces
      ? [70, 56, 30, 0, -30, -56, -70].map((around, index) =>
          shape.spot(around, [0.9, 0.1, -0.42, -0.5, -0.42, 0.1, 0.9][index] as number),
        )
      : [];
    view.pen.shape(
      [
        at(-0.92, 1.02),
        at(-0.9, -0.4),
        at(-0.52, -1.02),
        at(0, -1.12),
        at(0.52, -1.02),
        at(0.9, -0.4),
        at(0.92, 1.02),
        ...inner,
      ],
      { fill: tone, line: view.line },
    );
  },
  bonnet: (hat) => {
    const { shape, tone, view } = hat;
    const inner = [80, 60, 30, 0, -30, -60, -80].map((around, index) =>
      shape.spot(around, [0.3, -0.1, -0.5, -0.58, -0.5, -0.1, 0.3][index] as number),
    );
    view.pen.shape(
      [
        hat.at(-0.94, 0.3),
        hat.at(-0.96, -0.6),
        hat.at(-0.5, -1.16),
        hat.at(0, -1.24),
        hat.at(0.5, -1.16),
        hat.at(0.96, -0.6),
        hat.at(0.94, 0.3),
        ...(hat.faces ? inner : []),
      ],
      { fill: tone, line: view.line },
    );
  },
  helmet: (hat) => {
    solid(
      hat,
      [
        [-0.9, -0.24],
        [-0.94, -0.8],
        [-0.52, -1.2],
        [0, -1.28],
        [0.52, -1.2],
        [0.94, -0.8],
        [0.9, -0.24],
        [0, -0.4],
      ],
      hat.tone,
    );
    solid(
      hat,
      [
        [-1, -0.34],
        [1, -0.34],
        [0.98, -0.24],
        [-0.98, -0.24],
      ],
      scaled(hat.tone, 0.7),
      false,
    );
  },
  crown: (hat) => {
    const gold = hat.tone;
    solid(
      hat,
      [
        [-0.78, -0.6],
        [-0.86, -1.24],
        [-0.48, -0.98],
        [-0.24, -1.34],
        [0, -1.02],
        [0.24, -1.34],
        [0.48, -0.98],
        [0.86, -1.24],
        [0.78, -0.6],
      ],
      gold,
      false,
    );
    for (const x of [-0.4, 0, 0.4]) {
      const gem = hat.at(x, -0.76);
      hat.view.pen.ellipse(gem.x, gem.y, 0.07 * hat.view.r, 0.07 * hat.view.r, {
        fill: hat.view.tint(hex('#9d2f37')),
        line: hat.view.line * 0.6,
      });
    }
  },
};
