import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const text = (name: string, more: { isPrimary?: boolean; isUnique?: boolean; isNullable?: boolean } = {}) => ({
  name,
  type: 'text',
  ...more,
});
const integer = (name: string, more: { isPrimary?: boolean; isNullable?: boolean } = {}) => ({
  name,
  type: 'integer',
  ...more,
});
const order = {
  name: 'seq',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
} as const;

/** Tables of assets, results, runs, events and the ledger. */
export class FirstTables implements MigrationInterface {
  readonly name = 'FirstTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'asset',
        columns: [
          ...[text('hash', { isPrimary: true }), text('kind'), text('mime'), integer('bytes')],
          ...[text('facts', { isNullable: true }), text('createdAt')],
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'result',
        columns: [order, ...['id', 'key', 'graph', 'node', 'createdAt', 'body'].map((name) => text(name))],
        uniques: [{ name: 'result_id', columnNames: ['id'] }],
        indices: [
          { name: 'result_key', columnNames: ['key'] },
          { name: 'result_node', columnNames: ['graph', 'node'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'run',
        columns: [
          text('id', { isPrimary: true }),
          ...['graph', 'tier', 'state', 'snapshot', 'fingerprint'].map((name) => text(name)),
          ...[integer('maxCost', { isNullable: true }), text('createdAt')],
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'event',
        columns: [text('run', { isPrimary: true }), integer('seq', { isPrimary: true }), text('body')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'ledger',
        columns: [
          order,
          ...['id', 'run', 'task', 'key', 'model', 'state', 'idempotencyKey'].map((name) => text(name)),
          ...[text('handle', { isNullable: true }), integer('reserved'), integer('settled', { isNullable: true })],
          text('createdAt'),
        ],
        uniques: [{ name: 'ledger_id', columnNames: ['id'] }],
        indices: [
          { name: 'ledger_key', columnNames: ['key'] },
          { name: 'ledger_run', columnNames: ['run'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ledger', 'event', 'run', 'result', 'asset']) await runner.dropTable(table);
  }
}
