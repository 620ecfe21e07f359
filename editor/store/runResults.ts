import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../runtime/events/runState.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import { zAsset } from '../../runtime/graph/asset.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { RunResults as RunResultsAnswer } from '../../runtime/protocol/runs.ts';
import type { Api } from '../api/api.ts';

/** A file that a run gave. */
export interface ResultFile {
  /** As it is saved. */
  readonly fileName: string;
  readonly asset: Asset;
}

export interface ResultsState {
  /** Run that these are of. */
  readonly run?: string | undefined;
  readonly files: readonly ResultFile[];
  /** Exposed outputs that are no files. */
  readonly values: readonly { readonly name: string; readonly value: Json }[];
}

const nothing: ResultsState = { files: [], values: [] };

/** What the run that is shown has given, once it has ended. */
export class RunResults {
  readonly state: StoreApi<ResultsState> = createStore<ResultsState>(() => nothing);
  readonly #api: Pick<Api['runs'], 'results'>;
  #asked = '';

  constructor(api: Pick<Api['runs'], 'results'>) {
    this.#api = api;
  }

  /** Resolves with what there is when the run has ended. */
  async takeRun({ run, endedAt }: RunState): Promise<ResultsState> {
    if (run !== this.state.getState().run) this.state.setState({ ...nothing, run }, true);
    if (endedAt === undefined || this.#asked === run) return this.state.getState();
    this.#asked = run;
    try {
      const found = resultsOf(await this.#api.results(run));
      if (this.state.getState().run === run) this.state.setState({ ...found, run }, true);
      return found;
    } catch {
      // The server is away for a moment: the next look asks again.
      this.#asked = '';
      return nothing;
    }
  }
}

/** Deliveries under their names first, then exposed pictures, clips and sounds that are none of them. */
export function resultsOf({ outputs, deliveries }: RunResultsAnswer): Omit<ResultsState, 'run'> {
  const files: ResultFile[] = [...deliveries];
  const values: { name: string; value: Json }[] = [];
  const known = new Set(files.map(({ asset }) => asset.hash));
  for (const [name, value] of Object.entries(outputs)) {
    const assets = (Array.isArray(value) ? value : [value]).map((each) => zAsset.safeParse(each));
    if (assets.length === 0 || !assets.every(({ success }) => success)) {
      values.push({ name, value });
      continue;
    }
    for (const [index, { data: asset }] of assets.entries()) {
      if (!asset || known.has(asset.hash)) continue;
      known.add(asset.hash);
      const number = assets.length > 1 ? `-${index + 1}` : '';
      files.push({ fileName: `${name}${number}.${asset.mime.split('/')[1] ?? 'bin'}`, asset });
    }
  }
  return { files, values };
}
