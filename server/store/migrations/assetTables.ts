import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { nodeSubjects } from '../nodeSubjects.ts';
import { hashesInBody, parseBody } from '../resultBody.ts';
import { type Columns, columnsFor, primary } from './columnsFor.ts';

/** Tables that say what made an asset, in which run, and whom it shows; filled from what is stored already. */
export class AssetTables implements MigrationInterface {
  readonly name = 'AssetTables1764000400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tablesOf(columnsFor(runner))) await runner.createTable(table);
    await runner.createIndex('asset', new TableIndex({ name: 'asset_created', columnNames: ['createdAt', 'hash'] }));
    await fillMakers(runner);
    await fillRunResults(runner);
    await fillSubjects(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('asset', 'asset_created');
    for (const { name } of tablesOf(columnsFor(runner))) await runner.dropTable(name);
  }
}

function tablesOf({ text }: Columns): Table[] {
  const keys = (...names: string[]) => names.map((name) => text(name, primary));
  return [
    new Table({
      name: 'asset_maker',
      columns: keys('hash', 'result'),
      indices: [{ name: 'asset_maker_result', columnNames: ['result'] }],
    }),
    new Table({
      name: 'run_result',
      columns: keys('run', 'result'),
      indices: [{ name: 'run_result_result', columnNames: ['result'] }],
    }),
    new Table({
      name: 'node_subject',
      columns: keys('graph', 'node', 'role', 'subject'),
      indices: [{ name: 'node_subject_subject', columnNames: ['role', 'subject'] }],
    }),
    new Table({ name: 'upload', columns: [text('hash', primary), text('name'), text('createdAt')] }),
    new Table({ name: 'run_pin', columns: [text('run', primary), text('createdAt')] }),
  ];
}

async function fillMakers(runner: QueryRunner): Promise<void> {
  for await (const { id, body } of rowsOf<{ id: string; body: string }>(runner, 'result', ['id', 'body'], ['seq'])) {
    const hashes = [...new Set(hashesInBody(parseBody(body)))];
    await insert(
      runner,
      'asset_maker',
      hashes.map((hash) => ({ hash, result: id })),
    );
  }
}

async function fillRunResults(runner: QueryRunner): Promise<void> {
  for await (const { run, body } of rowsOf<{ run: string; body: string }>(
    runner,
    'event',
    ['run', 'body'],
    ['run', 'seq'],
  )) {
    const event: unknown = JSON.parse(body);
    if (typeof event === 'object' && event !== null && 'result' in event && typeof event.result === 'string') {
      await insert(runner, 'run_result', [{ run, result: event.result }]);
    }
  }
}

async function fillSubjects(runner: QueryRunner): Promise<void> {
  const wanted = ['graph', 'snapshot'];
  for await (const row of rowsOf<{ graph: string; snapshot: string }>(runner, 'run', wanted, ['id'])) {
    await insert(runner, 'node_subject', nodeSubjects(row.graph, row.snapshot));
  }
}

const rowsAtOnce = 100;

async function* rowsOf<Row>(
  runner: QueryRunner,
  table: string,
  columns: readonly string[],
  order: readonly string[],
): AsyncGenerator<Row> {
  for (let offset = 0; ; offset += rowsAtOnce) {
    const select = runner.manager
      .createQueryBuilder()
      .select(columns.map((column) => `t.${column} AS ${column}`))
      .from(table, 't');
    for (const column of order) select.addOrderBy(`t.${column}`);
    const rows = await select.offset(offset).limit(rowsAtOnce).getRawMany<Row>();
    yield* rows;
    if (rows.length < rowsAtOnce) return;
  }
}

async function insert(runner: QueryRunner, table: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const values = rows.slice(start, start + rowsAtOnce);
    await runner.manager.createQueryBuilder().insert().into(table).values(values).orIgnore().execute();
  }
}
