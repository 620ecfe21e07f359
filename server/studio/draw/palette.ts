import type { Depiction, TimeOfDay } from '../../../runtime/graph/depiction.ts';
import { coloursNamed, hex, mix, type Rgb } from '../colour.ts';

/** The few colours that a scene is painted with: what its darks, its middle tones and its lights lean to. */
export interface Palette {
  dark: Rgb;
  middle: Rgb;
  light: Rgb;
}

type Tones = readonly [dark: string, middle: string, light: string];

const outside: Readonly<Record<TimeOfDay, Tones>> = {
  day: ['#262a36', '#8b9093', '#f6f1e2'],
  morning: ['#2b2a38', '#9a9488', '#fbeed3'],
  afternoon: ['#2c2730', '#9c8c72', '#fae8c4'],
  dawn: ['#262741', '#8c86a0', '#f8e2d0'],
  dusk: ['#221d38', '#8a6478', '#f6c79c'],
  evening: ['#191a34', '#5e5878', '#e8b894'],
  night: ['#0b1024', '#405880', '#d3e2f0'],
};
const inside: Readonly<Record<TimeOfDay, Tones>> = {
  day: ['#2a2629', '#948775', '#f7efdc'],
  morning: ['#2c272a', '#9b8c72', '#fbefd2'],
  afternoon: ['#2c2528', '#a08868', '#fae6c0'],
  dawn: ['#27263a', '#85818f', '#f3e6d8'],
  dusk: ['#221c30', '#806068', '#f4cfa2'],
  evening: ['#1c1728', '#745a52', '#f5d5a0'],
  night: ['#151222', '#6a4e42', '#f7d898'],
};

/** Words of mood that pull a scene's colours, and where to. */
const moods: readonly (readonly [RegExp, string, number])[] = [
  [/\bcold\b|\bairless\b|\btense\b|\bbleak\b|\bviolent\b|\bexposed\b|\bhollow\b/, '#4f6a80', 0.3],
  [/\bwarm\b|\bintimate\b|\bcosy\b|\bcozy\b|\bgold\w*\b|\bnostalg\w*\b/, '#b07a3c', 0.3],
  [/\bsick\w*\b|\beerie\b|\btoxic\b|\buncanny\b/, '#74804a', 0.35],
  [/\bfaded\b|\bdusty\b|\bgenteel\b|\bdry\b/, '#a3937a', 0.25],
  [/\bdream\w*\b|\bromantic\b|\btender\b/, '#a9748a', 0.25],
  [/\bdanger\w*\b|\bblood\w*\b|\brage\b|\bhell\w*\b/, '#8f3f36', 0.28],
];

/** The palette of a depiction: its hour, then the colours that its place names, then its mood. */
export function paletteOf({ place, light }: Depiction): Palette {
  const [dark, middle, pale] = (place.interior ? inside : outside)[light.time].map(hex) as [Rgb, Rgb, Rgb];
  const named = coloursNamed(place.palette.join(' '));
  const chroma = named.find((colour) => Math.max(...colour) - Math.min(...colour) > 24) ?? named[0];
  const mood = moods.find(([pattern]) => pattern.test(light.mood.toLowerCase()));
  let tone = chroma ? mix(middle, chroma, 0.34) : middle;
  if (mood) tone = mix(tone, hex(mood[1]), mood[2]);
  return { dark: mix(dark, tone, 0.1), middle: tone, light: mix(pale, tone, 0.08) };
}
