import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnsFor, primary } from './columnsFor.ts';

/** The table of uploaded screenplays. */
export class ScreenplayTable implements MigrationInterface {
  readonly name = 'ScreenplayTable1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    const { text } = columnsFor(runner);
    const names = ['file', 'title', 'createdAt', 'summary', 'body'];
    await runner.createTable(
      new Table({ name: 'screenplay', columns: [text('id', primary), ...names.map((name) => text(name))] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('screenplay');
  }
}
