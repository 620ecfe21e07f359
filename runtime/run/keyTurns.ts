import type { ResultKey } from '../graph/ids.ts';

/** Lets work on one key be done by one task at a time, whichever runs the tasks belong to. */
export class KeyTurns {
  readonly #last = new Map<ResultKey, Promise<void>>();

  /** Does the work when its turn comes. */
  async take<T>(key: ResultKey, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const mine = Promise.withResolvers<void>();
    this.#last.set(key, mine.promise);
    try {
      await before;
      return await work();
    } finally {
      mine.resolve();
      if (this.#last.get(key) === mine.promise) this.#last.delete(key);
    }
  }
}
