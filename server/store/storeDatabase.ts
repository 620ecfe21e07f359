import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { onDisk } from './diskFault.ts';

/** A database whose every query tells trouble with the disk in words for people, and which knows how it stands. */
export class StoreDatabase extends DataSource {
  readonly #folder: string;
  readonly #known = new WeakSet<QueryRunner>();

  /** `folder` is what to call the place in sentences for people. */
  constructor(options: DataSourceOptions, folder: string) {
    super(options);
    this.#folder = folder;
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
      if (of[0] === 'ROLLBACK' && !(await isInTransaction(runner))) return undefined;
      return onDisk(this.#folder, () => query(...of));
    };
    runner.query = watched as QueryRunner['query'];
    this.#known.add(runner);
  }
}

async function isInTransaction(runner: QueryRunner): Promise<boolean> {
  const connection = (await runner.connect()) as { readonly inTransaction: boolean };
  return connection.inTransaction;
}
