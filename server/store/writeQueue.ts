import type { DataSource, EntityManager } from 'typeorm';
import { onDisk } from './diskFault.ts';

export type Write = (manager: EntityManager) => Promise<void>;

interface Waiting {
  write: Write;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const mostTogether = 500;
const mostTries = 100;

/**
 * Commits writes one transaction after the other, all that came meanwhile together: syncing the disk costs more than
 * the rows. A write is durable when its promise resolves; one that fails takes no other down.
 */
export class WriteQueue {
  readonly #database: DataSource;
  readonly #folder: string;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | undefined;

  /** `folder` is what to call the place in sentences for people. */
  constructor(database: DataSource, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  /** @throws Fault disk-full or cache-unwritable, and whatever `write` throws */
  add(write: Write): Promise<void> {
    return onDisk(
      this.#folder,
      () =>
        new Promise((resolve, reject) => {
          this.#waiting.push({ write, resolve, reject });
          this.#draining ??= this.#drain();
        }),
    );
  }

  /**
   * The same queue for writes that may be made only while `guard` allows: it looks inside the transaction of each, and
   * what it throws is what the write throws.
   */
  guardedBy(guard: Write): WriteQueue {
    return new GuardedWrites(this, guard, this.#database, this.#folder);
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
      await this.#transaction(batch);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const waiting of batch) await this.#commit([waiting]);
    }
  }

  async #transaction(batch: readonly Waiting[]): Promise<void> {
    for (let tried = 1; ; tried += 1) {
      try {
        await this.#database.transaction(async (manager) => {
          for (const { write } of batch) await write(manager);
        });
        return;
      } catch (error) {
        if (!isBusy(error) || tried === mostTries) throw error;
      }
    }
  }
}

class GuardedWrites extends WriteQueue {
  readonly #queue: WriteQueue;
  readonly #guard: Write;

  constructor(queue: WriteQueue, guard: Write, database: DataSource, folder: string) {
    super(database, folder);
    this.#queue = queue;
    this.#guard = guard;
  }

  override add(write: Write): Promise<void> {
    return this.#queue.add(async (manager) => {
      await this.#guard(manager);
      await write(manager);
    });
  }

  override settled(): Promise<void> {
    return this.#queue.settled();
  }
}

/** Another process wrote after this transaction had read: only a new try helps, and it waits for the lock by itself. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
