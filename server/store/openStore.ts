import { openRemote } from './openRemote.ts';
import { type FileStore, openFileStore } from './fileStore.ts';

/**
 * Opens the store of a cache folder, with its assets in a bucket when the environment names one.
 * @throws Fault cache-unwritable, disk-full or asset-store-settings
 */
export async function openStore(
  cacheFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<FileStore> {
  const remote = await openRemote(env);
  if (!remote) return openFileStore(cacheFolder);
  const store = await openFileStore(cacheFolder, { remote });
  return {
    ...store,
    close: async () => {
      await store.close();
      remote.close();
    },
  };
}
