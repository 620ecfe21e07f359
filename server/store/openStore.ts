import { type FileStore, openFileStore } from './fileStore.ts';
import { openRemote } from './openRemote.ts';
import { postgresAddress } from './postgresAddress.ts';

/**
 * Opens the store of a cache folder: with its database in Postgres when the environment has `DATABASE_URL`, and its
 * assets in a bucket when it names one.
 * @throws Fault cache-unwritable, disk-full, asset-store-settings, database-address and what `openDatabase` throws
 */
export async function openStore(
  cacheFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<FileStore> {
  const postgres = postgresAddress(env['DATABASE_URL']);
  const remote = await openRemote(env);
  try {
    const store = await openFileStore(cacheFolder, { ...(postgres && { postgres }), ...(remote && { remote }) });
    return {
      ...store,
      close: async () => {
        await store.close();
        remote?.close();
      },
    };
  } catch (error) {
    remote?.close();
    throw error;
  }
}
