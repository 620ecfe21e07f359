import { Fault } from '../../runtime/graph/fault.ts';

/** Where a Postgres database is. */
export interface PostgresAddress {
  /** With the password: for the driver alone. */
  readonly url: string;
  /** For people: `films on db.example:5432`. */
  readonly place: string;
  readonly database: string;
  readonly user: string;
  /** What must stand in no log. */
  readonly secrets: readonly string[];
}

/** Shorter ones are words that stand everywhere; the whole address is left out in any case. */
const leastSecret = 6;

/**
 * Reads `DATABASE_URL`; undefined when it is not set. Nothing that it throws holds the password.
 * @throws Fault database-address
 */
export function postgresAddress(url: string | undefined): PostgresAddress | undefined {
  if (!url) return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) throw wrongAddress('is not an address');
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:') {
    throw wrongAddress(`begins with ${parsed.protocol}// and names no Postgres database`);
  }
  const database = decoded(parsed.pathname.slice(1));
  if (database === '') throw wrongAddress('names no database after the last slash');
  const host = parsed.searchParams.get('host') ?? (parsed.hostname || 'localhost');
  const password = decoded(parsed.password);
  return {
    ...{ url, database, user: decoded(parsed.username) },
    place: `${database} on ${host}:${parsed.port || '5432'}`,
    secrets: [url, ...[password, parsed.password].filter((secret) => secret.length >= leastSecret)],
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function wrongAddress(why: string): Fault {
  const wanted = 'write it as postgres://USER:PASSWORD@HOST:5432/DATABASE, or unset it to keep the database in a file';
  return new Fault('database-address', 'invalid-input', `DATABASE_URL ${why}: ${wanted}.`);
}
