import type { EntityManager } from 'typeorm';

type RowLock = { lock?: { mode: 'pessimistic_write' } };

/** For `find` of a row that the same transaction changes: on SQLite the whole file is locked, and there are no such locks. */
export function rowLock({ dataSource }: EntityManager): RowLock {
  return dataSource.options.type === 'postgres' ? { lock: { mode: 'pessimistic_write' } } : {};
}
