import { hex, mix, scaled } from '../colour.ts';
import type { Figure } from './figure.ts';
import type { OnTrunk } from './trunk.ts';

/** Ties, scarves, chains and what hangs on a cord. */
export function drawNeckwear(figure: Figure, on: OnTrunk): void {
  const { pen, look, line } = figure;
  const tone = figure.tint(look.neckColour);
  const shown = on(0.9, 0).front;
  const shape = (places: readonly (readonly [number, number])[]): void =>
    pen.shape(
      places.map(([up, around]) => on(up, around)),
      { fill: tone, line: line * 0.75 },
    );
  const thread = (places: readonly (readonly [number, number])[], width: number): void =>
    pen.thread(
      places.map(([up, around]) => on(up, around)),
      line * width,
    );
  switch (look.neckwear) {
    case 'none':
      return;
    case 'tie':
      if (!shown) return;
      shape([
        [1.0, -6],
        [1.0, 6],
        [0.93, 4],
        [0.5, 7],
        [0.44, 0],
        [0.5, -7],
        [0.93, -4],
      ]);
      return;
    case 'bow':
      if (!shown) return;
      shape([
        [1.02, -13],
        [0.95, -13],
        [0.985, 0],
        [0.95, 13],
        [1.02, 13],
        [0.985, 0],
      ]);
      return;
    case 'scarf': {
      const ring = [
        [1.12, -80],
        [1.14, 0],
        [1.12, 80],
        [0.95, 74],
        [0.9, 0],
        [0.95, -74],
      ] as const;
      pen.shape(
        ring.map(([up, around]) => on(up, around)),
        { fill: tone, through: true, line },
      );
      if (shown)
        shape([
          [0.95, 12],
          [0.95, 32],
          [0.46, 34],
          [0.46, 16],
        ]);
      return;
    }
    case 'cord': {
      if (!shown) return;
      thread(
        [
          [1.04, -40],
          [0.82, -12],
          [0.72, 0],
          [0.82, 12],
          [1.04, 40],
        ],
        0.75,
      );
      const low = on(0.69, 0);
      pen.shape(
        [
          { x: low.x - 0.016 * low.metre, y: low.y - 0.014 * low.metre },
          { x: low.x + 0.016 * low.metre, y: low.y - 0.014 * low.metre },
          { x: low.x + 0.018 * low.metre, y: low.y + 0.04 * low.metre },
          { x: low.x - 0.012 * low.metre, y: low.y + 0.045 * low.metre },
        ],
        { fill: tone, line: line * 0.7 },
      );
      return;
    }
    case 'chain':
      if (!shown) return;
      pen.thread(
        [on(0.36, -44), on(0.27, -22), on(0.36, 2)].map((at) => at),
        line * 1.6,
      );
      pen.ellipse(on(0.36, 2).x, on(0.36, 2).y, 0.014 * on(0.36, 2).metre, 0.014 * on(0.36, 2).metre, {
        fill: mix(tone, hex('#f3dc9a'), 0.3),
        line: line * 0.5,
      });
      return;
    case 'collar':
      if (!shown) return;
      shape([
        [1.1, -40],
        [1.1, 40],
        [1.0, 40],
        [1.0, -40],
      ]);
      pen.shape([on(1.1, -7), on(1.1, 7), on(1.0, 7), on(1.0, -7)], { fill: scaled(tone, 1.1), line: 0 });
      return;
  }
}
