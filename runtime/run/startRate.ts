import type { Clock } from './clock.ts';

/** At most so many starts in any span of so many seconds. */
export interface StartLimit {
  /** At least 1. */
  readonly starts: number;
  readonly seconds: number;
}

/** Keeps a lane under its limit: every start takes a token, which comes back after the span. */
export class StartRate {
  readonly #clock: Clock;
  readonly #limit: StartLimit;
  /** When the last ones started, in milliseconds: a ring of as many as are allowed. */
  readonly #startedAt: number[] = [];
  #next = 0;

  constructor(clock: Clock, limit: StartLimit) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /** Seconds until one more may start; 0 when it may now. */
  get wait(): number {
    const oldest = this.#startedAt[this.#next];
    if (oldest === undefined) return 0;
    return Math.max(0, oldest / 1000 + this.#limit.seconds - this.#clock.now() / 1000);
  }

  started(): void {
    this.#startedAt[this.#next] = this.#clock.now();
    this.#next = (this.#next + 1) % this.#limit.starts;
  }
}
