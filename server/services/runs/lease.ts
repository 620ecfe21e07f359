import { Fault } from '../../../runtime/graph/fault.ts';
import { LeaseEntity } from '../../store/runTables.ts';
import type { FileStore } from '../../store/fileStore.ts';
import type { Write } from '../../store/writeQueue.ts';
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
 * that was frozen meanwhile still wants to write is refused inside the transaction, whatever it believes.
 */
export class Lease {
  readonly #options: LeaseOptions;
  #validUntil = 0;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** Takes the lease when it is free, or its holder has died or shown no sign of life for too long. */
  async take(): Promise<LeaseState> {
    const { store, holder, holderName, seconds } = this.#options;
    let state: LeaseState = { heldBy: '' };
    const askedAt = performance.now();
    await store.writes.add(async (manager) => {
      const row = await manager.findOneBy(LeaseEntity, { name: leaseName });
      if (row && row.holder !== holder && row.expiresAt > now() && !hasDied(row.holder)) {
        state = { heldBy: row.holderName };
        return;
      }
      const fence = (row?.fence ?? 0) + 1;
      const next = { name: leaseName, holder, holderName, fence, expiresAt: now(seconds) };
      if (!row) await manager.insert(LeaseEntity, next);
      else {
        // Two that look at the same time on a database that lets them: only one finds the row as it was.
        const { affected } = await manager.update(LeaseEntity, { name: leaseName, fence: row.fence }, next);
        if (affected === 0) return;
      }
      state = { fence };
    });
    if ('fence' in state) this.#validUntil = askedAt + seconds * 1000;
    return state;
  }

  /** A sign of life. False when another process has taken over. */
  async renew(fence: number): Promise<boolean> {
    const { store, seconds } = this.#options;
    let isMine = false;
    const askedAt = performance.now();
    await store.writes.add(async (manager) => {
      const { affected } = await manager.update(LeaseEntity, { name: leaseName, fence }, { expiresAt: now(seconds) });
      isMine = affected !== 0;
    });
    if (isMine) this.#validUntil = askedAt + seconds * 1000;
    return isMine;
  }

  /** Whether nobody can have taken over since the last sign of life: asked right before money is spent. */
  isSurelyMine(): boolean {
    return performance.now() < this.#validUntil;
  }

  /** Lets the next one take over at once. */
  async giveUp(fence: number): Promise<void> {
    this.#validUntil = 0;
    await this.#options.store.writes.add(async (manager) => {
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

function now(plusSeconds = 0): string {
  return new Date(Date.now() + plusSeconds * 1000).toISOString();
}
