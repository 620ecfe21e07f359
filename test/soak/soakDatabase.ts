import { type PostgresCluster, startPostgres } from '../harness/postgresCluster.ts';
import type { Soak } from './soakPart.ts';

/** Where the servers of a part keep their rows. */
export type SoakDatabase = 'sqlite' | 'postgres';

/** What makes the address of a new database: '' for a file in the cache folder. */
export async function databasesFor(kind: SoakDatabase, soak: Soak): Promise<(name: string) => Promise<string>> {
  if (kind === 'sqlite') return async () => '';
  const cluster: PostgresCluster = await startPostgres();
  soak.atEnd(() => cluster.stop());
  return async (name) => {
    await cluster.create(name);
    return cluster.urlOf(name);
  };
}
