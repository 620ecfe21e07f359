import type { PlanAnswer } from '../../runtime/protocol/plans.ts';

/** Whether a run asks first: it may cost more than the limit, or nobody knows what it will cost. */
export function needsConsent({ high, unknown }: PlanAnswer['cost'], limit: number): boolean {
  return unknown || high > limit;
}
