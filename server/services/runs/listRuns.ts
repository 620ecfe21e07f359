import { type FindOptionsWhere, In } from 'typeorm';
import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRunEvents, type RunState } from '../../../runtime/events/runState.ts';
import type { RunId } from '../../../runtime/graph/ids.ts';
import type { RunsQuery, RunSummary } from '../../../runtime/protocol/runs.ts';
import { EventEntity, RunEntity, type RunRow } from '../../store/entities.ts';
import { RunRequestEntity } from '../../store/runTables.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { progressOf, type RunProgress, summaryOf } from './runSummary.ts';

export interface RunListSources {
  readonly store: FileStore;
  /** The state of a run that is conducted here. */
  live(run: RunId): RunState | undefined;
}

/** Runs, newest first, each with how far it has come or how it ended. */
export async function listRuns(
  { graph, state, limit, offset }: RunsQuery,
  from: RunListSources,
): Promise<{ runs: RunSummary[]; total: number }> {
  const where = { ...(graph !== undefined && { graph }), ...(state !== undefined && { state: In(state) }) };
  const table = from.store.database.getRepository(RunEntity);
  const total = await table.countBy(where);
  return { runs: await summaries(where, { take: limit, skip: offset }, from), total };
}

/** Of one run, with its tasks even when it has ended; undefined when there is none. */
export async function runSummary(id: RunId, from: RunListSources): Promise<RunSummary | undefined> {
  const [summary] = await summaries({ id }, { take: 1, skip: 0 }, from);
  if (!summary || summary.counts) return summary;
  const { counts, total } = reduceRunEvents(emptyRunState, await from.store.runs.events(id, 0));
  return { ...summary, counts: { ...counts }, total };
}

async function summaries(
  where: FindOptionsWhere<RunRow>,
  page: { take: number; skip: number },
  from: RunListSources,
): Promise<RunSummary[]> {
  const { database } = from.store;
  const rows = await database.getRepository(RunEntity).find({
    select: { id: true, graph: true, tier: true, state: true, maxCost: true, createdAt: true },
    where,
    order: { createdAt: 'DESC', id: 'DESC' },
    ...page,
  });
  const requests = await database.getRepository(RunRequestEntity).findBy({ run: In(rows.map(({ id }) => id)) });
  const byRun = new Map(requests.map((request) => [request.run, request]));
  const listed: RunSummary[] = [];
  for (const row of rows) listed.push(summaryOf(row, byRun.get(row.id), await progressOfRow(row, from)));
  return listed;
}

/** Of an ended run only its last event is read: it tells the end. */
async function progressOfRow(row: RunRow, { store, live }: RunListSources): Promise<RunProgress> {
  const id = row.id as RunId;
  const state = live(id);
  if (state) return progressOf(state);
  if (row.state === 'running' || row.state === 'paused') {
    return progressOf(reduceRunEvents(emptyRunState, await store.runs.events(id, 0)));
  }
  const last = await store.database
    .getRepository(EventEntity)
    .findOne({ where: { run: row.id }, order: { seq: 'DESC' } });
  const event = last && (JSON.parse(last.body) as RunEvent);
  if (event?.type !== 'run-end') return {};
  return { endedAt: event.at, cost: event.cost, ...(event.message !== undefined && { message: event.message }) };
}
