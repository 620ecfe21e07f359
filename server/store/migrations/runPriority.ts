import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { columnsFor } from './columnsFor.ts';

/** Which runs go before others. */
export class RunPriority implements MigrationInterface {
  readonly name = 'RunPriority1764000600000';

  async up(runner: QueryRunner): Promise<void> {
    const { integer } = columnsFor(runner);
    await runner.addColumn('run_request', new TableColumn(integer('priority', { default: 0 })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('run_request', 'priority');
  }
}
