import { Fault } from '../../runtime/graph/fault.ts';

/** What another try of a transaction that failed may bring. */
export type NextTry =
  /** Something else was writing: it is over in a moment. */
  | 'soon'
  /** What was read has changed since, or the same thing was written twice: the next tries tell which. */
  | 'if-alone'
  /** Nothing. */
  | 'never';

/** In what a database differs from others when it is written. */
export interface WriteRules {
  /** `isWritten`: only the commit had not been answered yet. */
  nextTry(error: unknown, isWritten: boolean): NextTry;
  /** Whether transactions run side by side; else all are on one connection, where two would become one. */
  readonly sideBySide: boolean;
  /** What a transaction asks for beside the database's own. */
  readonly isolation?: 'REPEATABLE READ';
  /** Milliseconds after which whoever still finds the database locked or gone is told so. */
  readonly patience: number;
}

/** The driver's code for what went wrong, also of what has been told in words already; '' when it has none. */
export function codeOf(error: unknown): string {
  const of = error instanceof Fault ? error.cause : error;
  return of instanceof Error && 'code' in of && typeof of.code === 'string' ? of.code : '';
}
