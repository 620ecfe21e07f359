import type { MicroDollars } from '../catalog/model.ts';
import { dollars } from './budget.ts';

/** Money before it is spent, in micro-dollars. `unknown`: some price is not known, so the figures are a least. */
export interface CostRange {
  readonly low: MicroDollars;
  readonly high: MicroDollars;
  readonly unknown: boolean;
}

export const free: CostRange = { low: 0, high: 0, unknown: false };

export function addCosts(one: CostRange, other: CostRange): CostRange {
  return { low: one.low + other.low, high: one.high + other.high, unknown: one.unknown || other.unknown };
}

/** What one of several ways costs, whichever it will be. */
export function anyOfCosts([first = free, ...others]: readonly CostRange[]): CostRange {
  return others.reduce(
    (range, cost) => ({
      low: Math.min(range.low, cost.low),
      high: Math.max(range.high, cost.high),
      unknown: range.unknown || cost.unknown,
    }),
    first,
  );
}

/** A range as people read it; an unknown price is `≥`, never 0. */
export function costWords({ low, high, unknown }: CostRange): string {
  if (unknown) return `≥ ${dollars(low)}`;
  return low === high ? dollars(low) : `${dollars(low)} – ${dollars(high)}`;
}
