import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LedgerItem, ResolveRequest } from '../../runtime/protocol/ledger.ts';
import type { Api } from '../api/api.ts';
import type { RunFollower } from './runFollower.ts';
import type { Toasts } from './toasts.ts';

export interface SubmissionsState {
  readonly entries: readonly LedgerItem[];
  readonly isLoading: boolean;
  /** Entry that is being decided. */
  readonly deciding?: string | undefined;
}

/** Paid submissions of the run that nobody knows the fate of: only a person may say what becomes of them. */
export class Submissions {
  readonly state: StoreApi<SubmissionsState> = createStore<SubmissionsState>(() => ({ entries: [], isLoading: false }));
  readonly #api: Pick<Api['runs'], 'ledger' | 'resolve'>;
  readonly #run: RunFollower;
  readonly #toasts: Toasts;

  constructor(api: Pick<Api['runs'], 'ledger' | 'resolve'>, run: RunFollower, toasts: Toasts) {
    this.#api = api;
    this.#run = run;
    this.#toasts = toasts;
  }

  async load(): Promise<void> {
    this.state.setState({ isLoading: true });
    try {
      const { entries } = await this.#api.ledger({ run: this.#run.state.getState().run });
      this.state.setState({ entries: entries.filter(({ state }) => state === 'unknown') });
    } catch (error) {
      this.#toasts.failed(error);
    } finally {
      this.state.setState({ isLoading: false });
    }
  }

  /** @param charged whether the entry is closed as paid at its estimate */
  async resolve(entry: string, choice: ResolveRequest['choice'], charged: boolean): Promise<void> {
    this.state.setState({ deciding: entry });
    try {
      const { message, run } = await this.#api.resolve(entry, { choice, charged });
      this.#toasts.show({ tone: 'plain', message });
      if (run !== undefined) this.#run.follow(run);
    } catch (error) {
      this.#toasts.failed(error);
    } finally {
      this.state.setState({ deciding: undefined });
    }
    await this.load();
  }
}
