import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { type Columns, columnsFor, nullable, primary } from './columnsFor.ts';

/** Tables of what a server was asked to run, of who schedules runs, and of what tasks had to say. */
export class RunTables implements MigrationInterface {
  readonly name = 'RunTables1764000300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tablesOf(columnsFor(runner))) await runner.createTable(table);
    for (const index of runIndices) await runner.createIndex('run', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of runIndices) await runner.dropIndex('run', index);
    for (const { name } of tablesOf(columnsFor(runner))) await runner.dropTable(name);
  }
}

function tablesOf({ text, integer, order }: Columns): Table[] {
  return [
    new Table({
      name: 'run_request',
      columns: [
        ...[text('run', primary), text('name'), text('idempotencyKey', nullable), text('digest')],
        ...[text('targets', nullable), text('inputs'), text('retryOf', nullable)],
      ],
      uniques: [{ name: 'run_request_idempotency', columnNames: ['idempotencyKey'] }],
    }),
    new Table({
      name: 'lease',
      columns: [text('name', primary), text('holder'), text('holderName'), integer('fence'), text('expiresAt')],
    }),
    new Table({
      name: 'task_log',
      columns: [order, ...['run', 'task', 'at', 'level', 'text'].map((name) => text(name))],
      indices: [{ name: 'task_log_task', columnNames: ['run', 'task'] }],
    }),
  ];
}

const runIndices = [
  new TableIndex({ name: 'run_created', columnNames: ['createdAt', 'id'] }),
  new TableIndex({ name: 'run_state', columnNames: ['state'] }),
];
