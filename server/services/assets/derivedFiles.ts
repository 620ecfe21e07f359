import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AssetHash } from '../../../runtime/graph/ids.ts';
import { onDisk } from '../../store/diskFault.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { makeFolder } from '../../store/makeFolder.ts';

/** Making small pictures must leave the machine to the work that someone waits for. */
const mostAtOnce = 2;

/**
 * Small files made of assets, in `<cache>/derived/`, each made once however many ask at the same time. They can be
 * made again at any time: backups and buckets do without them.
 */
export class DerivedFiles {
  readonly #store: FileStore;
  readonly #making = new Map<string, Promise<string>>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(store: FileStore) {
    this.#store = store;
  }

  /** Path of the file `<hash>-<variant>`, made by `make` when it is not there. */
  async fileOf(hash: AssetHash, variant: string, make: () => Promise<Uint8Array>): Promise<string> {
    const path = join(this.#folder, hash.slice(0, 2), `${hash.slice(2)}-${variant}`);
    if (await isThere(path)) return path;
    let making = this.#making.get(path);
    if (!making) {
      making = this.#make(path, make).finally(() => this.#making.delete(path));
      this.#making.set(path, making);
    }
    return making;
  }

  async read(hash: AssetHash, variant: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    return readFile(await this.fileOf(hash, variant, make));
  }

  /** Frees all of them: they come again when asked for. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #folder(): string {
    return join(this.#store.cacheFolder, 'derived');
  }

  async #make(path: string, make: () => Promise<Uint8Array>): Promise<string> {
    await this.#turn();
    try {
      const bytes = await make();
      await onDisk(this.#store.cacheFolder, async () => {
        const unfinished = this.#store.scratch.newFile();
        await writeFile(unfinished, bytes, { flag: 'wx' });
        await makeFolder(dirname(path));
        await rename(unfinished, path);
      });
      return path;
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#busy >= mostAtOnce) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    this.#busy += 1;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
