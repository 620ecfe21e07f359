import type { RunEvent } from '../events/runEvent.ts';
import type { RunId } from '../graph/ids.ts';
import type { Clock } from './clock.ts';
import { isoTime } from './isoTime.ts';
import type { RunStore } from './store.ts';

type WithoutBase<Event> = Event extends RunEvent ? Omit<Event, 'run' | 'seq' | 'at'> : never;
export type RunEventBody = WithoutBase<RunEvent>;

/**
 * The events of one run: numbered without gaps, stored first and told after, in batches: while one is being
 * stored the next one gathers.
 */
export class EventLog {
  readonly #run: RunId;
  readonly #runs: RunStore;
  readonly #clock: Clock;
  readonly #listeners = new Set<(events: readonly RunEvent[]) => void>();
  #seq: number;
  /** What is not with the store yet, and what it is storing. */
  #batch: RunEvent[] = [];
  #storing: readonly RunEvent[] = [];
  #isBusy = false;
  #idle: PromiseWithResolvers<void> | undefined;
  #failure: { error: unknown } | undefined;
  readonly #onFailure: (error: unknown) => void;

  constructor(run: { id: RunId; store: RunStore; clock: Clock; lastSeq: number }, onFailure: (error: unknown) => void) {
    this.#run = run.id;
    this.#runs = run.store;
    this.#clock = run.clock;
    this.#seq = run.lastSeq;
    this.#onFailure = onFailure;
  }

  subscribe(listener: (events: readonly RunEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(body: RunEventBody): void {
    if (this.#failure) return;
    // The body was made for this call: completing it in place spares a copy of every event.
    const event = body as RunEvent;
    event.run = this.#run;
    event.seq = this.#seq += 1;
    event.at = isoTime(this.#clock.now());
    this.#batch.push(event);
    if (this.#isBusy) return;
    this.#isBusy = true;
    // What is emitted in the same turn goes into the same batch.
    void nextTurn.then(this.#store);
  }

  /** Resolves when everything emitted so far is stored and told. @throws what the store threw */
  async flushed(): Promise<void> {
    if (this.#isBusy) await (this.#idle ??= Promise.withResolvers()).promise;
    if (this.#failure) throw this.#failure.error;
  }

  // Made once and called back: an async loop would cost more than all else about an event.
  readonly #store = (): void => {
    this.#storing = this.#batch;
    this.#batch = [];
    this.#runs.appendEvents(this.#run, this.#storing).then(this.#tell, this.#fail);
  };

  readonly #tell = (): void => {
    try {
      for (const listener of this.#listeners) listener(this.#storing);
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (this.#batch.length > 0) this.#store();
    else this.#rest();
  };

  readonly #fail = (error: unknown): void => {
    this.#failure = { error };
    this.#onFailure(error);
    this.#rest();
  };

  #rest(): void {
    this.#isBusy = false;
    this.#storing = [];
    this.#idle?.resolve();
    this.#idle = undefined;
  }
}

const nextTurn = Promise.resolve();
