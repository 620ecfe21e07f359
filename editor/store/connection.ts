import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LiveSocket } from '../api/liveSocket.ts';

/** A connection is made anew in less than this when nothing is wrong. */
const graceMilliseconds = 2000;

/** Whether the server is there, told only when it stays away for a moment. */
export class Connection {
  readonly state: StoreApi<{ readonly isLost: boolean }> = createStore<{ readonly isLost: boolean }>(() => ({
    isLost: false,
  }));
  readonly #whenBack = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(live: Pick<LiveSocket, 'watch'>) {
    live.watch((isConnected) => {
      clearTimeout(this.#timer);
      if (isConnected) this.#back();
      else this.#timer = setTimeout(() => this.state.setState({ isLost: true }), graceMilliseconds);
    });
  }

  /** Told each time that the server is there again: what could not be loaded meanwhile is asked for anew. */
  onBack(listener: () => void): () => void {
    this.#whenBack.add(listener);
    return () => this.#whenBack.delete(listener);
  }

  #back(): void {
    this.state.setState({ isLost: false });
    for (const listener of this.#whenBack) listener();
  }
}
