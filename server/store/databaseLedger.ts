import { In, Not, type Repository } from 'typeorm';
import type { ResultKey, RunId } from '../../runtime/graph/ids.ts';
import type { Ledger, LedgerEntry } from '../../runtime/run/store.ts';
import { LedgerEntity, type LedgerRow } from './entities.ts';
import type { WriteQueue } from './writeQueue.ts';

export class DatabaseLedger implements Ledger {
  readonly #rows: Repository<LedgerRow>;
  readonly #writes: WriteQueue;

  constructor(rows: Repository<LedgerRow>, writes: WriteQueue) {
    this.#rows = rows;
    this.#writes = writes;
  }

  async intend(entry: LedgerEntry): Promise<void> {
    await this.#writes.add(async (manager) => {
      await manager.insert(LedgerEntity, { ...entry, handle: entry.handle ?? null, settled: entry.settled ?? null });
    });
  }

  async update(id: string, change: Partial<Pick<LedgerEntry, 'state' | 'handle' | 'settled'>>): Promise<void> {
    await this.#writes.add(async (manager) => {
      const { affected } = await manager.update(LedgerEntity, { id }, change);
      if (affected === 0) throw new Error(`No ledger entry with the id ${id} is stored.`);
    });
  }

  async open(key: ResultKey): Promise<readonly LedgerEntry[]> {
    const rows = await this.#rows.find({
      where: { key, state: Not(In(['settled', 'released'])) },
      order: { seq: 'ASC' },
    });
    return rows.map(entryOf);
  }

  async ofRun(run: RunId): Promise<readonly LedgerEntry[]> {
    return (await this.#rows.find({ where: { run }, order: { seq: 'ASC' } })).map(entryOf);
  }
}

function entryOf({ seq: _order, handle, settled, ...row }: LedgerRow): LedgerEntry {
  return {
    ...row,
    run: row.run as RunId,
    key: row.key as ResultKey,
    state: row.state as LedgerEntry['state'],
    ...(handle !== null && { handle }),
    ...(settled !== null && { settled }),
  };
}
