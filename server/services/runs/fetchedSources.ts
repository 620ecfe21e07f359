import type { AssetHash } from '../../../runtime/graph/ids.ts';
import type { AssetKind } from '../../../runtime/graph/portType.ts';
import { ingestSource } from '../../ingest/ingestSource.ts';
import type { Network } from '../../network/network.ts';
import type { FileStore } from '../../store/fileStore.ts';

/** For so long what an address named is not asked for again: one run after the other works with the same file. */
const freshMilliseconds = 10 * 60 * 1000;
const mostKept = 1000;
/** So many are fetched side by side, however many a graph names. */
const mostAtOnce = 4;
const longestFetch = 15 * 60 * 1000;

interface Fetching {
  readonly hash: Promise<AssetHash>;
  isOver: boolean;
}

/** Files that graphs name by an address of the web: fetched when a run starts, never for a plan. */
export class FetchedSources {
  readonly #store: FileStore;
  readonly #network: Network | undefined;
  readonly #kept = new Map<string, { readonly hash: AssetHash; readonly until: number }>();
  /** Begun, and not yet taken by who asked: a fetch goes on when its caller does not wait, who then asks again. */
  readonly #under = new Map<string, Fetching>();
  readonly #waiting: (() => void)[] = [];
  readonly #stop = new AbortController();
  #busy = 0;

  constructor(store: FileStore, network: Network | undefined) {
    this.#store = store;
    this.#network = network;
  }

  /** What was fetched lately. */
  known(source: string, kind: AssetKind): AssetHash | undefined {
    const kept = this.#kept.get(`${kind} ${source}`);
    return kept && kept.until > Date.now() ? kept.hash : undefined;
  }

  /** Resolves when it is here, or can not be had; `fetch` then says which. */
  async begin(source: string, kind: AssetKind): Promise<void> {
    const known = this.known(source, kind);
    if (known && (await this.#store.assets.has(known))) return;
    await this.#begun(source, kind).hash.catch(() => undefined);
  }

  /** @throws Fault invalid-input, or network when nobody answers there */
  async fetch(source: string, kind: AssetKind): Promise<AssetHash> {
    const known = this.known(source, kind);
    if (known && (await this.#store.assets.has(known))) return known;
    try {
      return await this.#begun(source, kind).hash;
    } finally {
      this.#under.delete(`${kind} ${source}`);
    }
  }

  /** Gives up what is being fetched. */
  close(): void {
    this.#stop.abort();
  }

  #begun(source: string, kind: AssetKind): Fetching {
    const key = `${kind} ${source}`;
    const under = this.#under.get(key);
    if (under) return under;
    for (const [other, { isOver }] of this.#under) {
      if (this.#under.size < mostKept) break;
      if (isOver) this.#under.delete(other);
    }
    const fetching: Fetching = { hash: this.#bring(source, kind), isOver: false };
    this.#under.set(key, fetching);
    const over = () => {
      fetching.isOver = true;
    };
    fetching.hash.then(over, over);
    return fetching;
  }

  async #bring(source: string, kind: AssetKind): Promise<AssetHash> {
    while (this.#busy >= mostAtOnce) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    this.#busy += 1;
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(longestFetch)]);
      const { cacheFolder: folder } = this.#store;
      const options = { kind, store: this.#store, network: this.#network, signal, folder, anywhere: false };
      const { hash } = await ingestSource(source, options);
      this.#keep(`${kind} ${source}`, hash);
      return hash;
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  #keep(key: string, hash: AssetHash): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, { hash, until: Date.now() + freshMilliseconds });
  }
}
