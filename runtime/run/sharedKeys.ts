import type { ResultKey } from '../graph/ids.ts';
import type { RunTask } from './runTask.ts';

const none: readonly RunTask[] = [];

/** Tasks of equal key: the first one is done, and its result will do for the others. */
export class SharedKeys {
  readonly #sharers = new Map<ResultKey, RunTask[] | undefined>();

  /** True for the first task of a key; the others wait for it. */
  lead(key: ResultKey, task: RunTask): boolean {
    if (!this.#sharers.has(key)) {
      this.#sharers.set(key, undefined);
      return true;
    }
    const sharers = this.#sharers.get(key);
    if (sharers) sharers.push(task);
    else this.#sharers.set(key, [task]);
    return false;
  }

  /** The key is settled: those that waited for it. */
  take(key: ResultKey | undefined): readonly RunTask[] {
    if (key === undefined) return none;
    const sharers = this.#sharers.get(key);
    this.#sharers.delete(key);
    return sharers ?? none;
  }
}
