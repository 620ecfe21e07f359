import type { Clock } from './clock.ts';

/** Seconds without any sign of life after which a task is taken from whoever does it. */
export interface SilenceLimits {
  /** Work on this machine. */
  readonly local: number;
  /** A provider's job: some wait long for their turn, but each answered look is a sign. */
  readonly provider: number;
  /** What was told to stop. */
  readonly stopped: number;
}

export const usualSilence: SilenceLimits = { local: 15 * 60, provider: 3600, stopped: 30 };

/** Listens for signs of life of one piece of work. */
export class Silence {
  readonly #clock: Clock;
  #limit: number;
  #heardAt: number;
  #pause: AbortController | undefined;
  #isOver = false;

  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
    this.#heardAt = clock.now();
  }

  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  /** From now on so many seconds are long enough. */
  shorten(seconds: number): void {
    this.#limit = seconds;
    this.heard();
    this.#pause?.abort();
  }

  end(): void {
    this.#isOver = true;
    this.#pause?.abort();
  }

  /** Resolves with the seconds when nothing was heard for too long; with undefined when it was ended before. */
  async tooLong(): Promise<number | undefined> {
    while (!this.#isOver) {
      const left = this.#limit - (this.#clock.now() - this.#heardAt) / 1000;
      if (left <= 0) return this.#limit;
      this.#pause = new AbortController();
      await this.#clock.sleep(left, this.#pause.signal).catch(() => undefined);
    }
    return undefined;
  }
}
