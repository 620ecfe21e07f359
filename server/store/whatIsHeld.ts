import type { DataSource } from 'typeorm';
import { zGraph } from '../../runtime/graph/graph.ts';
import { RunPinEntity, RunResultEntity } from './assetTables.ts';
import { RunEntity, type RunRow } from './entities.ts';

export interface Held {
  /** Ids of results. */
  results: Set<string>;
  assets: Set<string>;
}

/** Runs in these states may still ask for what they have. */
const openStates = new Set(['running', 'paused', 'over-budget']);

/**
 * What must stay, however old: the results that a pinned run, a run under way or the newest run of each graph ended
 * with, and what the snapshots of those name as a source or have picked.
 */
export async function whatIsHeld(database: DataSource): Promise<Held> {
  const held: Held = { results: new Set(), assets: new Set() };
  const runs = database.getRepository(RunEntity);
  for (const id of await heldRuns(database)) {
    const rows = await database.getRepository(RunResultEntity).findBy({ run: id });
    for (const { result } of rows) held.results.add(result);
    const run = await runs.findOne({ select: { id: true, snapshot: true }, where: { id } });
    if (run) holdGraph(run.snapshot, held);
  }
  return held;
}

/** Adds what a graph, as JSON text, names as a source or has picked. */
function holdGraph(text: string, held: Held): void {
  for (const [, hash] of text.matchAll(/asset:([0-9a-f]{64})/g)) if (hash) held.assets.add(hash);
  const graph = zGraph.safeParse(JSON.parse(text));
  if (!graph.success) return;
  for (const { pick } of Object.values(graph.data.nodes)) {
    if (pick === undefined) continue;
    for (const id of typeof pick === 'string' ? [pick] : Object.values(pick)) held.results.add(id);
  }
}

async function heldRuns(database: DataSource): Promise<Set<string>> {
  const pins = await database.getRepository(RunPinEntity).find();
  const runs: Pick<RunRow, 'id' | 'graph' | 'state'>[] = await database.getRepository(RunEntity).find({
    select: { id: true, graph: true, state: true },
    order: { createdAt: 'DESC' },
  });
  const held = new Set(pins.map(({ run }) => run));
  const seen = new Set<string>();
  for (const { id, graph, state } of runs) {
    if (!seen.has(graph) || openStates.has(state)) held.add(id);
    seen.add(graph);
  }
  return held;
}
