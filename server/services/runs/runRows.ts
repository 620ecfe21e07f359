import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import type { RunId } from '../../../runtime/graph/ids.ts';
import type { RunRecord, RunStateName } from '../../../runtime/run/store.ts';
import { EventEntity, RunEntity } from '../../store/entities.ts';
import { RunRequestEntity, type RunRequestRow } from '../../store/runTables.ts';
import type { FileStore } from '../../store/fileStore.ts';

/** The rows of runs that only a server asks for; written through the store that it is given, fenced or not. */
export class RunRows {
  readonly #store: FileStore;

  constructor(store: FileStore) {
    this.#store = store;
  }

  /** The request first: a record without one belongs to the command line, and is not taken up. */
  async create(record: RunRecord, request: Omit<RunRequestRow, 'run'>): Promise<void> {
    await this.#store.writes.add(async (manager) => {
      await manager.insert(RunRequestEntity, { ...request, run: record.id });
    });
    await this.#store.runs.create(record);
  }

  /** The run that was started with a key; a request whose record was never written counts as not there. */
  async ofIdempotencyKey(idempotencyKey: string): Promise<RunRequestRow | undefined> {
    const row = await this.#store.database.getRepository(RunRequestEntity).findOneBy({ idempotencyKey });
    if (!row) return undefined;
    if (await this.#store.database.getRepository(RunEntity).existsBy({ id: row.run })) return row;
    await this.#store.writes.add(async (manager) => void (await manager.delete(RunRequestEntity, { run: row.run })));
    return undefined;
  }

  async request(run: RunId): Promise<RunRequestRow | undefined> {
    return (await this.#store.database.getRepository(RunRequestEntity).findOneBy({ run })) ?? undefined;
  }

  async prioritize(run: RunId, priority: number): Promise<void> {
    await this.#store.writes.add(
      async (manager) => void (await manager.update(RunRequestEntity, { run }, { priority })),
    );
  }

  /** Runs of servers that a crash or a stop left under way, oldest first. */
  async underWay(): Promise<readonly RunId[]> {
    const rows = await this.#store.database
      .getRepository(RunEntity)
      .createQueryBuilder('run')
      .innerJoin(RunRequestEntity.options.name, 'request', 'request.run = run.id')
      .select('run.id', 'id')
      .where('run.state = :state', { state: 'running' })
      .orderBy('run.createdAt', 'ASC')
      .getRawMany<{ id: RunId }>();
    return rows.map(({ id }) => id);
  }

  /** Changes the state only where it is still as expected: a run may end meanwhile. */
  async moveState(id: RunId, from: RunStateName, to: RunStateName): Promise<void> {
    await this.#store.writes.add(async (manager) => {
      await manager.update(RunEntity, { id, state: from }, { state: to });
    });
  }

  /** Ends a run that nobody works on. */
  async end(id: RunId, state: 'failed' | 'cancelled', message?: string): Promise<void> {
    const seq = await this.lastSeq(id);
    const cost = (await this.#store.ledger.ofRun(id)).reduce((sum, entry) => sum + (entry.settled ?? 0), 0);
    const event: RunEvent = {
      type: 'run-end',
      ...{ run: id, seq: seq + 1, at: new Date().toISOString(), state, cost, seconds: 0 },
      ...(message !== undefined && { message }),
    };
    await this.#store.runs.appendEvents(id, [event]);
    await this.#store.runs.setState(id, state);
  }

  async lastSeq(run: RunId): Promise<number> {
    return (await this.#store.database.getRepository(EventEntity).maximum('seq', { run })) ?? 0;
  }
}
