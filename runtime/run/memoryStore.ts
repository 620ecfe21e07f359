import type { RunEvent } from '../events/runEvent.ts';
import type { Asset, MediaFacts } from '../graph/asset.ts';
import type { AssetHash, GraphId, NodeId, ResultKey, RunId } from '../graph/ids.ts';
import { Fault } from '../graph/fault.ts';
import { assetHashesIn } from './assetHashes.ts';
import type {
  AssetStore,
  Ledger,
  LedgerEntry,
  Result,
  ResultStore,
  RunRecord,
  RunStateName,
  RunStore,
  Store,
} from './store.ts';

class MemoryAssets implements AssetStore {
  readonly #hashBytes: (bytes: Uint8Array) => Promise<string> | string;
  readonly #assets = new Map<string, { asset: Asset; bytes: Uint8Array }>();

  constructor(hashBytes: (bytes: Uint8Array) => Promise<string> | string) {
    this.#hashBytes = hashBytes;
  }

  async put(bytes: Uint8Array, as: { kind: Asset['kind']; mime: string; facts?: MediaFacts }): Promise<Asset> {
    const kept = bytes.slice();
    const hash = (await this.#hashBytes(kept)) as AssetHash;
    const present = this.#assets.get(hash);
    if (present) return present.asset;
    const asset: Asset = {
      hash,
      kind: as.kind,
      mime: as.mime,
      bytes: kept.byteLength,
      ...(as.facts && { facts: as.facts }),
    };
    this.#assets.set(hash, { asset, bytes: kept });
    return asset;
  }

  async read(hash: AssetHash): Promise<Uint8Array> {
    const entry = this.#assets.get(hash);
    if (!entry) throw new Fault('asset-missing', 'permanent', `The stored file ${hash} is gone.`);
    return entry.bytes.slice();
  }

  async has(hash: AssetHash): Promise<boolean> {
    return this.#assets.has(hash);
  }

  async find(hash: AssetHash): Promise<Asset | undefined> {
    return this.#assets.get(hash)?.asset;
  }

  async setFacts(hash: AssetHash, facts: MediaFacts): Promise<void> {
    const entry = this.#assets.get(hash);
    if (entry) entry.asset = { ...entry.asset, facts };
  }

  holds(hash: string): boolean {
    return this.#assets.has(hash);
  }
}

class MemoryResults implements ResultStore {
  readonly #assets: MemoryAssets;
  readonly #byKey = new Map<ResultKey, Result[]>();
  readonly #byId = new Map<string, Result>();
  readonly #byNode = new Map<string, Result[]>();
  /** Not in `#byNode` yet: runs append, and only plans and people ask for takes. */
  #unplaced: Result[] = [];

  constructor(assets: MemoryAssets) {
    this.#assets = assets;
  }

  async latest(keys: readonly ResultKey[]): Promise<ReadonlyMap<ResultKey, Result>> {
    const found = new Map<ResultKey, Result>();
    for (const key of keys) {
      const result = this.#byKey.get(key)?.findLast((candidate) => this.#whole(candidate));
      if (result) found.set(key, result);
    }
    return found;
  }

  async byId(id: string): Promise<Result | undefined> {
    return this.#byId.get(id);
  }

  async takes(graph: GraphId, node: NodeId): Promise<readonly Result[]> {
    for (const result of this.#unplaced) push(this.#byNode, `${result.graph}\n${result.node}`, result);
    this.#unplaced = [];
    return (this.#byNode.get(`${graph}\n${node}`) ?? []).toReversed();
  }

  async append(result: Result): Promise<void> {
    if (this.#byId.has(result.id)) throw new Error(`A result with the id ${result.id} is stored already.`);
    this.#byId.set(result.id, result);
    push(this.#byKey, result.key, result);
    this.#unplaced.push(result);
  }

  #whole(result: Result): boolean {
    for (const hash of assetHashesIn(result)) {
      if (!this.#assets.holds(hash)) return false;
    }
    return true;
  }
}

class MemoryRuns implements RunStore {
  readonly #runs = new Map<RunId, { record: RunRecord; events: RunEvent[] }>();

  async create(run: RunRecord): Promise<void> {
    if (this.#runs.has(run.id)) throw new Error(`A run with the id ${run.id} is stored already.`);
    this.#runs.set(run.id, { record: { ...run }, events: [] });
  }

  async find(id: RunId): Promise<RunRecord | undefined> {
    const run = this.#runs.get(id);
    return run && { ...run.record };
  }

  async setState(id: RunId, state: RunStateName): Promise<void> {
    this.#run(id).record.state = state;
  }

  async appendEvents(id: RunId, events: readonly RunEvent[]): Promise<void> {
    const stored = this.#run(id).events;
    for (const event of events) stored.push(event);
  }

  async events(id: RunId, sinceSeq: number): Promise<readonly RunEvent[]> {
    return (this.#runs.get(id)?.events ?? []).filter((event) => event.seq > sinceSeq);
  }

  #run(id: RunId): { record: RunRecord; events: RunEvent[] } {
    const run = this.#runs.get(id);
    if (!run) throw new Error(`No run with the id ${id} is stored.`);
    return run;
  }
}

class MemoryLedger implements Ledger {
  readonly #entries = new Map<string, LedgerEntry>();

  async intend(entry: LedgerEntry): Promise<void> {
    if (this.#entries.has(entry.id)) throw new Error(`A ledger entry with the id ${entry.id} is stored already.`);
    this.#entries.set(entry.id, { ...entry });
  }

  async update(id: string, change: Partial<Pick<LedgerEntry, 'state' | 'handle' | 'settled'>>): Promise<void> {
    const entry = this.#entries.get(id);
    if (!entry) throw new Error(`No ledger entry with the id ${id} is stored.`);
    Object.assign(entry, change);
  }

  async open(key: ResultKey): Promise<readonly LedgerEntry[]> {
    return this.#select((entry) => entry.key === key && entry.state !== 'settled' && entry.state !== 'released');
  }

  async ofRun(run: RunId): Promise<readonly LedgerEntry[]> {
    return this.#select((entry) => entry.run === run);
  }

  #select(wanted: (entry: LedgerEntry) => boolean): LedgerEntry[] {
    return [...this.#entries.values()].filter(wanted).map((entry) => ({ ...entry }));
  }
}

/**
 * The store that forgets when the process ends: for tests, and for runs that leave nothing behind.
 * `hashBytes` is SHA-256 as 64 lower-case hex digits.
 */
export function createMemoryStore(hashBytes: (bytes: Uint8Array) => Promise<string> | string): Store {
  const assets = new MemoryAssets(hashBytes);
  return {
    assets,
    results: new MemoryResults(assets),
    runs: new MemoryRuns(),
    ledger: new MemoryLedger(),
    close: async () => {},
  };
}

function push<Key>(lists: Map<Key, Result[]>, key: Key, result: Result): void {
  const list = lists.get(key);
  if (list) list.push(result);
  else lists.set(key, [result]);
}
