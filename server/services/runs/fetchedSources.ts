import type { AssetHash } from '../../../runtime/graph/ids.ts';
import type { AssetKind } from '../../../runtime/graph/portType.ts';
import { ingestSource } from '../../ingest/ingestSource.ts';
import type { Network } from '../../network/network.ts';
import type { FileStore } from '../../store/fileStore.ts';

/** For so long what an address named is not asked for again: one run after the other works with the same file. */
const freshMilliseconds = 10 * 60 * 1000;
const mostKept = 1000;

/** Files that graphs name by an address of the web: fetched when a run starts, never for a plan. */
export class FetchedSources {
  readonly #store: FileStore;
  readonly #network: Network | undefined;
  readonly #kept = new Map<string, { readonly hash: AssetHash; readonly until: number }>();

  constructor(store: FileStore, network: Network | undefined) {
    this.#store = store;
    this.#network = network;
  }

  /** What was fetched lately. */
  known(source: string, kind: AssetKind): AssetHash | undefined {
    const kept = this.#kept.get(`${kind} ${source}`);
    return kept && kept.until > Date.now() ? kept.hash : undefined;
  }

  /** @throws Fault invalid-input, or network when nobody answers there */
  async fetch(source: string, kind: AssetKind, signal: AbortSignal): Promise<AssetHash> {
    const { cacheFolder: folder } = this.#store;
    const known = this.known(source, kind);
    if (known && (await this.#store.assets.has(known))) return known;
    const options = { kind, store: this.#store, network: this.#network, signal, folder, anywhere: false };
    const { hash } = await ingestSource(source, options);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(`${kind} ${source}`, { hash, until: Date.now() + freshMilliseconds });
    return hash;
  }
}
