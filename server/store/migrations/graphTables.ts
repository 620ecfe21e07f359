import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const text = (name: string) => ({ name, type: 'text' });
const integer = (name: string) => ({ name, type: 'integer' });
const key = { isPrimary: true };

/** Tables of the graphs that people save, of their history, and of what was published. */
export class GraphTables implements MigrationInterface {
  readonly name = 'GraphTables1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables) await runner.dropTable(name);
  }
}

const tables = [
  new Table({
    name: 'graph',
    columns: [
      { ...text('id'), ...key },
      ...['name', 'description', 'search'].map(text),
      ...['nodes', 'revision'].map(integer),
      ...['createdAt', 'updatedAt'].map(text),
      { ...text('deletedAt'), isNullable: true },
    ],
    indices: [{ name: 'graph_updated', columnNames: ['updatedAt', 'id'] }],
  }),
  new Table({
    name: 'graph_version',
    columns: [
      { ...text('graph'), ...key },
      { ...integer('revision'), ...key },
      text('savedAt'),
      { ...text('label'), isNullable: true },
      ...['words', 'patch'].map(text),
      { ...text('snapshot'), isNullable: true },
    ],
  }),
  new Table({
    name: 'graph_publication',
    columns: [
      { ...text('slug'), ...key },
      { ...integer('number'), ...key },
      ...[text('graph'), integer('revision'), text('name'), text('publishedAt'), text('body')],
    ],
    indices: [{ name: 'graph_publication_graph', columnNames: ['graph'] }],
  }),
];
