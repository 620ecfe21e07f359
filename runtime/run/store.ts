import type { MicroDollars } from '../catalog/model.ts';
import type { RunEvent } from '../events/runEvent.ts';
import type { Asset, MediaFacts } from '../graph/asset.ts';
import type { Tier } from '../graph/graph.ts';
import type { AssetHash, GraphId, NodeId, ResultKey, RunId } from '../graph/ids.ts';
import type { Problem } from '../graph/problem.ts';
import type { Value } from '../node/defineNode.ts';

/** The element of a mapped node that a result is for, by content (hash of the mapped inputs), never by index; '' when not mapped. */
export type ElementKey = string;

/** What the key was made of, each part by name: the first part that differs is why a task is stale. */
export type KeyParts = Readonly<Record<string, string>>;

export interface Delivery {
  fileName: string;
  asset: Asset;
}

/** What a task gave. Append-only: for paid nodes the results of a node are its takes. */
export interface Result {
  id: string;
  key: ResultKey;
  keyParts: KeyParts;
  graph: GraphId;
  node: NodeId;
  element: ElementKey;
  model?: string;
  /** The node's own model, which was down when this was made by one that the node names as its fallback. */
  insteadOf?: string;
  /** Values over 8 KB of canonical JSON are kept as assets by the store and come back as values. */
  outputs: Readonly<Record<string, Value>>;
  deliveries: readonly Delivery[];
  problems: readonly Problem[];
  cost: MicroDollars;
  /** Seconds of work. */
  seconds: number;
  /** ISO time; for people, in no key. */
  createdAt: string;
}

/** Bytes by content. Writing is atomic (temp, fsync, rename): a half-written asset is never seen. */
export interface AssetStore {
  put(bytes: Uint8Array, as: { kind: Asset['kind']; mime: string; facts?: MediaFacts }): Promise<Asset>;
  read(hash: AssetHash): Promise<Uint8Array>;
  has(hash: AssetHash): Promise<boolean>;
  /** The asset as it was put, with the facts known by now; undefined when it is not there. */
  find(hash: AssetHash): Promise<Asset | undefined>;
  setFacts(hash: AssetHash, facts: MediaFacts): Promise<void>;
}

export interface ResultStore {
  /** The newest result of each key, of those whose assets are all there. One round trip for many keys. */
  latest(keys: readonly ResultKey[]): Promise<ReadonlyMap<ResultKey, Result>>;
  byId(id: string): Promise<Result | undefined>;
  /** Newest first, whatever params made them. */
  takes(graph: GraphId, node: NodeId): Promise<readonly Result[]>;
  /** The nodes of a graph that have takes at all, in one round trip; absent where asking for takes costs nothing. */
  nodesWithTakes?(graph: GraphId): Promise<ReadonlySet<NodeId>>;
  /** Durable when it resolves; a late failure never removes an earlier success. */
  append(result: Result): Promise<void>;
}

export type RunStateName = 'running' | 'paused' | 'done' | 'failed' | 'cancelled' | 'over-budget';

export interface RunRecord {
  id: RunId;
  graph: GraphId;
  tier: Tier;
  state: RunStateName;
  /** Graph as it was at the start, as JSON: editing later changes nothing under way. */
  snapshot: string;
  fingerprint: string;
  /** Spending cap. */
  maxCost?: MicroDollars;
  createdAt: string;
}

export interface RunStore {
  create(run: RunRecord): Promise<void>;
  find(id: RunId): Promise<RunRecord | undefined>;
  setState(id: RunId, state: RunStateName): Promise<void>;
  /** Appends in order of seq; terminal events are durable when it resolves. */
  appendEvents(id: RunId, events: readonly RunEvent[]): Promise<void>;
  events(id: RunId, sinceSeq: number): Promise<readonly RunEvent[]>;
}

/** The states of one paid submission, each committed before the next step is taken. */
export interface LedgerEntry {
  id: string;
  run: RunId;
  task: string;
  key: ResultKey;
  model: string;
  /** intended → accepted → settled, or → released (provably not charged), or → unknown (a person decides). */
  state: 'intended' | 'accepted' | 'settled' | 'released' | 'unknown';
  idempotencyKey: string;
  /** The provider's job handle, as JSON text, from `accepted` on. */
  handle?: string;
  reserved: MicroDollars;
  settled?: MicroDollars;
  createdAt: string;
}

export interface Ledger {
  /** Durable when it resolves. Fails when an entry of the same id is there. */
  intend(entry: LedgerEntry): Promise<void>;
  update(id: string, change: Partial<Pick<LedgerEntry, 'state' | 'handle' | 'settled'>>): Promise<void>;
  /** Entries that are neither settled nor released, for this key: what a crash may have left. */
  open(key: ResultKey): Promise<readonly LedgerEntry[]>;
  ofRun(run: RunId): Promise<readonly LedgerEntry[]>;
}

/** All that outlives a process. Two implementations pass one conformance suite: in memory, and SQLite with a folder. */
export interface Store {
  readonly assets: AssetStore;
  readonly results: ResultStore;
  readonly runs: RunStore;
  readonly ledger: Ledger;
  close(): Promise<void>;
}
