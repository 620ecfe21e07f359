import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';

interface Insert {
  readonly sql: string;
  /** Properties of a row in the order in which the statement binds them. */
  readonly bound: readonly string[];
}

const known = new WeakMap<object, Map<string, Insert>>();

/**
 * Inserts rows of one table with a statement that the query builder writes once for each number of rows: writing it
 * takes longer than running it. Rows have all their columns but the generated `seq`. At most some hundred rows at a time,
 * since a statement binds a bounded number of values.
 */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly Omit<Row, 'seq'>[],
  as: { orIgnore: boolean } = { orIgnore: false },
): Promise<void> {
  if (rows.length === 0) return;
  const { sql, bound } = insertOf(manager, entity, rows.length, as.orIgnore);
  const values = rows.flatMap((row) => bound.map((name) => (row as Readonly<Record<string, unknown>>)[name]));
  await manager.query(sql, values);
}

function insertOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  count: number,
  orIgnore: boolean,
): Insert {
  let inserts = known.get(manager.dataSource);
  if (!inserts) known.set(manager.dataSource, (inserts = new Map<string, Insert>()));
  const name = `${entity.options.name} ${count} ${orIgnore}`;
  let insert = inserts.get(name);
  if (!insert) inserts.set(name, (insert = writeInsert(manager, entity, count, orIgnore)));
  return insert;
}

function writeInsert<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  count: number,
  orIgnore: boolean,
): Insert {
  const columns = manager.dataSource.getMetadata(entity).columns.filter((column) => !column.isGenerated);
  const bound = columns.map((column) => column.propertyName);
  // Each value is its own property's name, so that the builder itself tells in which order it binds them.
  const sample = Object.fromEntries(bound.map((name) => [name, name])) as never;
  const builder = manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(Array.from({ length: count }, () => sample));
  const [sql, parameters] = (orIgnore ? builder.orIgnore() : builder).getQueryAndParameters();
  return { sql, bound: (parameters as string[]).slice(0, bound.length) };
}
