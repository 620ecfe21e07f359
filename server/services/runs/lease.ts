import { Fault } from '../../../runtime/graph/fault.ts';
import { isoTime } from '../../../runtime/run/isoTime.ts';
import { databaseNow } from '../../store/databaseClock.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { rowLock } from '../../store/rowLock.ts';
import { LeaseEntity } from '../../store/runTables.ts';
import type { Write, WriteQueue } from '../../store/writeQueue.ts';
import { hasDied } from './leaseHolder.ts';

const leaseName = 'coordinator';

export interface LeaseOptions {
  store: FileStore;
  /** From `newHolder`. */
  holder: string;
  /** Who that is, for people: machine and process. */
  holderName: string;
  /** How long nobody else may take over after the last sign of life. */
  seconds: number;
}

/** What a look at the lease found. */
export type LeaseState = { readonly fence: number } | { readonly heldBy: string };

/**
 * The right to schedule runs, held by one process at a time. Each change of hands raises the fence: what a process
 * that was frozen meanwhile still wants to write is refused inside the transaction, whatever it believes. How long it
 * holds is told by the clock of the database.
 */
export class Lease {
  readonly #options: LeaseOptions;
  /** Not behind the writes of others: a sign of life that comes late looks like death. */
  readonly #writes: WriteQueue;
  #validUntil = 0;

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.#writes = options.store.writes.aside();
  }

  /** Takes the lease when it is free, or its holder has died or shown no sign of life for too long. */
  async take(): Promise<LeaseState> {
    const { holder, holderName, seconds } = this.#options;
    let state: LeaseState = { heldBy: '' };
    const askedAt = performance.now();
    await this.#writes.add(async (manager) => {
      const row = await manager.findOne(LeaseEntity, { where: { name: leaseName }, ...rowLock(manager) });
      const now = await databaseNow(manager);
      if (row && row.holder !== holder && row.expiresAt > isoTime(now) && !hasDied(row.holder)) {
        state = { heldBy: row.holderName };
        return;
      }
      const fence = (row?.fence ?? 0) + 1;
      const next = { name: leaseName, holder, holderName, fence, expiresAt: isoTime(now + seconds * 1000) };
      if (row) await manager.update(LeaseEntity, { name: leaseName }, next);
      else await manager.insert(LeaseEntity, next);
      state = { fence };
    });
    if ('fence' in state) this.#validUntil = askedAt + seconds * 1000;
    return state;
  }

  /** A sign of life. False when another process has taken over. */
  async renew(fence: number): Promise<boolean> {
    const { seconds } = this.#options;
    let isMine = false;
    const askedAt = performance.now();
    await this.#writes.add(async (manager) => {
      const expiresAt = isoTime((await databaseNow(manager)) + seconds * 1000);
      const { affected } = await manager.update(LeaseEntity, { name: leaseName, fence }, { expiresAt });
      isMine = affected !== 0;
    });
    if (isMine) this.#validUntil = askedAt + seconds * 1000;
    return isMine;
  }

  /**
   * Whether nobody can have taken over: asked right before money is spent. When the last sign of life is too old to tell
   * (a slow database, a stopped process), the database is asked.
   */
  async isStillMine(fence: number): Promise<boolean> {
    if (performance.now() < this.#validUntil) return true;
    await this.renew(fence).catch(() => undefined);
    return performance.now() < this.#validUntil;
  }

  /** Lets the next one take over at once. */
  async giveUp(fence: number): Promise<void> {
    this.#validUntil = 0;
    await this.#writes.add(async (manager) => {
      await manager.update(LeaseEntity, { name: leaseName, fence }, { expiresAt: '' });
    });
  }

  /** For writes of the holder: touches the lease's row, so that no one can take over within the transaction. */
  guard(fence: number): Write {
    return async (manager) => {
      const { affected } = await manager.update(LeaseEntity, { name: leaseName, fence }, { fence });
      if (affected === 0) throw leaseLost();
    };
  }
}

export function leaseLost(): Fault {
  return new Fault(
    'lease-lost',
    'cancelled',
    'Another server has taken over the runs of this database: this one has let go of them.',
  );
}
