import { mix, scaled, type Rgb } from '../colour.ts';
import type { Figure } from './figure.ts';
import type { OnTrunk } from './trunk.ts';

/** What is cut and sewn onto the front of a garment. */
export interface Cut {
  figure: Figure;
  on: OnTrunk;
  tone: Rgb;
}

/** A patch of the front between places on the trunk, each up and around. */
export function patch(
  { figure, on }: Cut,
  places: readonly (readonly [number, number])[],
  fill: Rgb,
  width = 0.8,
): void {
  const points = places.map(([up, around]) => on(up, around));
  if (!points.some(({ front }) => front)) return;
  figure.pen.shape(points, { fill, line: figure.line * width });
}

export function seam({ figure, on }: Cut, places: readonly (readonly [number, number])[], width = 0.7): void {
  const points = places.map(([up, around]) => on(up, around)).filter(({ front }) => front);
  if (points.length > 1) figure.pen.thread(points, figure.line * width);
}

export function buttons({ figure, on }: Cut, around: number, ups: readonly number[], colour: Rgb): void {
  for (const up of ups) {
    const at = on(up, around);
    if (at.front)
      figure.pen.ellipse(at.x, at.y, 0.011 * at.metre, 0.011 * at.metre, { fill: colour, line: figure.line * 0.45 });
  }
}

export function collarV(cut: Cut, low: number, wide: number, fill: Rgb): void {
  patch(
    cut,
    [
      [1.03, -wide],
      [1.03, wide],
      [low, 0],
    ],
    fill,
  );
}

export function lapels(cut: Cut, low: number, fill: Rgb): void {
  for (const sign of [-1, 1])
    patch(
      cut,
      [
        [1.04, sign * 34],
        [0.9, sign * 44],
        [0.84, sign * 30],
        [0.8, sign * 36],
        [low, sign * 2],
        [0.98, sign * 22],
      ],
      fill,
    );
}

export function shirtFront(cut: Cut): void {
  const { figure } = cut;
  const { look } = figure;
  collarV(cut, 0.42, 36, figure.tint(look.second));
  for (const sign of [-1, 1])
    patch(
      cut,
      [
        [1.06, sign * 30],
        [0.94, sign * 26],
        [0.98, sign * 3],
      ],
      figure.tint(mix(look.second, [255, 255, 250], 0.3)),
      0.6,
    );
}

export function suitFront(cut: Cut): void {
  shirtFront(cut);
  lapels(cut, 0.4, scaled(cut.tone, 0.84));
  seam(cut, [
    [0.42, 1],
    [0.2, 3],
    [0, 6],
  ]);
  buttons(cut, 4, [0.34, 0.2], scaled(cut.tone, 0.45));
  seam(cut, [
    [0.74, 46],
    [0.74, 24],
  ]);
  for (const sign of [-1, 1])
    seam(cut, [
      [0.2, sign * 58],
      [0.18, sign * 26],
    ]);
}
