import type { SelectQueryBuilder } from 'typeorm';
import type { RunId } from '../../../runtime/graph/ids.ts';
import type {
  LedgerItem,
  LedgerQuery,
  LedgerSums,
  LedgerTotalsQuery,
  ResolveAnswer,
  ResolveRequest,
} from '../../../runtime/protocol/ledger.ts';
import type { Adapter } from '../../../runtime/providers/adapter.ts';
import { LedgerEntity, type LedgerRow, RunEntity } from '../../store/entities.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { Refusal } from '../refusal.ts';
import type { Runs } from './runs.ts';
import type { Desk } from './scheduler.ts';

export interface LedgerBookOptions {
  readonly store: FileStore;
  readonly runs: Runs;
  /** By provider. */
  readonly adapters: ReadonlyMap<string, Adapter>;
}

type Filters = Pick<LedgerQuery, 'run' | 'graph' | 'model' | 'state'>;
type Row = LedgerRow & { graph: string | null };

/** Every paid intent, and what became of it. */
export class LedgerBook {
  readonly #options: LedgerBookOptions;

  constructor(options: LedgerBookOptions) {
    this.#options = options;
  }

  async list(query: LedgerQuery): Promise<{ entries: LedgerItem[]; total: number; sums: LedgerSums }> {
    const rows = await this.#select(query)
      .select(columns)
      .addSelect('run.graph', 'graph')
      .orderBy('entry.seq', 'DESC')
      .limit(query.limit)
      .offset(query.offset)
      .getRawMany<Row>();
    const [sums] = await this.#sums(this.#select(query));
    return { entries: rows.map(itemOf), total: sums?.entries ?? 0, sums: sums ? withoutName(sums) : noSums };
  }

  async totals({
    by,
    ...filters
  }: LedgerTotalsQuery): Promise<{ totals: (LedgerSums & { of: string })[]; sums: LedgerSums }> {
    const totals = await this.#sums(this.#select(filters), groups[by]);
    const [sums] = await this.#sums(this.#select(filters));
    return { totals, sums: sums ? withoutName(sums) : noSums };
  }

  /** @throws Refusal 404; 409 when the entry is not in doubt, or the provider can not be asked */
  async resolve(id: string, { choice, charged }: ResolveRequest): Promise<ResolveAnswer> {
    const desk = this.#options.runs.desk();
    const row = await this.#entry(id);
    if (row.state !== 'unknown') {
      throw new Refusal('conflict', 'not-in-doubt', `This submission is not in doubt: it is ${row.state}.`);
    }
    if (choice === 'check') return this.#check(row, desk);
    const close = charged ? { state: 'settled' as const, settled: row.reserved } : { state: 'released' as const };
    await desk.store.ledger.update(id, close);
    const counted = charged ? 'It counts as charged.' : 'It counts as not charged.';
    if (choice === 'count-as-failed') {
      return { entry: itemOf(await this.#entry(id)), message: `The submission counts as failed. ${counted}` };
    }
    const again = await this.#options.runs.retry(row.run as RunId, {});
    return {
      entry: itemOf(await this.#entry(id)),
      message: `${counted} The failed tasks of the run are done again.`,
      run: again.id,
    };
  }

  async #check(row: Row, desk: Desk): Promise<ResolveAnswer> {
    const adapter = this.#options.adapters.get(providerOf(row.model));
    if (!adapter?.find) {
      throw new Refusal(
        'conflict',
        'provider-can-not-tell',
        `${providerOf(row.model)} can not be asked: look at its list of jobs.`,
      );
    }
    const job = await adapter.find(row.idempotencyKey);
    if (job === undefined) {
      await desk.store.ledger.update(row.id, { state: 'released' });
      const message = 'The provider never got it: nothing was charged. Retry the run to submit it.';
      return { entry: itemOf(await this.#entry(row.id)), message };
    }
    await desk.store.ledger.update(row.id, { state: 'accepted', handle: JSON.stringify(job) });
    const message = 'The provider has the job. Retry the run: its result is fetched, and nothing is submitted.';
    return { entry: itemOf(await this.#entry(row.id)), message };
  }

  async #entry(id: string): Promise<Row> {
    const row = await this.#select({})
      .select(columns)
      .addSelect('run.graph', 'graph')
      .andWhere('entry.id = :id', { id })
      .getRawOne<Row>();
    if (!row) throw new Refusal('missing', 'ledger-entry-missing', `There is no ledger entry with the id ${id}.`);
    return row;
  }

  #select({ run, graph, model, state }: Filters): SelectQueryBuilder<LedgerRow> {
    const query = this.#options.store.database
      .getRepository(LedgerEntity)
      .createQueryBuilder('entry')
      .leftJoin(RunEntity.options.name, 'run', 'run.id = entry.run')
      .where('1 = 1');
    if (run !== undefined) query.andWhere('entry.run = :run', { run });
    if (graph !== undefined) query.andWhere('run.graph = :graph', { graph });
    if (model !== undefined) query.andWhere('entry.model = :model', { model });
    if (state !== undefined) query.andWhere('entry.state = :state', { state });
    return query;
  }

  async #sums(query: SelectQueryBuilder<LedgerRow>, by?: string): Promise<(LedgerSums & { of: string })[]> {
    query.select('COUNT(*)', 'entries');
    for (const [name, sum] of Object.entries(sumColumns)) query.addSelect(sum, name);
    if (by !== undefined) query.addSelect(by, 'of').groupBy(by).orderBy('settled', 'DESC');
    const rows = await query.getRawMany<Record<string, string | number | null>>();
    return rows.map((row) => ({
      of: String(row['of'] ?? ''),
      entries: Number(row['entries']),
      estimated: Number(row['estimated'] ?? 0),
      settled: Number(row['settled'] ?? 0),
      open: Number(row['open'] ?? 0),
      released: Number(row['released'] ?? 0),
      unknown: Number(row['unknown'] ?? 0),
    }));
  }
}

const columns = [
  ...['id', 'run', 'task', 'key', 'model', 'state', 'idempotencyKey', 'reserved', 'settled', 'createdAt'].map(
    (name) => `entry.${name} AS "${name}"`,
  ),
];

const groups: Readonly<Record<LedgerTotalsQuery['by'], string>> = {
  run: 'entry.run',
  graph: 'run.graph',
  day: 'SUBSTR(entry.createdAt, 1, 10)',
  model: 'entry.model',
};

const when = (states: string, sum: string) => `SUM(CASE WHEN entry.state IN (${states}) THEN ${sum} ELSE 0 END)`;

const sumColumns: Readonly<Record<string, string>> = {
  estimated: when("'settled'", 'entry.reserved'),
  settled: when("'settled'", 'COALESCE(entry.settled, 0)'),
  open: when("'intended', 'accepted', 'unknown'", 'entry.reserved'),
  released: when("'released'", 'entry.reserved'),
  unknown: when("'unknown'", '1'),
};

const noSums: LedgerSums = { entries: 0, estimated: 0, settled: 0, open: 0, released: 0, unknown: 0 };

function withoutName({ of: _of, ...sums }: LedgerSums & { of: string }): LedgerSums {
  return sums;
}

function providerOf(model: string): string {
  return model.slice(0, model.indexOf('/'));
}

function itemOf(row: Row): LedgerItem {
  const { id, run, task, key, model, state, reserved, settled, createdAt } = row;
  return {
    ...{ id, run, task, key, model, createdAt },
    graph: row.graph ?? '',
    provider: providerOf(model),
    state: state as LedgerItem['state'],
    reserved,
    ...(settled !== null && { settled }),
  };
}
