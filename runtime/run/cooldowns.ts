import type { FaultClass } from '../graph/fault.ts';
import type { Clock } from './clock.ts';

/** Seconds of rest after the first, second, … failure in a row: those of the platform that Shotgraph replaces. */
const schedule = [5, 15, 60, 5 * 60, 15 * 60, 3600, 6 * 3600, 24 * 3600];
const longest = 24 * 3600;

/** Faults that speak of the model's health, not of what it was asked. */
const unwell: ReadonlySet<FaultClass> = new Set<FaultClass>(['network', 'rate-limit', 'transient', 'unknown']);

/** How long each model has to rest after failures in a row; a success ends the row. */
export class Cooldowns {
  readonly #clock: Clock;
  readonly #failures = new Map<string, { count: number; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Seconds that the model has to rest from now on; undefined when this failure changes nothing: it is none of the
   * model's, or that of a request which was under way when the rest began.
   * @param retryAfter seconds that the other side asked for: they win over the schedule
   */
  failed(model: string, faultClass: FaultClass, retryAfter?: number): number | undefined {
    if (!unwell.has(faultClass)) return undefined;
    const now = this.#clock.now();
    const last = this.#failures.get(model);
    if (last && now < last.until) return undefined;
    const count = (last?.count ?? 0) + 1;
    const seconds = retryAfter ?? schedule[count - 1] ?? longest;
    this.#failures.set(model, { count, until: now + seconds * 1000 });
    return seconds;
  }

  succeeded(model: string): void {
    this.#failures.delete(model);
  }
}
