import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { Fault } from '../../runtime/graph/fault.ts';

/** A sentence for people; undefined for what is not the database's fault. */
export type DatabaseFault = (error: unknown) => Fault | undefined;

export interface Troubles {
  readonly fault: DatabaseFault;
  /** Whether a connection was cut, and another one may serve; never where there is only one. */
  isCut?(error: unknown): boolean;
}

/** A database whose every query tells trouble in words for people, and which knows how it stands. */
export class StoreDatabase extends DataSource {
  readonly #troubles: Troubles;
  readonly #known = new WeakSet<QueryRunner>();

  constructor(options: DataSourceOptions, troubles: Troubles) {
    super(options);
    this.#troubles = troubles;
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
      return query(...of)
        .catch((error: unknown) => this.#again(runner, of, error))
        .catch((error: unknown) => {
          throw this.#troubles.fault(error) ?? error;
        });
    };
    runner.query = watched as QueryRunner['query'];
    this.#known.add(runner);
  }

  /** A connection of the pool may have been cut since it was used last: what only reads is asked once more on another. */
  async #again(runner: QueryRunner, of: readonly unknown[], error: unknown): Promise<unknown> {
    const isRead = !runner.isTransactionActive && String(of[0]).startsWith('SELECT ');
    if (!isRead || !this.#troubles.isCut?.(error)) throw error;
    const other = super.createQueryRunner('master');
    try {
      const query = other.query.bind(other) as (...same: readonly unknown[]) => Promise<unknown>;
      return await query(...of);
    } finally {
      await other.release();
    }
  }
}

/** Only SQLite's connection tells. */
async function isRolledBack(runner: QueryRunner): Promise<boolean> {
  const connection = (await runner.connect()) as { readonly inTransaction?: boolean };
  return connection.inTransaction === false;
}
