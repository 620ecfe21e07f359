import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { Fault } from '../../runtime/graph/fault.ts';

/** A sentence for people; undefined for what is not the database's fault. */
export type DatabaseFault = (error: unknown) => Fault | undefined;

/** A database whose every query tells trouble in words for people, and which knows how it stands. */
export class StoreDatabase extends DataSource {
  readonly #fault: DatabaseFault;
  readonly #known = new WeakSet<QueryRunner>();

  constructor(options: DataSourceOptions, fault: DatabaseFault) {
    super(options);
    this.#fault = fault;
  }

  override createQueryRunner(...mode: Parameters<DataSource['createQueryRunner']>): QueryRunner {
    const runner = super.createQueryRunner(...mode);
    if (!this.#known.has(runner)) this.#watch(runner);
    return runner;
  }

  #watch(runner: QueryRunner): void {
    const query = runner.query.bind(runner) as (...of: unknown[]) => Promise<unknown>;
    const watched = async (...of: unknown[]): Promise<unknown> => {
      // SQLite has rolled back by itself when the disk was full. Told that there is nothing to roll back, TypeORM would
      // believe for ever that a transaction is open, and what came after would never be committed.
      if (of[0] === 'ROLLBACK' && (await isRolledBack(runner))) return undefined;
      return query(...of).catch((error: unknown) => {
        throw this.#fault(error) ?? error;
      });
    };
    runner.query = watched as QueryRunner['query'];
    this.#known.add(runner);
  }
}

/** Only SQLite's connection tells. */
async function isRolledBack(runner: QueryRunner): Promise<boolean> {
  const connection = (await runner.connect()) as { readonly inTransaction?: boolean };
  return connection.inTransaction === false;
}
