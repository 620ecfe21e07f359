import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunSummary } from '../../runtime/protocol/runs.ts';
import type { Api } from '../api/api.ts';
import type { Toasts } from './toasts.ts';

export interface QueueState {
  /** Those under way first, by priority and age; then those that have ended, newest first. */
  readonly runs: readonly RunSummary[];
}

/** So many runs that have ended are listed. */
const mostEnded = 30;

/** All runs of the server, whoever started them, as they stand now. */
export class RunQueue {
  readonly state: StoreApi<QueueState> = createStore<QueueState>(() => ({ runs: [] }));
  readonly #api: Pick<Api, 'runs' | 'live'>;
  readonly #toasts: Toasts;
  readonly #listeners = new Set<(run: RunSummary) => void>();
  #open = 0;
  #stops: (() => void)[] = [];

  constructor(api: Pick<Api, 'runs' | 'live'>, toasts: Toasts) {
    this.#api = api;
    this.#toasts = toasts;
  }

  /** Keeps the list up to date until the way to stop is taken, by everybody who asked for it. */
  open(): () => void {
    this.#open += 1;
    if (this.#open === 1) {
      const { live } = this.#api;
      this.#stops = [
        live.followAllRuns((run) => this.#take(run)),
        live.watch((isConnected) => {
          if (isConnected) void this.#load();
        }),
      ];
      void this.#load();
    }
    return () => {
      this.#open -= 1;
      if (this.#open > 0) return;
      for (const stop of this.#stops) stop();
    };
  }

  /** Told of each run that comes, goes on or ends. */
  onChange(listener: (run: RunSummary) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  cancel(run: string): Promise<void> {
    return this.#steer('cancel', run);
  }

  pause(run: string): Promise<void> {
    return this.#steer('pause', run);
  }

  resume(run: string): Promise<void> {
    return this.#steer('resume', run);
  }

  /** Before all other runs. */
  async toFront(run: string): Promise<void> {
    const others = this.state.getState().runs.filter((each) => isUnderWay(each) && each.id !== run);
    const priority = Math.min(10, Math.max(0, ...others.map((each) => each.priority)) + 1);
    try {
      this.#take(await this.#api.runs.prioritize(run, priority));
    } catch (error) {
      this.#toasts.failed(error);
    }
  }

  async #steer(act: 'cancel' | 'pause' | 'resume', run: string): Promise<void> {
    try {
      this.#take(await this.#api.runs[act](run));
    } catch (error) {
      this.#toasts.failed(error);
    }
  }

  async #load(): Promise<void> {
    try {
      const { runs } = await this.#api.runs.list({ limit: mostEnded });
      this.#put(runs);
      for (const run of runs.filter(isUnderWay)) this.#tell(run);
    } catch {
      // Loaded again as soon as the connection is back.
    }
  }

  #take(run: RunSummary): void {
    const others = this.state.getState().runs.filter(({ id }) => id !== run.id);
    this.#put([run, ...others]);
    this.#tell(run);
  }

  #tell(run: RunSummary): void {
    for (const listener of this.#listeners) listener(run);
  }

  #put(runs: readonly RunSummary[]): void {
    this.state.setState({ runs: inOrder(runs) });
  }
}

export function isUnderWay({ state }: Pick<RunSummary, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}

export function inOrder(runs: readonly RunSummary[]): RunSummary[] {
  const active = runs.filter(isUnderWay);
  const ended = runs.filter((run) => !isUnderWay(run));
  active.sort((one, other) => other.priority - one.priority || (one.createdAt < other.createdAt ? -1 : 1));
  ended.sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
  return [...active, ...ended.slice(0, mostEnded)];
}
