import { createStore, type StoreApi } from 'zustand/vanilla';
import type { z } from 'zod';
import type { Storage, zPruned, zPruneRequest } from '../../runtime/protocol/assets.ts';
import type { zKeyInfo } from '../../runtime/protocol/settings.ts';
import type { Api } from '../api/api.ts';
import type { CatalogStore } from './catalogStore.ts';
import type { Toasts } from './toasts.ts';

export type KeyInfo = z.infer<typeof zKeyInfo>;
export type Pruned = z.infer<typeof zPruned>;
/** What may go beside what nothing refers to. */
export type PruneWish = Pick<z.input<typeof zPruneRequest>, 'paid' | 'uploads'>;

export interface ServerSettingsState {
  readonly keys?: readonly KeyInfo[] | undefined;
  readonly storage?: Storage | undefined;
  /** What a prune would free; absent until that is asked. */
  readonly prunable?: Pruned | undefined;
  readonly version?: string | undefined;
}

/** Keys of providers, and what the server keeps on its disk. */
export class ServerSettings {
  readonly state: StoreApi<ServerSettingsState> = createStore<ServerSettingsState>(() => ({}));
  readonly #api: Api['settings'];
  readonly #catalog: Pick<CatalogStore, 'load'>;
  readonly #toasts: Toasts;

  constructor(api: Api['settings'], catalog: Pick<CatalogStore, 'load'>, toasts: Toasts) {
    this.#api = api;
    this.#catalog = catalog;
    this.#toasts = toasts;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      const [{ keys }, storage, { version }] = await Promise.all([
        this.#api.keys(),
        this.#api.storage(),
        this.#api.health(),
      ]);
      this.state.setState({ keys, storage, version });
    });
  }

  /** @returns whether the server took it */
  async setKey(name: string, value: string): Promise<boolean> {
    return this.#try(async () => {
      this.state.setState(await this.#api.setKey(name, value));
      this.#toasts.show({ tone: 'good', message: `${name} is set.` });
      void this.#catalog.load();
    });
  }

  async removeKey(name: string): Promise<void> {
    await this.#try(async () => {
      this.state.setState(await this.#api.removeKey(name));
      void this.#catalog.load();
    });
  }

  async lookWhatGoes(wish: PruneWish): Promise<void> {
    await this.#try(async () => {
      this.state.setState({ prunable: await this.#api.prune({ ...wish, dryRun: true }) });
    });
  }

  /** @returns what went; nothing where it failed */
  async prune(wish: PruneWish): Promise<Pruned | undefined> {
    let pruned: Pruned | undefined;
    await this.#try(async () => {
      pruned = await this.#api.prune(wish);
      this.state.setState({ storage: await this.#api.storage(), prunable: undefined });
    });
    return pruned;
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.#toasts.failed(error);
      return false;
    }
  }
}
