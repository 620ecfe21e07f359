import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LiveSocket } from '../api/liveSocket.ts';

/** A connection is made anew in less than this when nothing is wrong. */
const graceMilliseconds = 2000;

/** Whether the server is there, told only when it stays away for a moment. */
export class Connection {
  readonly state: StoreApi<{ readonly isLost: boolean }> = createStore<{ readonly isLost: boolean }>(() => ({
    isLost: false,
  }));
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(live: Pick<LiveSocket, 'watch'>) {
    live.watch((isConnected) => {
      clearTimeout(this.#timer);
      if (isConnected) this.state.setState({ isLost: false });
      else this.#timer = setTimeout(() => this.state.setState({ isLost: true }), graceMilliseconds);
    });
  }
}
