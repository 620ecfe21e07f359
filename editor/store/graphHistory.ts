import { createStore, type StoreApi } from 'zustand/vanilla';
import { commandsBetween } from '../../runtime/graph/commandsBetween.ts';
import type { GraphVersion } from '../../runtime/protocol/graphs.ts';
import type { Api } from '../api/api.ts';
import type { Autosave } from './autosave.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { Toasts } from './toasts.ts';

export interface HistoryState {
  /** Newest first; absent until they come. */
  readonly versions?: readonly GraphVersion[] | undefined;
  readonly more: boolean;
  /** What differs between a version and the newest, in words, by the version's revision. */
  readonly compared: ReadonlyMap<number, readonly string[]>;
}

export interface HistoryParts {
  readonly document: GraphDocument;
  readonly autosave: Autosave;
  readonly api: Pick<Api['graphs'], 'versions' | 'version' | 'diff' | 'nameVersion' | 'create'>;
  readonly toasts: Toasts;
}

/** The versions of the open graph: what each changed, and the way back to it. */
export class GraphHistory {
  readonly state: StoreApi<HistoryState> = createStore<HistoryState>(() => ({ more: false, compared: new Map() }));
  readonly #parts: HistoryParts;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  async load(): Promise<void> {
    const { api, document } = this.#parts;
    await this.#try(async () => {
      this.state.setState({ ...(await api.versions(document.id)), compared: new Map() });
    });
  }

  async older(): Promise<void> {
    const { api, document } = this.#parts;
    const { versions = [] } = this.state.getState();
    const last = versions.at(-1);
    if (!last) return;
    await this.#try(async () => {
      const page = await api.versions(document.id, last.revision);
      this.state.setState({ versions: [...versions, ...page.versions], more: page.more });
    });
  }

  /** Says what a version and the graph as it is saved now differ in. */
  async compare(revision: number): Promise<void> {
    const { api, document, autosave } = this.#parts;
    await this.#try(async () => {
      await autosave.flush();
      const { words } = await api.diff(document.id, revision);
      this.state.setState(({ compared }) => ({ compared: new Map([...compared, [revision, words]]) }));
    });
  }

  /** Makes the graph what it was: a change like any other, which can be undone. */
  async restore({ revision, label }: GraphVersion): Promise<void> {
    const { api, document, autosave, toasts } = this.#parts;
    await this.#try(async () => {
      const { graph } = await api.version(document.id, revision);
      const called = label ?? `version ${revision}`;
      if (!document.apply(`Restore ${called}`, commandsBetween(document.graph, graph))) {
        toasts.show({ tone: 'plain', message: `The graph is what it was in ${called} already.` });
        return;
      }
      await autosave.flush();
      toasts.show({
        tone: 'good',
        message: `The graph is as it was in ${called}.`,
        action: { words: 'Undo', run: () => document.undo() },
      });
    });
  }

  /** Names a version, which is then kept for ever; an empty name takes that back. */
  async name(revision: number, label: string): Promise<void> {
    const { api, document } = this.#parts;
    await this.#try(async () => {
      const named = await api.nameVersion(document.id, revision, label);
      this.state.setState(({ versions }) => ({
        versions: versions?.map((version) => (version.revision === revision ? named : version)),
      }));
    });
  }

  /** @returns id of a new graph that is what this one was; nothing where it failed */
  async openCopy({ revision, label }: GraphVersion): Promise<string | undefined> {
    const { api, document } = this.#parts;
    let copy: string | undefined;
    await this.#try(async () => {
      const { graph } = await api.version(document.id, revision);
      const name = `${graph.name} (${label ?? `version ${revision}`})`;
      copy = (await api.create({ graph: { ...graph, id: crypto.randomUUID() }, name })).graph.id;
    });
    return copy;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.toasts.failed(error);
    }
  }
}
