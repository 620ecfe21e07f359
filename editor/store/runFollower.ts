import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyRunState, reduceRunSpan, type RunState } from '../../runtime/events/runState.ts';
import { unpackDelta } from '../../runtime/protocol/runDelta.ts';
import { stateOfSnapshot } from '../../runtime/protocol/runSnapshot.ts';
import type { LiveSocket } from '../api/liveSocket.ts';

/** Follows one run after another, and keeps its picture right over lost connections. */
export class RunFollower {
  readonly state: StoreApi<RunState>;
  readonly #live: LiveSocket;
  #unfollow: (() => void) | undefined;

  constructor(live: LiveSocket) {
    this.#live = live;
    this.state = createStore<RunState>(() => emptyRunState);
  }

  follow(run: string): void {
    if (this.state.getState().run === run && this.#unfollow) return;
    this.stop();
    this.#set({ ...emptyRunState, run });
    this.#unfollow = this.#live.followRun(run, {
      known: () => this.state.getState().seq,
      delta: (delta) => this.#take(reduceRunSpan(this.state.getState(), unpackDelta(delta))),
      snapshot: (snapshot) => this.#take(stateOfSnapshot(snapshot)),
    });
  }

  stop(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
  }

  #take(next: RunState): void {
    this.#set(next);
    if (next.gap) this.#live.catchUp(next.run);
  }

  #set(next: RunState): void {
    this.state.setState(next, true);
  }
}
