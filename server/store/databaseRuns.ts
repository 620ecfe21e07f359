import { type EntityManager, MoreThan, type Repository } from 'typeorm';
import { type RunEvent, zRunEvent } from '../../runtime/events/runEvent.ts';
import { zTier } from '../../runtime/graph/graph.ts';
import type { GraphId, RunId } from '../../runtime/graph/ids.ts';
import type { RunRecord, RunStateName, RunStore } from '../../runtime/run/store.ts';
import { NodeSubjectEntity, type NodeSubjectRow, RunResultEntity } from './assetTables.ts';
import { EventEntity, type EventRow, RunEntity, type RunRow } from './entities.ts';
import { inChunks } from './inChunks.ts';
import { insertRows } from './insertRows.ts';
import { nodeSubjects } from './nodeSubjects.ts';
import type { WriteQueue } from './writeQueue.ts';

export class DatabaseRuns implements RunStore {
  readonly #runs: Repository<RunRow>;
  readonly #events: Repository<EventRow>;
  readonly #writes: WriteQueue;

  constructor(runs: Repository<RunRow>, events: Repository<EventRow>, writes: WriteQueue) {
    this.#runs = runs;
    this.#events = events;
    this.#writes = writes;
  }

  async create(run: RunRecord): Promise<void> {
    await this.#writes.add(async (manager) => {
      await manager.insert(RunEntity, { ...run, maxCost: run.maxCost ?? null });
      await addSubjects(manager, run);
    });
  }

  async find(id: RunId): Promise<RunRecord | undefined> {
    const row = await this.#runs.findOneBy({ id });
    if (!row) return undefined;
    const { maxCost, ...record } = row;
    return {
      ...record,
      id: record.id as RunId,
      graph: record.graph as GraphId,
      tier: zTier.parse(record.tier),
      state: record.state as RunStateName,
      ...(maxCost !== null && { maxCost }),
    };
  }

  async setState(id: RunId, state: RunStateName): Promise<void> {
    await this.#writes.add(async (manager) => {
      const { affected } = await manager.update(RunEntity, { id }, { state });
      if (affected === 0) throw new Error(`No run with the id ${id} is stored.`);
    });
  }

  async appendEvents(id: RunId, events: readonly RunEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({ run: id, seq: event.seq, body: JSON.stringify(event) }));
    const results = events.flatMap((event) => (event.type === 'task-end' ? [{ run: id, result: event.result }] : []));
    await this.#writes.add(async (manager) => {
      for (const some of inChunks(rows, 500)) await insertRows(manager, EventEntity, some);
      for (const some of inChunks(results, 500)) await insertRows(manager, RunResultEntity, some, { orIgnore: true });
    });
  }

  async events(id: RunId, sinceSeq: number): Promise<readonly RunEvent[]> {
    const rows = await this.#events.find({ where: { run: id, seq: MoreThan(sinceSeq) }, order: { seq: 'ASC' } });
    return rows.map(({ body }) => zRunEvent.parse(JSON.parse(body)));
  }
}

/** Only what earlier runs of the graph have not said already. */
async function addSubjects(manager: EntityManager, { graph, snapshot }: RunRecord): Promise<void> {
  const nameOf = ({ node, role, subject }: NodeSubjectRow) => JSON.stringify([node, role, subject]);
  const known = new Set((await manager.findBy(NodeSubjectEntity, { graph })).map(nameOf));
  const added = nodeSubjects(graph, snapshot).filter((row) => !known.has(nameOf(row)));
  for (const rows of inChunks(added, 200)) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(NodeSubjectEntity)
      .values([...rows])
      .orIgnore()
      .execute();
  }
}
