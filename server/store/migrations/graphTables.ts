import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { type Columns, columnsFor, nullable, primary } from './columnsFor.ts';

/** Tables of the graphs that people save, of their history, and of what was published. */
export class GraphTables implements MigrationInterface {
  readonly name = 'GraphTables1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tablesOf(columnsFor(runner))) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tablesOf(columnsFor(runner))) await runner.dropTable(name);
  }
}

function tablesOf({ text, integer }: Columns): Table[] {
  const texts = (...names: string[]) => names.map((name) => text(name));
  return [
    new Table({
      name: 'graph',
      columns: [
        text('id', primary),
        ...texts('name', 'description', 'search'),
        ...[integer('nodes'), integer('revision')],
        ...texts('createdAt', 'updatedAt'),
        text('deletedAt', nullable),
      ],
      indices: [{ name: 'graph_updated', columnNames: ['updatedAt', 'id'] }],
    }),
    new Table({
      name: 'graph_version',
      columns: [
        ...[text('graph', primary), integer('revision', primary), text('savedAt'), text('label', nullable)],
        ...texts('words', 'patch'),
        text('snapshot', nullable),
      ],
    }),
    new Table({
      name: 'graph_publication',
      columns: [
        ...[text('slug', primary), integer('number', primary), text('graph'), integer('revision')],
        ...texts('name', 'publishedAt', 'body'),
      ],
      indices: [{ name: 'graph_publication_graph', columnNames: ['graph'] }],
    }),
  ];
}
