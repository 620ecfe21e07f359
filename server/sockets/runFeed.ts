import type { RunEvent } from '../../runtime/events/runEvent.ts';
import { packEvents, type RunDelta } from '../../runtime/protocol/runDelta.ts';

/** Events wait so long for others to go with them. */
const gatherMilliseconds = 50;

/** Gathers the events of one run into deltas: whoever listens gets at most 20 messages a second. */
export class RunFeed {
  readonly #send: (delta: RunDelta) => void;
  #waiting: RunEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #sentSeq = 0;

  constructor(send: (delta: RunDelta) => void) {
    this.#send = send;
  }

  /** Seq of the last event that was sent; 0 before the first. */
  get sentSeq(): number {
    return this.#sentSeq;
  }

  add(events: readonly RunEvent[]): void {
    this.#waiting.push(...events);
    if (events.some(({ type }) => type === 'run-end')) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), gatherMilliseconds);
  }

  /** Sends at once what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#waiting;
    if (events.length === 0) return;
    this.#waiting = [];
    this.#sentSeq = events.at(-1)?.seq ?? this.#sentSeq;
    this.#send(packEvents(events));
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
