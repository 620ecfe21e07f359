import type { Clock } from '../../runtime/run/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to go on: no test waits for real time. */
export class VirtualClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  #timers: Timer[] = [];
  #order = 0;

  now(): number {
    return this.#now;
  }

  sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const timer = { at: this.#now + seconds * 1000, order: (this.#order += 1), wake: resolve };
      this.#timers.push(timer);
      signal?.addEventListener('abort', () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
        reject(signal.reason as Error);
      });
    });
  }

  /** Goes on by so many seconds, stopping at every timer in between. */
  async advance(seconds: number): Promise<void> {
    const end = this.#now + seconds * 1000;
    await settle();
    while (this.#wakeNext(end)) await settle();
    this.#now = end;
  }

  /** Goes from timer to timer until the promise has come to its end. */
  async runUntil<T>(promise: Promise<T>): Promise<T> {
    let ended = false;
    const mark = () => {
      ended = true;
    };
    promise.then(mark, mark);
    await settle();
    while (!ended) {
      if (!this.#wakeNext(Infinity)) throw new Error('Nothing is left to wait for, and the promise has not ended.');
      await settle();
    }
    return promise;
  }

  /** Wakes all that sleep until the same next moment. */
  #wakeNext(end: number): boolean {
    const next = Math.min(...this.#timers.map((timer) => timer.at));
    if (next > end || next === Infinity) return false;
    const due = this.#timers.filter((timer) => timer.at === next).sort((a, b) => a.order - b.order);
    this.#timers = this.#timers.filter((timer) => timer.at !== next);
    this.#now = Math.max(this.#now, next);
    for (const timer of due) timer.wake();
    return true;
  }
}

/** Lets all promises that can go on do so. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
