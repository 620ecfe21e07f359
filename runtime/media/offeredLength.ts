/** The lengths in seconds that a model offers: single ones, or any in a range, in steps. */
export interface LengthLimits {
  seconds?: readonly number[] | undefined;
  secondsRange?: { least: number; most: number; step: number } | undefined;
}

/**
 * The shortest length in seconds that a model offers and that holds the wanted one; its longest when none
 * does. A model that names no lengths takes any.
 */
export function offeredLength(wanted: number, limits: LengthLimits): number {
  const rounding = 1e-6;
  if (limits.seconds && limits.seconds.length > 0) {
    const fitting = limits.seconds.filter((seconds) => seconds >= wanted - rounding);
    return fitting.length > 0 ? Math.min(...fitting) : Math.max(...limits.seconds);
  }
  if (limits.secondsRange) {
    const { least, most, step } = limits.secondsRange;
    const steps = Math.max(0, Math.ceil((wanted - least) / step - rounding));
    // Steps are counted, not added up: the same wish gives the same number, digit for digit.
    return Math.min(most, Number((least + steps * step).toFixed(6)));
  }
  return wanted;
}
