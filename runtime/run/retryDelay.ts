import type { FaultClass } from '../graph/fault.ts';

interface RetryRule {
  retries: number;
  /** Seconds before the first repetition; doubled for each one after. */
  base: number;
}

/**
 * Counts and delays of the platform that Shotgraph replaces. Invalid input, refusals, full disks, cancelled work
 * and submissions in doubt are never repeated.
 */
const retryTable: Partial<Record<FaultClass, RetryRule>> = {
  network: { retries: 5, base: 1 },
  'rate-limit': { retries: 5, base: 30 },
  transient: { retries: 3, base: 2 },
  unknown: { retries: 2, base: 5 },
};

const longestDelay = 300;

/**
 * Seconds to wait before the next attempt; undefined when there is none.
 * @param attempt the attempt that failed, from 1
 * @param retryAfter seconds that the other side asked for: they win over the table
 */
export function retryDelay(faultClass: FaultClass, attempt: number, retryAfter?: number): number | undefined {
  const rule = retryTable[faultClass];
  if (!rule || attempt > rule.retries) return undefined;
  return retryAfter ?? Math.min(rule.base * 2 ** (attempt - 1), longestDelay);
}
