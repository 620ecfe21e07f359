import type { HairStyle } from '../look/hairOf.ts';

export type Line = readonly (readonly [around: number, down: number])[];

export interface CutOfHair {
  /** Where the hair ends, from the middle of the brow round to the nape. */
  line: Line;
  /** How far it stands off, as a part of the head. */
  swell: number;
  /** How much the hairline on one side hangs lower: a parting. */
  part: number;
}

const round: Line = [
  [0, -0.56],
  [28, -0.54],
  [46, -0.42],
  [60, -0.3],
  [70, -0.04],
  [80, 0.12],
  [88, -0.06],
  [100, -0.1],
  [112, 0.3],
  [140, 0.6],
  [180, 0.68],
];
/** How each style of hair lies on a head. */
export const cutsOfHair: Readonly<Record<HairStyle, CutOfHair>> = {
  short: { line: round, swell: 0.1, part: 0.09 },
  cropped: {
    line: [
      [0, -0.6],
      [30, -0.6],
      [50, -0.48],
      [62, -0.36],
      [72, -0.14],
      [82, -0.02],
      [90, -0.14],
      [102, -0.12],
      [114, 0.26],
      [140, 0.52],
      [180, 0.58],
    ],
    swell: 0.035,
    part: 0,
  },
  slick: {
    line: [
      [0, -0.62],
      [30, -0.62],
      [46, -0.5],
      [60, -0.32],
      [70, -0.06],
      [80, 0.1],
      [88, -0.06],
      [100, -0.1],
      [112, 0.3],
      [140, 0.6],
      [180, 0.66],
    ],
    swell: 0.055,
    part: 0.02,
  },
  receding: {
    line: [
      [0, -0.68],
      [14, -0.7],
      [30, -0.92],
      [44, -0.84],
      [58, -0.46],
      [70, -0.08],
      [80, 0.1],
      [88, -0.06],
      [100, -0.1],
      [112, 0.3],
      [140, 0.6],
      [180, 0.66],
    ],
    swell: 0.045,
    part: 0,
  },
  wispy: {
    line: [
      [0, -0.8],
      [20, -0.84],
      [40, -0.78],
      [56, -0.46],
      [70, -0.1],
      [80, 0.06],
      [88, -0.06],
      [100, -0.1],
      [112, 0.24],
      [140, 0.5],
      [180, 0.56],
    ],
    swell: 0.08,
    part: 0.05,
  },
  curly: {
    line: [
      [0, -0.5],
      [28, -0.46],
      [46, -0.36],
      [60, -0.22],
      [72, 0.04],
      [82, 0.2],
      [100, 0.3],
      [120, 0.5],
      [180, 0.72],
    ],
    swell: 0.2,
    part: 0.03,
  },
  long: {
    line: [
      [0, -0.62],
      [18, -0.56],
      [40, -0.34],
      [58, 0],
      [70, 0.42],
      [82, 0.8],
      [100, 0.95],
      [180, 0.98],
    ],
    swell: 0.1,
    part: 0.1,
  },
  bob: {
    line: [
      [0, -0.36],
      [26, -0.34],
      [44, -0.26],
      [58, 0.02],
      [68, 0.4],
      [80, 0.66],
      [110, 0.74],
      [180, 0.78],
    ],
    swell: 0.13,
    part: 0.03,
  },
  bun: {
    line: [
      [0, -0.6],
      [24, -0.58],
      [46, -0.42],
      [62, -0.24],
      [74, 0],
      [84, 0],
      [96, -0.04],
      [112, 0.3],
      [140, 0.56],
      [180, 0.6],
    ],
    swell: 0.07,
    part: 0.04,
  },
  ponytail: {
    line: [
      [0, -0.58],
      [24, -0.56],
      [46, -0.42],
      [62, -0.22],
      [74, 0.02],
      [84, 0],
      [96, -0.04],
      [112, 0.28],
      [140, 0.5],
      [180, 0.54],
    ],
    swell: 0.07,
    part: 0.06,
  },
  fringe: { line: round, swell: 0.05, part: 0 },
  bald: { line: round, swell: 0, part: 0 },
};
