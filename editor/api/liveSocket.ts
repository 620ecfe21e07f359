import { io, type Socket } from 'socket.io-client';
import { type RunDelta, zRunDelta } from '../../runtime/protocol/runDelta.ts';
import { type RunSummary, zRunSummary } from '../../runtime/protocol/runs.ts';
import { type RunSnapshot, zRunSnapshot } from '../../runtime/protocol/runSnapshot.ts';
import {
  type ClientMessages,
  type GraphSave,
  type ServerMessages,
  type Subscribe,
  type Subscribed,
  zGraphSave,
  zSubscribed,
} from '../../runtime/protocol/socket.ts';

/** What people look at is to be right within two seconds after the server is back. */
const reconnecting = { reconnectionDelay: 300, reconnectionDelayMax: 800, timeout: 5000 };

export interface RunListener {
  /** Seq of the last event that is known: asked at each subscription. */
  known(): number;
  delta(delta: RunDelta): void;
  snapshot(snapshot: RunSnapshot): void;
  /** The server refuses: there is no such run. */
  refused?(answer: Extract<Subscribed, { ok: false }>): void;
}

/**
 * One connection for all that changes by itself. Subscriptions outlive a lost connection: when it is back, each asks
 * for what it has missed.
 */
export class LiveSocket {
  readonly #socket: Socket<ServerMessages, ClientMessages>;
  readonly #runs = new Map<string, RunListener>();
  readonly #graphs = new Map<string, (save: GraphSave) => void>();
  readonly #allRuns = new Set<(run: RunSummary) => void>();
  readonly #watchers = new Set<(isConnected: boolean) => void>();

  constructor(socket: Socket<ServerMessages, ClientMessages> = io(reconnecting)) {
    this.#socket = socket;
    globalThis.addEventListener?.('online', () => this.#connectAtOnce());
    socket.on('connect', () => this.#resubscribe());
    socket.on('disconnect', () => this.#tell(false));
    socket.on('run-delta', (delta) => {
      const parsed = zRunDelta.parse(delta);
      this.#runs.get(parsed.run)?.delta(parsed);
    });
    socket.on('run-snapshot', (snapshot) => {
      const parsed = zRunSnapshot.parse(snapshot);
      this.#runs.get(parsed.run)?.snapshot(parsed);
    });
    socket.on('graph-save', (save) => {
      const parsed = zGraphSave.parse(save);
      this.#graphs.get(parsed.graph)?.(parsed);
    });
    socket.on('run-change', (run) => {
      const parsed = zRunSummary.parse(run);
      for (const listener of this.#allRuns) listener(parsed);
    });
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  /** Told at each change; gives the way to stop. */
  watch(watcher: (isConnected: boolean) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  followRun(run: string, listener: RunListener): () => void {
    this.#runs.set(run, listener);
    if (this.isConnected) this.#subscribeRun(run, listener);
    return () => {
      if (this.#runs.get(run) !== listener) return;
      this.#runs.delete(run);
      this.#socket.emit('unsubscribe', { run });
    };
  }

  /** Asks again for what follows what is known: after a gap. */
  catchUp(run: string): void {
    const listener = this.#runs.get(run);
    if (listener && this.isConnected) this.#subscribeRun(run, listener);
  }

  followGraph(graph: string, listener: (save: GraphSave) => void): () => void {
    this.#graphs.set(graph, listener);
    if (this.isConnected) this.#subscribe({ graph });
    return () => {
      this.#graphs.delete(graph);
      this.#socket.emit('unsubscribe', { graph });
    };
  }

  /** Every run of this server, whoever started it: told of as it comes, goes on and ends. */
  followAllRuns(listener: (run: RunSummary) => void): () => void {
    this.#allRuns.add(listener);
    if (this.isConnected && this.#allRuns.size === 1) this.#subscribe({ runs: true });
    return () => {
      this.#allRuns.delete(listener);
      if (this.#allRuns.size === 0) this.#socket.emit('unsubscribe', { runs: true });
    };
  }

  close(): void {
    this.#socket.close();
  }

  /** The network is back: neither the next attempt's time nor the end of one that went nowhere is waited for. */
  #connectAtOnce(): void {
    if (this.isConnected || !this.#socket.active) return;
    this.#socket.disconnect();
    this.#socket.connect();
  }

  #resubscribe(): void {
    for (const graph of this.#graphs.keys()) this.#subscribe({ graph });
    if (this.#allRuns.size > 0) this.#subscribe({ runs: true });
    for (const [run, listener] of this.#runs) this.#subscribeRun(run, listener);
    this.#tell(true);
  }

  #subscribeRun(run: string, listener: RunListener): void {
    this.#subscribe({ run, since: listener.known() }, (answer) => {
      if (!answer.ok) listener.refused?.(answer);
    });
  }

  #subscribe(to: Subscribe, answered: (answer: Subscribed) => void = () => undefined): void {
    this.#socket.emit('subscribe', to, (answer) => answered(zSubscribed.parse(answer)));
  }

  #tell(isConnected: boolean): void {
    for (const watcher of this.#watchers) watcher(isConnected);
  }
}
