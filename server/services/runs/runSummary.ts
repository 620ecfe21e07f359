import type { RunState } from '../../../runtime/events/runState.ts';
import type { RunSummary } from '../../../runtime/protocol/runs.ts';
import type { RunRow } from '../../store/entities.ts';
import type { RunRequestRow } from '../../store/runTables.ts';

type Row = Pick<RunRow, 'id' | 'tier' | 'state' | 'createdAt' | 'maxCost'> & { graph: string };

/** How far a run has come, or how it ended. */
export type RunProgress = Partial<
  Pick<RunSummary, 'state' | 'message' | 'startedAt' | 'endedAt' | 'cost' | 'total'> & { counts: RunState['counts'] }
>;

/** A run as lists show it; one of the command line has no request. */
export function summaryOf(row: Row, request: RunRequestRow | undefined, progress: RunProgress = {}): RunSummary {
  const { counts, ...known } = progress;
  return {
    id: row.id,
    graph: row.graph,
    name: request?.name ?? '',
    tier: row.tier as RunSummary['tier'],
    state: row.state as RunSummary['state'],
    createdAt: row.createdAt,
    ...(row.maxCost !== null && { maxCost: row.maxCost }),
    ...(request?.retryOf && { retryOf: request.retryOf }),
    priority: request?.priority ?? 0,
    ...known,
    ...(counts && { counts: { ...counts } }),
  };
}

export function progressOf({ state, message, startedAt, endedAt, cost, total, counts }: RunState): RunProgress {
  return {
    ...{ cost, total, counts },
    // Whether it runs or rests its record says first, and that it has ended its last event.
    ...(state !== 'waiting' && state !== 'running' && state !== 'paused' && { state }),
    ...(message !== undefined && { message }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
  };
}
