import type { RunSummary } from '../../../runtime/protocol/runs.ts';
import type { RunRow } from '../../store/entities.ts';
import type { RunRequestRow } from '../../store/runTables.ts';

/** A run as lists show it; one of the command line has no request. */
export function summaryOf(
  row: Pick<RunRow, 'id' | 'tier' | 'state' | 'createdAt' | 'maxCost'> & { graph: string },
  request: RunRequestRow | undefined,
): RunSummary {
  return {
    id: row.id,
    graph: row.graph,
    name: request?.name ?? '',
    tier: row.tier as RunSummary['tier'],
    state: row.state as RunSummary['state'],
    createdAt: row.createdAt,
    ...(row.maxCost !== null && { maxCost: row.maxCost }),
    ...(request?.retryOf && { retryOf: request.retryOf }),
  };
}
