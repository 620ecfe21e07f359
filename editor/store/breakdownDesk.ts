import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { zHand } from '../../runtime/graph/depiction.ts';
import { type ScreenplayAnswer, zFilmMusic } from '../../runtime/protocol/screenplays.ts';
import { type Corrections, zCorrections } from '../../runtime/screenplay/breakdown.ts';
import type { Api } from '../api/api.ts';
import { noCorrections } from './corrections.ts';
import type { KeyValueStorage } from './pendingCommands.ts';

/** What a person decided about a screenplay. Kept in this browser, so that going away and back loses nothing. */
const zDecisions = z.strictObject({
  corrections: zCorrections,
  /** Doubts that were looked at and found to be right as they are. */
  settled: z.array(z.string()),
  /** Pixels, and frames a second; absent for what the screenplay asks for. */
  size: z.string().optional(),
  fps: z.string().optional(),
  /** How the boards are drawn, and the music under the film; absent for the script's own style, and for none. */
  hand: zHand.optional(),
  music: zFilmMusic.optional(),
  /** Numbers of the scenes to take; absent for all. */
  scenes: z.array(z.int().positive()).optional(),
});
export type Decisions = z.infer<typeof zDecisions>;

export interface DeskState extends Decisions {
  /** As it was read, without corrections. */
  readonly original: ScreenplayAnswer;
  /** What the corrections make of it. */
  readonly shown: ScreenplayAnswer;
  /** `shown` is of earlier corrections. */
  readonly isStale: boolean;
  readonly isMaking: boolean;
  readonly failure?: string | undefined;
}

type DeskApi = Pick<Api, 'screenplays' | 'graphs'>;

const quietMilliseconds = 250;

/** A screenplay on its way to a graph: what was understood, and what a person makes of it. */
export class BreakdownDesk {
  readonly state: StoreApi<DeskState>;
  readonly #api: DeskApi;
  readonly #id: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  private constructor(original: ScreenplayAnswer, decisions: Decisions, api: DeskApi, storage: KeyValueStorage) {
    this.#api = api;
    this.#id = original.id;
    this.state = createStore<DeskState>(() => ({
      ...decisions,
      ...{ original, shown: original, isStale: false, isMaking: false },
    }));
    this.state.subscribe((state) => storage.setItem(nameOf(this.#id), JSON.stringify(decisionsOf(state))));
    if (Object.values(decisions.corrections).some((part) => Object.keys(part).length > 0)) this.#look(0);
  }

  static async open(id: string, api: DeskApi, storage: KeyValueStorage, signal?: AbortSignal): Promise<BreakdownDesk> {
    const original = await api.screenplays.read(id, signal);
    return new BreakdownDesk(original, readDecisions(storage, id), api, storage);
  }

  correct(change: (before: Corrections) => Corrections): void {
    this.state.setState(({ corrections }) => ({ corrections: change(corrections), isStale: true }));
    this.#look(quietMilliseconds);
  }

  choose(choices: Partial<Pick<Decisions, 'size' | 'fps' | 'scenes' | 'hand' | 'music'>>): void {
    this.state.setState({ ...choices, failure: undefined });
  }

  /** Takes a scene into the film, or leaves it out. */
  takeScene(number: number, isTaken: boolean): void {
    const { original, scenes = original.scenes.map((scene) => scene.number) } = this.state.getState();
    const next = isTaken ? [...scenes, number].toSorted((a, b) => a - b) : scenes.filter((one) => one !== number);
    this.choose({ scenes: next.length === original.scenes.length ? undefined : next });
  }

  settle(doubt: string, isSettled: boolean): void {
    this.state.setState(({ settled }) => ({
      settled: isSettled ? [...settled, doubt] : settled.filter((one) => one !== doubt),
    }));
  }

  /** Makes the graph and saves it. @returns its id; nothing where it failed */
  async makeGraph(): Promise<string | undefined> {
    const { corrections, size, fps, scenes, hand, music } = this.state.getState();
    this.state.setState({ isMaking: true, failure: undefined });
    try {
      const { graph } = await this.#api.screenplays.graph(this.#id, {
        corrections,
        ...(size !== undefined && { size }),
        ...(fps !== undefined && { fps }),
        ...(scenes !== undefined && { scenes }),
        ...(hand !== undefined && { hand }),
        ...(music !== undefined && { music }),
      });
      return (await this.#api.graphs.create({ graph })).graph.id;
    } catch (error) {
      this.state.setState({ failure: wordsOf(error) });
      return undefined;
    } finally {
      this.state.setState({ isMaking: false });
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  #look(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), after);
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const shown = await this.#api.screenplays.breakdown(this.#id, this.state.getState().corrections, asking.signal);
      if (!asking.signal.aborted) this.state.setState({ shown, isStale: false, failure: undefined });
    } catch (error) {
      if (!asking.signal.aborted) this.state.setState({ failure: wordsOf(error) });
    }
  }
}

function nameOf(id: string): string {
  return `shotgraph.breakdown.${id}`;
}

function readDecisions(storage: KeyValueStorage, id: string): Decisions {
  const none: Decisions = { corrections: noCorrections, settled: [] };
  const text = storage.getItem(nameOf(id));
  if (text === null) return none;
  try {
    return zDecisions.parse(JSON.parse(text));
  } catch {
    // Written by another version: what it meant can not be known.
    return none;
  }
}

function decisionsOf({ corrections, settled, size, fps, scenes, hand, music }: DeskState): Decisions {
  return { corrections, settled, size, fps, scenes, hand, music };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
