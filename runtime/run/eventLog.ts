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
  readonly #store: RunStore;
  readonly #clock: Clock;
  readonly #listeners = new Set<(events: readonly RunEvent[]) => void>();
  #seq: number;
  #batch: RunEvent[] = [];
  #flushing: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;
  readonly #onFailure: (error: unknown) => void;

  constructor(run: { id: RunId; store: RunStore; clock: Clock; lastSeq: number }, onFailure: (error: unknown) => void) {
    this.#run = run.id;
    this.#store = run.store;
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
    this.#flushing ??= this.#flush();
  }

  /** Resolves when everything emitted so far is stored and told. @throws what the store threw */
  async flushed(): Promise<void> {
    await this.#flushing;
    if (this.#failure) throw this.#failure.error;
  }

  async #flush(): Promise<void> {
    // What is emitted in the same turn goes into the same batch.
    await Promise.resolve();
    try {
      while (this.#batch.length > 0) {
        const events = this.#batch;
        this.#batch = [];
        await this.#store.appendEvents(this.#run, events);
        for (const listener of this.#listeners) listener(events);
      }
    } catch (error) {
      this.#failure = { error };
      this.#onFailure(error);
    } finally {
      this.#flushing = undefined;
    }
  }
}
