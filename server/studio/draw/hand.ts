import type { Depiction } from '../../../runtime/graph/depiction.ts';
import { hex, mix, scaled, type Rgb } from '../colour.ts';
import { paletteOf, type Palette } from './palette.ts';

/** How the one who draws works: what becomes of colours, how dark the ink is, how much is hatched. */
export interface Hand {
  name: HandName;
  ink: Rgb;
  paper: Rgb;
  hatching: number;
  /** A colour as this hand has it. `accent` is how much of its own hue it may keep, 0 to 1. */
  grade(colour: Rgb, accent: number): Rgb;
}

export type HandName = NonNullable<Depiction['hand']>;

/** Words of a film's style that ask for a hand. */
const asked: readonly (readonly [RegExp, HandName])[] = [
  [/\bpencil\b|\bgraphite\b|\bsketch\w*\b/, 'pencil'],
  [/\bnoir\b|\bblack[- ]and[- ]white\b|\bmonochrom\w*\b|\bb&w\b/, 'noir'],
  [/\bcolou?r comp\b|\bgouache\b|\bcartoon\b|\bbright colou?rs\b/, 'colour'],
];

/** The hand that a depiction chooses, or the one that its style asks for. */
export function handOf(depiction: Depiction, ink: Rgb): Hand {
  const style = depiction.style.toLowerCase();
  const name = depiction.hand ?? asked.find(([pattern]) => pattern.test(style))?.[1] ?? 'ink-wash';
  return hands[name](paletteOf(depiction), ink);
}

const hands: Readonly<Record<HandName, (palette: Palette, ink: Rgb) => Hand>> = {
  'ink-wash': (palette, ink) => ({
    name: 'ink-wash',
    ink: mix(scaled(ink, 0.8), palette.dark, 0.4),
    paper: hex('#f4ecda'),
    hatching: 0.55,
    grade: (colour, accent) => mix(toned(palette, luma(colour), 1.22), scaled(colour, 1.02), 0.22 + 0.62 * accent),
  }),
  colour: (_, ink) => ({
    name: 'colour',
    ink: scaled(ink, 0.8),
    paper: hex('#f6f2e8'),
    hatching: 0,
    grade: (colour) => colour,
  }),
  pencil: () => {
    const palette: Palette = { dark: hex('#4a4a4e'), middle: hex('#a9a8a6'), light: hex('#f5f2ea') };
    return {
      name: 'pencil',
      ink: hex('#3b3b40'),
      paper: hex('#f5f2ea'),
      hatching: 1,
      grade: (colour, accent) =>
        mix(mix(toned(palette, luma(colour), 0.8), palette.light, 0.22), colour, 0.08 * accent),
    };
  },
  noir: () => {
    const palette: Palette = { dark: hex('#08090c'), middle: hex('#5c5f66'), light: hex('#f2f0ea') };
    return {
      name: 'noir',
      ink: hex('#050506'),
      paper: hex('#efece4'),
      hatching: 0.8,
      grade: (colour, accent) => mix(toned(palette, luma(colour), 1.45), colour, 0.07 * accent),
    };
  },
};

function luma([red, green, blue]: Rgb): number {
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function toned({ dark, middle, light }: Palette, value: number, contrast: number): Rgb {
  const at = Math.max(0, Math.min(1, 0.5 + (value - 0.4) * contrast));
  return at < 0.5 ? mix(dark, middle, at * 2) : mix(middle, light, at * 2 - 1);
}
