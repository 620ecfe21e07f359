import { type FileStore, openSqliteStore } from './sqliteStore.ts';
import { s3Settings } from './s3Settings.ts';

/**
 * Opens the store of a cache folder, with its assets in a bucket when the environment names one.
 * @throws Fault cache-unwritable, disk-full or asset-store-settings
 */
export async function openStore(
  cacheFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<FileStore> {
  const settings = s3Settings(env);
  if (!settings) return openSqliteStore(cacheFolder);
  // The client is large, and most machines need none.
  const { S3Blobs } = await import('./s3Blobs.ts');
  const remote = new S3Blobs(settings);
  const store = await openSqliteStore(cacheFolder, { remote });
  return {
    ...store,
    close: async () => {
      await store.close();
      remote.close();
    },
  };
}
