import type { RunId } from '../../runtime/graph/ids.ts';
import type { RunSummary } from '../../runtime/protocol/runs.ts';

/** How often one run is told of, at most. */
const everyMilliseconds = 500;

export interface RunsFeedOptions {
  /** Whether anybody listens: nothing is looked up otherwise. */
  isWanted(): boolean;
  summary(run: RunId): Promise<RunSummary | undefined>;
  send(summary: RunSummary): void;
  onFault(error: unknown): void;
}

/** How all runs stand, for lists: each change soon, and a run that changes all the time twice a second. */
export class RunsFeed {
  readonly #options: RunsFeedOptions;
  readonly #timers = new Map<RunId, NodeJS.Timeout>();
  /** Told of while the timer runs: it is told of again then. */
  readonly #changed = new Set<RunId>();

  constructor(options: RunsFeedOptions) {
    this.#options = options;
  }

  changed(run: RunId): void {
    if (this.#timers.has(run)) {
      this.#changed.add(run);
      return;
    }
    this.#timers.set(
      run,
      setTimeout(() => this.#again(run), everyMilliseconds),
    );
    void this.#tell(run);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #again(run: RunId): void {
    this.#timers.delete(run);
    if (this.#changed.delete(run)) this.changed(run);
  }

  async #tell(run: RunId): Promise<void> {
    if (!this.#options.isWanted()) return;
    try {
      const summary = await this.#options.summary(run);
      if (summary) this.#options.send(summary);
    } catch (error) {
      this.#options.onFault(error);
    }
  }
}
