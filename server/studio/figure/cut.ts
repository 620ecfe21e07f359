import { hex, mix, scaled } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Garment } from '../look/wardrobe.ts';
import { buttons, collarV, lapels, patch, seam, shirtFront, suitFront, type Cut } from './sewing.ts';

const cuts: Readonly<Record<Garment, (cut: Cut) => void>> = {
  jumper: (cut) => {
    const rib = scaled(cut.tone, 0.82);
    patch(
      cut,
      [
        [1.08, -50],
        [1.08, 50],
        [0.99, 60],
        [0.95, 0],
        [0.99, -60],
      ],
      rib,
    );
    seam(
      cut,
      [
        [0.05, -70],
        [0.03, 0],
        [0.05, 70],
      ],
      0.8,
    );
  },
  shirt: (cut) => {
    const { figure, tone } = cut;
    collarV(cut, 0.86, 26, figure.tint(figure.look.skin));
    for (const sign of [-1, 1])
      patch(
        cut,
        [
          [1.06, sign * 34],
          [0.92, sign * 34],
          [0.87, sign * 6],
        ],
        mix(tone, [255, 252, 244], 0.25),
      );
    seam(cut, [
      [0.86, 0],
      [0.4, 0],
      [0, 0],
    ]);
    buttons(cut, 0, [0.74, 0.58, 0.42, 0.26, 0.1], mix(tone, [255, 252, 244], 0.5));
  },
  tee: (cut) => collarV(cut, 0.95, 40, cut.figure.tint(cut.figure.look.skin)),
  smock: (cut) => {
    collarV(cut, 0.78, 20, cut.figure.tint(cut.figure.look.skin));
    for (const sign of [-1, 1])
      patch(
        cut,
        [
          [1.06, sign * 46],
          [0.9, sign * 44],
          [0.84, sign * 8],
          [1.0, sign * 14],
        ],
        scaled(cut.tone, 0.88),
      );
    for (const around of [-40, -14, 14, 40])
      seam(
        cut,
        [
          [0.6, around * 0.8],
          [0.3, around],
          [0, around * 1.1],
        ],
        0.4,
      );
  },
  waistcoat: (cut) => {
    shirtFront(cut);
    for (const sign of [-1, 1])
      patch(
        cut,
        [
          [0.98, sign * 36],
          [0.86, sign * 60],
          [0.3, sign * 86],
          [0.04, sign * 60],
          [-0.04, sign * 16],
          [0.04, 0],
          [0.56, 0],
        ],
        cut.tone,
      );
    buttons(cut, 0, [0.48, 0.36, 0.24, 0.12], scaled(cut.tone, 0.5));
  },
  suit: suitFront,
  jacket: (cut) => {
    collarV(cut, 0.62, 28, cut.figure.tint(cut.figure.look.second));
    lapels(cut, 0.6, scaled(cut.tone, 0.84));
    for (const around of [-16, 16]) buttons(cut, around, [0.54, 0.38, 0.22, 0.06], scaled(cut.tone, 0.5));
    seam(cut, [
      [0.62, 3],
      [0.3, 3],
      [0, 3],
    ]);
  },
  frock: (cut) => {
    suitFront(cut);
    patch(
      cut,
      [
        [0.62, -12],
        [0.62, 12],
        [0.36, 6],
        [0.36, -6],
      ],
      cut.figure.tint(mix(cut.figure.look.legs, [90, 86, 80], 0.4)),
      0.5,
    );
  },
  coat: (cut) => {
    collarV(cut, 0.7, 24, cut.figure.tint(cut.figure.look.second));
    lapels(cut, 0.62, scaled(cut.tone, 0.82));
    seam(
      cut,
      [
        [0.62, 4],
        [0.3, 4],
        [-0.05, 5],
      ],
      0.9,
    );
    buttons(cut, 14, [0.52, 0.34, 0.16], scaled(cut.tone, 0.5));
    for (const sign of [-1, 1])
      seam(
        cut,
        [
          [0.16, sign * 62],
          [0.06, sign * 36],
        ],
        0.8,
      );
  },
  cloak: (cut) => {
    collarV(cut, 0.84, 16, cut.figure.tint(cut.figure.look.second));
    seam(
      cut,
      [
        [0.84, 0],
        [0.4, 2],
        [0, 3],
      ],
      0.9,
    );
    buttons(cut, 0, [0.86], hex('#c9a24d'));
  },
  uniform: (cut) => {
    const brass = cut.figure.tint(hex('#d2ae57'));
    patch(
      cut,
      [
        [1.08, -44],
        [1.08, 44],
        [0.97, 40],
        [0.97, -40],
      ],
      scaled(cut.tone, 0.72),
    );
    seam(cut, [
      [0.97, 0],
      [0.5, 0],
      [0, 0],
    ]);
    for (const around of [-16, 16]) buttons(cut, around, [0.84, 0.68, 0.52, 0.38], brass);
    patch(
      cut,
      [
        [0.34, -85],
        [0.34, 85],
        [0.26, 85],
        [0.26, -85],
      ],
      cut.figure.tint(hex('#2a2320')),
      0.6,
    );
    patch(
      cut,
      [
        [0.35, -8],
        [0.35, 8],
        [0.25, 8],
        [0.25, -8],
      ],
      brass,
      0.5,
    );
  },
  robe: (cut) => {
    collarV(cut, 0.4, 28, cut.figure.tint(cut.figure.look.second));
    for (const sign of [-1, 1])
      patch(
        cut,
        [
          [1.06, sign * 40],
          [0.8, sign * 34],
          [0.38, sign * 8],
          [0.38, sign * -2],
          [0.96, sign * 20],
        ],
        scaled(cut.tone, 0.72),
      );
    patch(
      cut,
      [
        [0.4, -88],
        [0.4, 88],
        [0.31, 88],
        [0.31, -88],
      ],
      scaled(cut.tone, 0.62),
    );
    seam(
      cut,
      [
        [0.34, -6],
        [0.12, -10],
        [-0.1, -8],
      ],
      1.1,
    );
  },
  dress: (cut) => {
    const { figure } = cut;
    collarV(cut, 0.82, 34, figure.look.child ? cut.tone : figure.tint(figure.look.skin));
    patch(
      cut,
      [
        [0.42, -88],
        [0.42, 88],
        [0.34, 88],
        [0.34, -88],
      ],
      figure.tint(figure.look.second),
      0.6,
    );
    for (const around of [-34, 34])
      seam(
        cut,
        [
          [0.82, around],
          [0.6, around * 0.9],
          [0.42, around * 0.7],
        ],
        0.5,
      );
  },
  nightshirt: (cut) => {
    collarV(cut, 0.84, 18, cut.figure.tint(cut.figure.look.skin));
    for (const sign of [-1, 1])
      patch(
        cut,
        [
          [1.06, sign * 36],
          [0.93, sign * 34],
          [0.9, sign * 5],
        ],
        mix(cut.tone, [255, 255, 250], 0.3),
      );
    buttons(cut, 0, [0.76, 0.64], cut.figure.tint(cut.figure.look.second));
  },
  apron: (cut) => {
    const { figure } = cut;
    const bib = figure.tint(figure.look.top);
    for (const sign of [-1, 1])
      patch(
        cut,
        [
          [1.02, sign * 26],
          [1.02, sign * 34],
          [0.74, sign * 36],
          [0.74, sign * 28],
        ],
        bib,
        0.6,
      );
    patch(
      cut,
      [
        [0.76, -36],
        [0.76, 36],
        [0.36, 62],
        [-0.02, 70],
        [-0.02, -70],
        [0.36, -62],
      ],
      bib,
    );
    seam(
      cut,
      [
        [0.37, -80],
        [0.35, 0],
        [0.37, 80],
      ],
      0.8,
    );
  },
  overalls: (cut) => {
    const { figure } = cut;
    const cloth = figure.tint(figure.look.top);
    for (const sign of [-1, 1])
      patch(
        cut,
        [
          [1.0, sign * 34],
          [1.0, sign * 46],
          [0.72, sign * 40],
          [0.72, sign * 28],
        ],
        cloth,
        0.6,
      );
    patch(
      cut,
      [
        [0.74, -42],
        [0.74, 42],
        [0.36, 80],
        [-0.02, 84],
        [-0.02, -84],
        [0.36, -80],
      ],
      cloth,
    );
    seam(
      cut,
      [
        [0.62, -20],
        [0.5, -20],
        [0.5, 20],
        [0.62, 20],
      ],
      0.5,
    );
    buttons(cut, 34, [0.72], hex('#c9b06a'));
    buttons(cut, -34, [0.72], hex('#c9b06a'));
  },
};

/** Draws the cut of a garment on the front of the trunk, inside its outline. */
export function drawCut(cut: Cut, outline: readonly Dot[]): void {
  const { pen } = cut.figure;
  pen.context.save();
  pen.context.beginPath();
  pen.smoothPath(outline, true);
  pen.context.clip();
  cuts[cut.figure.look.garment](cut);
  pen.context.restore();
}
