import { join } from 'node:path';
import { Fault } from '../../runtime/graph/fault.ts';
import { postgresAddress } from '../store/postgresAddress.ts';

/**
 * Postgres has tools of its own for its databases, and they know more than a copy of ours would.
 * @throws Fault backup-postgres when the environment names a Postgres database
 */
export function refusePostgres(
  what: 'backup' | 'restore',
  cacheFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const address = postgresAddress(env['DATABASE_URL']);
  if (!address) return;
  const { place, database } = address;
  const file = `${database}.dump`;
  const assets = env['SHOTGRAPH_S3_BUCKET'] ? 'the bucket' : join(cacheFolder, 'assets');
  const words = {
    backup: `copy it with: pg_dump --format=custom --file ${file} "$DATABASE_URL"; and after it the files in ${assets}`,
    restore: `stop the servers and bring it back with: pg_restore --clean --if-exists --dbname "$DATABASE_URL" ${file}; and the files into ${assets}`,
  };
  throw new Fault('backup-postgres', 'invalid-input', `The database is in Postgres (${place}): ${words[what]}.`);
}
