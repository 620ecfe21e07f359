import type { DataSource, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Json } from '../../runtime/graph/json.ts';
import { RunPinEntity, RunResultEntity } from './assetTables.ts';
import { RunEntity, type RunRow } from './entities.ts';
import { GraphVersionEntity, PublicationEntity } from './graphTables.ts';

export interface Held {
  /** Ids of results. */
  results: Set<string>;
  assets: Set<string>;
}

/** Runs in these states may still ask for what they have. */
const openStates = new Set(['running', 'paused', 'over-budget']);
const rowsAtOnce = 20;

/**
 * What must stay, however old: the results that a pinned run, a run under way or the newest run of each graph ended
 * with; and what the snapshots of those, all kept versions of saved graphs (also in the trash) and published ones name
 * as a source or have picked.
 */
export async function whatIsHeld(database: DataSource): Promise<Held> {
  const held: Held = { results: new Set(), assets: new Set() };
  for (const id of await heldRuns(database)) {
    const rows = await database.getRepository(RunResultEntity).findBy({ run: id });
    for (const { result } of rows) held.results.add(result);
    const run = await database
      .getRepository(RunEntity)
      .findOne({ select: { snapshot: true, id: true }, where: { id } });
    if (run) holdNamed(run.snapshot, held);
  }
  for await (const { body } of rowsOf(database, PublicationEntity)) holdNamed(body, held);
  for await (const { patch, snapshot } of rowsOf(database, GraphVersionEntity)) {
    holdNamed(patch, held);
    holdNamed(snapshot ?? '', held);
  }
  return held;
}

/** Adds what a graph, or commands that change one, name as a source or have picked, as JSON text. */
function holdNamed(text: string, held: Held): void {
  for (const [, hash] of text.matchAll(/asset:([0-9a-f]{64})/g)) if (hash) held.assets.add(hash);
  // Most have no pick at all, and reading megabytes takes time.
  if (!text.includes('"pick"')) return;
  const open: Json[] = [JSON.parse(text) as Json];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, entry] of Object.entries(value)) {
      if (name === 'pick') for (const id of textsIn(entry)) held.results.add(id);
      open.push(entry);
    }
  }
}

/** A pick is the id of a result, or ids by element. */
function textsIn(pick: Json): string[] {
  const values = typeof pick === 'object' && pick !== null ? Object.values(pick) : [pick];
  return values.filter((value) => typeof value === 'string');
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

/** A few at a time: a graph is megabytes. */
async function* rowsOf<Row extends ObjectLiteral>(
  database: DataSource,
  entity: EntitySchema<Row>,
): AsyncGenerator<Row> {
  const repository = database.getRepository(entity);
  const keys = repository.metadata.primaryColumns.map(({ propertyName }) => [propertyName, 'ASC']);
  for (let skip = 0; ; skip += rowsAtOnce) {
    const rows = await repository.find({ order: Object.fromEntries(keys), skip, take: rowsAtOnce });
    yield* rows;
    if (rows.length < rowsAtOnce) return;
  }
}
