import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The table of uploaded screenplays. */
export class ScreenplayTable implements MigrationInterface {
  readonly name = 'ScreenplayTable1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    const names = ['file', 'title', 'createdAt', 'summary', 'body'];
    await runner.createTable(
      new Table({
        name: 'screenplay',
        columns: [{ name: 'id', type: 'text', isPrimary: true }, ...names.map((name) => ({ name, type: 'text' }))],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('screenplay');
  }
}
