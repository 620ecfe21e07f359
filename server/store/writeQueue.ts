import { setTimeout } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { WriteRules } from './writeRules.ts';

export type Write = (manager: EntityManager) => Promise<void>;

interface Waiting {
  write: Write;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const mostTogether = 500;
const longestPause = 250;
/** As many others may have come first with the same key. */
const mostChanges = 8;

/**
 * Commits writes one transaction after the other, all that came meanwhile together: syncing the disk costs more than
 * the rows. A write is durable when its promise resolves; one that fails takes no other down.
 */
export class WriteQueue {
  readonly #database: DataSource;
  readonly #rules: WriteRules;
  readonly #guard: Write | undefined;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | undefined;

  /** `guard` looks inside each transaction whether it may be made. */
  constructor(database: DataSource, rules: WriteRules, guard?: Write) {
    this.#database = database;
    this.#rules = rules;
    this.#guard = guard;
  }

  /** @throws Fault disk-full, cache-unwritable, database-busy or database-unreachable, and whatever `write` throws */
  add(write: Write): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** A queue that waits for no other, where the database lets transactions run side by side; else this one. */
  aside(): WriteQueue {
    return this.#rules.sideBySide ? new WriteQueue(this.#database, this.#rules) : this;
  }

  /** For writes that may be made only while `guard` allows: what it throws is what the write throws. */
  guardedBy(guard: Write): WriteQueue {
    return this.#rules.sideBySide
      ? new WriteQueue(this.#database, this.#rules, guard)
      : new GuardedWrites(this, guard, this.#database, this.#rules);
  }

  /** Resolves when all that was added is committed or has failed. */
  async settled(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // Lets everything that this turn of the event loop adds go into one transaction.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, mostTogether));
    this.#draining = undefined;
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#patiently(batch);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const waiting of batch) await this.#commit([waiting]);
    }
  }

  async #patiently(batch: readonly Waiting[]): Promise<void> {
    const until = performance.now() + this.#rules.patience;
    for (let tried = 1; ; tried += 1) {
      const progress = { isWritten: false };
      try {
        await this.#transaction(batch, progress);
        return;
      } catch (error) {
        const next = this.#rules.nextTry(error, progress.isWritten);
        const isHopeless = next === 'if-alone' && (batch.length > 1 || tried === mostChanges);
        if (next === 'never' || isHopeless || performance.now() > until) throw error;
        // Two that wait for each other must not come back at the same moment.
        if (tried > 1) await setTimeout(Math.random() * Math.min(2 ** tried, longestPause));
      }
    }
  }

  async #transaction(batch: readonly Waiting[], progress: { isWritten: boolean }): Promise<void> {
    const work = async (manager: EntityManager) => {
      await this.#guard?.(manager);
      for (const { write } of batch) await write(manager);
      progress.isWritten = true;
    };
    const { isolation } = this.#rules;
    await (isolation ? this.#database.transaction(isolation, work) : this.#database.transaction(work));
  }
}

/** On one connection with the queue that it guards. */
class GuardedWrites extends WriteQueue {
  readonly #queue: WriteQueue;
  readonly #check: Write;

  constructor(queue: WriteQueue, check: Write, database: DataSource, rules: WriteRules) {
    super(database, rules);
    this.#queue = queue;
    this.#check = check;
  }

  override add(write: Write): Promise<void> {
    return this.#queue.add(async (manager) => {
      await this.#check(manager);
      await write(manager);
    });
  }

  override settled(): Promise<void> {
    return this.#queue.settled();
  }
}
