import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

const text = (name: string, more: { isPrimary?: boolean; isNullable?: boolean } = {}) => ({
  name,
  type: 'text',
  ...more,
});

/** Tables of what a server was asked to run, of who schedules runs, and of what tasks had to say. */
export class RunTables implements MigrationInterface {
  readonly name = 'RunTables1764000300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
    for (const index of runIndices) await runner.createIndex('run', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of runIndices) await runner.dropIndex('run', index);
    for (const { name } of tables) await runner.dropTable(name);
  }
}

const tables = [
  new Table({
    name: 'run_request',
    columns: [
      text('run', { isPrimary: true }),
      text('name'),
      text('idempotencyKey', { isNullable: true }),
      text('digest'),
      text('targets', { isNullable: true }),
      text('inputs'),
      text('retryOf', { isNullable: true }),
    ],
    uniques: [{ name: 'run_request_idempotency', columnNames: ['idempotencyKey'] }],
  }),
  new Table({
    name: 'lease',
    columns: [
      text('name', { isPrimary: true }),
      text('holder'),
      text('holderName'),
      { name: 'fence', type: 'integer' },
      text('expiresAt'),
    ],
  }),
  new Table({
    name: 'task_log',
    columns: [
      { name: 'seq', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      ...['run', 'task', 'at', 'level', 'text'].map((name) => text(name)),
    ],
    indices: [{ name: 'task_log_task', columnNames: ['run', 'task'] }],
  }),
];

const runIndices = [
  new TableIndex({ name: 'run_created', columnNames: ['createdAt', 'id'] }),
  new TableIndex({ name: 'run_state', columnNames: ['state'] }),
];
