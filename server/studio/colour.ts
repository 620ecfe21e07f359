/** Red, green, blue, each 0 to 255, not necessarily whole. */
export type Rgb = readonly [number, number, number];

export function hex(text: string): Rgb {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function mix(from: Rgb, to: Rgb, part: number): Rgb {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part];
}

/** Multiplies by a light: 1 leaves a channel as it is. */
export function lightened(colour: Rgb, light: Rgb): Rgb {
  return [colour[0] * light[0], colour[1] * light[1], colour[2] * light[2]];
}

export function scaled(colour: Rgb, factor: number): Rgb {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

export function css(colour: Rgb, alpha = 1): string {
  const channel = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  return `rgba(${channel(colour[0])},${channel(colour[1])},${channel(colour[2])},${alpha})`;
}

const names: readonly (readonly [RegExp, string])[] = [
  [/\b(jet|black|soot|sooty|ebony|coal)\b/, '#2b2a2d'],
  [/\b(white|foam|ivory|chalk|snow|whitewash\w*)\b/, '#e9e6dc'],
  [/\b(cream|bone|pearl|linen)\b/, '#e3d6b8'],
  [/\b(silver|pewter|steel|iron)\b/, '#8d949c'],
  [/\b(slate)\b/, '#5b6b7a'],
  [/\b(grey|gray|ash|ashen|dust|dusty)\b/, '#8f8f8c'],
  [/\b(navy|midnight)\b/, '#27395c'],
  [/\b(teal|turquoise|cyan)\b/, '#3f8083'],
  [/\b(blue|azure|cobalt|denim)\b/, '#3f628f'],
  [/\b(emerald|green|moss|forest|olive|sage|khaki)\b/, '#5d7350'],
  [/\b(mustard|ochre|yellow|straw|amber|gold|golden|lamp)\b/, '#c99a41'],
  [/\b(orange|copper|rust|ginger)\b/, '#b9663a'],
  [/\b(brick|terracotta)\b/, '#97513f'],
  [/\b(red|scarlet|crimson|vermilion)\b/, '#a83a35'],
  [/\b(maroon|burgundy|wine|claret)\b/, '#6c2b34'],
  [/\b(pink|rose|blush)\b/, '#c98a8d'],
  [/\b(purple|violet|lilac|lavender|plum)\b/, '#6d5380'],
  [/\b(umber|brown|tan|leather|tweeds?|oak|chestnut|walnut)\b/, '#7a5a3e'],
  [/\b(beige|sand|camel|fawn|buff)\b/, '#bfa77c'],
];

/** Every colour that a text names, in the order of the text. */
export function coloursNamed(text: string): Rgb[] {
  const lower = text.toLowerCase();
  const found: { at: number; colour: Rgb }[] = [];
  for (const [pattern, colour] of names) {
    const at = lower.search(pattern);
    if (at >= 0) found.push({ at, colour: hex(colour) });
  }
  return found.sort((a, b) => a.at - b.at).map((entry) => entry.colour);
}
