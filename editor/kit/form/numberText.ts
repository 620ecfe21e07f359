export interface NumberLimits {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly isWhole: boolean;
}

/** The number that a text means: with a comma or a point, within its limits; undefined where it means none. */
export function numberOf(text: string, { least, most, isWhole }: NumberLimits): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '' || !Number.isFinite(Number(trimmed))) return undefined;
  const whole = isWhole ? Math.round(Number(trimmed)) : Number(trimmed);
  return Math.min(most ?? Infinity, Math.max(least ?? -Infinity, whole));
}

/** As people write it: no tails of binary fractions. */
export function numberText(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

/** One step of an arrow key or of a slider: fine where the whole range is small. */
export function stepOf({ least, most, isWhole }: NumberLimits): number {
  if (isWhole) return 1;
  const range = most === undefined || least === undefined ? 100 : most - least;
  if (range <= 2) return 0.01;
  return range <= 20 ? 0.1 : range <= 200 ? 0.5 : 1;
}
