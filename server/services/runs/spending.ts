import { setTimeout } from 'node:timers/promises';
import type { Adapter } from '../../../runtime/providers/adapter.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import { isFree } from '../../../runtime/run/price.ts';
import { leaseLost } from './lease.ts';

/** A provider that does not answer in this time has to be asked after the next start. */
const longestLastAnswer = 5;

/**
 * Stands between the engine of a coordinator and the providers: nothing is submitted when another process may have
 * taken over, and stopping this process stops no paid job, for the next one goes on with it.
 */
export class Spending {
  readonly #mayScheduleNow: () => Promise<boolean>;
  readonly #submissions = new Set<Promise<unknown>>();
  #isOver = false;

  constructor(mayScheduleNow: () => Promise<boolean>) {
    this.#mayScheduleNow = mayScheduleNow;
  }

  adapter(adapter: Adapter): Adapter {
    return {
      provider: adapter.provider,
      modalities: adapter.modalities,
      submit: async (submission, tools) => {
        if (isFree(submission.model)) return adapter.submit(submission, tools);
        if (!(await this.#mayScheduleNow()) || this.#isOver) throw notSubmitted();
        const answer = adapter.submit(submission, tools);
        this.#remember(answer);
        return answer;
      },
      poll: (handle, tools) => adapter.poll(handle, tools),
      cancel: (handle) => (this.#isOver ? Promise.resolve() : adapter.cancel(handle)),
      ...(adapter.find && { find: (key: string) => (adapter.find as NonNullable<Adapter['find']>)(key) }),
    };
  }

  /** Submits nothing more, cancels nothing more, and waits a little for the answers to what is on its way. */
  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#submissions.size === 0) return;
    const stop = new AbortController();
    const late = setTimeout(longestLastAnswer * 1000, undefined, { signal: stop.signal }).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.#submissions), late]);
    stop.abort();
    // The answers' handles are committed in the turns that follow.
    await setTimeout(20);
  }

  #remember(answer: Promise<unknown>): void {
    this.#submissions.add(answer);
    const forget = () => this.#submissions.delete(answer);
    answer.then(forget, forget);
  }
}

function notSubmitted(): Fault {
  const { code, faultClass, message } = leaseLost();
  return new Fault(code, faultClass, message, { notCharged: true });
}
