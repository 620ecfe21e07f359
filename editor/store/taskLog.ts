import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { TaskLogEntry } from '../../runtime/protocol/runs.ts';
import type { Api } from '../api/api.ts';
import type { RunFollower } from './runFollower.ts';

export interface TaskLogState {
  readonly entries: readonly TaskLogEntry[];
  readonly isLoading: boolean;
  /** Why nothing could be read. */
  readonly message?: string | undefined;
}

const apartMilliseconds = 1000;

/** What tools and providers said in the run that is shown: of one node or of all, read again as the run goes on. */
export class TaskLog {
  readonly state: StoreApi<TaskLogState> = createStore<TaskLogState>(() => ({ entries: [], isLoading: false }));
  readonly #api: Pick<Api['runs'], 'log'>;
  readonly #run: RunFollower;

  constructor(api: Pick<Api['runs'], 'log'>, run: RunFollower) {
    this.#api = api;
    this.#run = run;
  }

  /** @returns the way to stop */
  watch(node: NodeId | undefined): () => void {
    const leave = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void this.#read(node, leave.signal);
      }, apartMilliseconds);
    };
    const stop = this.#run.state.subscribe((now, before) => {
      const isOther = now.run !== before.run;
      const isTouched = node === undefined ? now.seq !== before.seq : now.nodes.get(node) !== before.nodes.get(node);
      if (isOther || isTouched || now.endedAt !== before.endedAt) later();
    });
    this.state.setState({ entries: [], isLoading: true, message: undefined });
    void this.#read(node, leave.signal);
    return () => {
      stop();
      clearTimeout(timer);
      leave.abort();
    };
  }

  async #read(node: NodeId | undefined, signal: AbortSignal): Promise<void> {
    const { run } = this.#run.state.getState();
    if (run === '') return this.state.setState({ isLoading: false });
    try {
      const { entries } = await this.#api.log(run, node === undefined ? {} : { node }, signal);
      if (!signal.aborted) this.state.setState({ entries, isLoading: false, message: undefined });
    } catch (error) {
      if (signal.aborted) return;
      this.state.setState({ isLoading: false, message: error instanceof Error ? error.message : String(error) });
    }
  }
}
