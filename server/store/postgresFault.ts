import { Fault, type FaultClass } from '../../runtime/graph/fault.ts';
import type { PostgresAddress } from './postgresAddress.ts';
import { codeOf } from './writeRules.ts';

/** Codes of the network, of the driver, and of a server that shuts down or starts. */
const unreachable = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE'],
  ...['ENOENT', '57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '25P03'],
]);
/** The driver says these without a code. */
const unreachableWords =
  /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/i;

/** Whether the connection is gone: what was not committed then never was. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof Fault) return error.code === 'database-unreachable';
  return unreachable.has(codeOf(error)) || unreachableWords.test(error instanceof Error ? error.message : '');
}

/** A fault of the database as a sentence that says what to do; undefined for what is none. The password is in none. */
export function postgresFault(address: PostgresAddress, error: unknown): Fault | undefined {
  const { place, database, user } = address;
  if (error instanceof Fault) return undefined;
  const fault = (code: string, faultClass: FaultClass, words: string) =>
    new Fault(code, faultClass, words, { cause: error });
  switch (codeOf(error)) {
    case '28P01':
    case '28000':
      return fault(
        'database-refused',
        'permanent',
        `The Postgres database ${place} does not let ${user || 'this user'} in: check user and password in DATABASE_URL.`,
      );
    // So PgBouncer answers settings of a connection that it does not know.
    case '08P01':
      return /startup parameter/.test(error instanceof Error ? error.message : '') ? pooledFault(address) : undefined;
    case '3D000':
      return fault(
        'database-missing',
        'permanent',
        `There is no database ${place}: create it (createdb ${database}), or name another in DATABASE_URL.`,
      );
    case '42501':
      return fault(
        'database-rights',
        'permanent',
        `${user || 'The user'} may not make or change tables in ${place}: give it the rights, or name another user in DATABASE_URL.`,
      );
    case '53100':
      return fault(
        'disk-full',
        'disk-full',
        `The disk of the database ${place} is full: free some space and run again; what is finished is kept.`,
      );
    case '53300':
      return fault('database-busy', 'transient', `The database ${place} takes no more connections just now.`);
    case '55P03':
      return fault('database-busy', 'transient', `Something else holds the database ${place} locked: try again.`);
    default:
      return isConnectionLost(error)
        ? fault(
            'database-unreachable',
            'network',
            `The database ${place} can not be reached: what is stored there is safe; start it, or correct DATABASE_URL.`,
          )
        : undefined;
  }
}

/** What lies between does not keep the settings of a connection. */
export function pooledFault({ place }: PostgresAddress): Fault {
  const message = `Between this server and the database ${place} stands a pooler that does not keep settings of a connection (PgBouncer): name the database itself in DATABASE_URL; ten connections are all that is taken.`;
  return new Fault('database-pooled', 'permanent', message);
}
