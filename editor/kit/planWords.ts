import type { PlanAnswer } from '../../runtime/protocol/plans.ts';
import { duration } from './duration.ts';
import { moneyRange } from './money.ts';

/** What a run would come to, in parts: `12 to run`, `340 cached`, `≥ $4.10`, `about 11 min`. */
export function planWords({ counts, cost, seconds }: Pick<PlanAnswer, 'counts' | 'cost' | 'seconds'>): string[] {
  const toRun = counts.run + counts.unknown;
  if (toRun === 0) return ['nothing to run', ...cachedWords(counts.cached)];
  return [
    `${toRun} to run`,
    ...cachedWords(counts.cached),
    moneyRange({ ...cost, isCostUnknown: cost.unknown }),
    `about ${duration(seconds.high)}`,
  ];
}

/** The same for a narrow screen, where the end may be cut off: what it costs comes first. */
export function shortPlanWords({ counts, cost, seconds }: Pick<PlanAnswer, 'counts' | 'cost' | 'seconds'>): string[] {
  const toRun = counts.run + counts.unknown;
  if (toRun === 0) return ['nothing to run'];
  return [moneyRange({ ...cost, isCostUnknown: cost.unknown }), `${toRun} to run`, duration(seconds.high)];
}

function cachedWords(count: number): string[] {
  return count > 0 ? [`${count} cached`] : [];
}
