import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LedgerItem, ResolveRequest } from '../../runtime/protocol/ledger.ts';
import type { Api } from '../api/api.ts';
import type { RunFollower } from './runFollower.ts';
import type { Toasts } from './toasts.ts';

/** A submission that a person, or its provider, has said something of. */
export interface Decided {
  readonly entry: LedgerItem;
  /** What was found or done, in a sentence. */
  readonly message: string;
}

export interface SubmissionsState {
  readonly entries: readonly LedgerItem[];
  readonly isLoading: boolean;
  /** Entry that is being decided. */
  readonly deciding?: string | undefined;
  /** Those of the run that is shown that are in doubt no more. */
  readonly decided: readonly Decided[];
  /** Why an entry could not be decided so. */
  readonly refusal?: { readonly entry: string; readonly message: string } | undefined;
}

export interface SubmissionsParts {
  readonly graph: string;
  readonly api: Pick<Api['runs'], 'ledger' | 'resolve'>;
  readonly run: RunFollower;
  readonly toasts: Toasts;
}

/** Paid submissions of the graph that nobody knows the fate of: only a person may say what becomes of them. */
export class Submissions {
  readonly state: StoreApi<SubmissionsState> = createStore<SubmissionsState>(() => ({
    entries: [],
    isLoading: false,
    decided: [],
  }));
  readonly #parts: SubmissionsParts;

  constructor(parts: SubmissionsParts) {
    this.#parts = parts;
    parts.run.state.subscribe(({ run }, before) => {
      if (run !== before.run) this.state.setState({ decided: [], refusal: undefined });
    });
  }

  /** Of all runs of the graph: a submission keeps the run that sent it, whichever run it holds up now. */
  async load(): Promise<void> {
    const { api, graph, toasts } = this.#parts;
    this.state.setState({ isLoading: true });
    try {
      const { entries } = await api.ledger({ graph, state: 'unknown' });
      this.state.setState({ entries });
    } catch (error) {
      toasts.failed(error);
    } finally {
      this.state.setState({ isLoading: false });
    }
  }

  /**
   * True when a run goes on with it.
   * @param charged whether the entry is closed as paid at its estimate
   */
  async resolve(entry: string, choice: ResolveRequest['choice'], charged: boolean): Promise<boolean> {
    const { api, run, toasts } = this.#parts;
    this.state.setState({ deciding: entry, refusal: undefined });
    try {
      const answer = await api.resolve(entry, { choice, charged });
      this.state.setState(({ entries, decided }) => ({
        entries: entries.filter(({ id }) => id !== entry),
        decided: [...decided, { entry: answer.entry, message: answer.message }],
      }));
      if (answer.run === undefined) return false;
      toasts.show({ tone: 'plain', message: answer.message });
      run.follow(answer.run);
      return true;
    } catch (error) {
      this.state.setState({ refusal: { entry, message: error instanceof Error ? error.message : String(error) } });
      return false;
    } finally {
      this.state.setState({ deciding: undefined });
    }
  }
}
