import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnsFor, nullable, primary } from './columnsFor.ts';

/** Tables of assets, results, runs, events and the ledger. */
export class FirstTables implements MigrationInterface {
  readonly name = 'FirstTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    const { text, integer, order } = columnsFor(runner);
    await runner.createTable(
      new Table({
        name: 'asset',
        columns: [
          ...[text('hash', primary), text('kind'), text('mime'), integer('bytes')],
          ...[text('facts', nullable), text('createdAt')],
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
          text('id', primary),
          ...['graph', 'tier', 'state', 'snapshot', 'fingerprint'].map((name) => text(name)),
          ...[integer('maxCost', nullable), text('createdAt')],
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'event',
        columns: [text('run', primary), integer('seq', primary), text('body')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'ledger',
        columns: [
          order,
          ...['id', 'run', 'task', 'key', 'model', 'state', 'idempotencyKey'].map((name) => text(name)),
          ...[text('handle', nullable), integer('reserved'), integer('settled', nullable)],
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
