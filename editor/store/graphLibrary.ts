import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphId } from '../../runtime/graph/ids.ts';
import type { GraphSummary } from '../../runtime/protocol/graphs.ts';
import type { Api } from '../api/api.ts';
import type { Toasts } from './toasts.ts';

export interface LibraryState {
  /** Which graphs are shown. */
  readonly shelf: 'graphs' | 'trash';
  readonly search: string;
  /** Absent until they come for the first time. */
  readonly items?: readonly GraphSummary[] | undefined;
  /** Where the next page begins; absent on the last. */
  readonly next?: string | undefined;
  readonly failure?: string | undefined;
}

type LibraryApi = Pick<
  Api['graphs'],
  'list' | 'save' | 'moveToTrash' | 'takeFromTrash' | 'destroy' | 'duplicate' | 'exportUrl'
>;

const quietMilliseconds = 180;

/** The saved graphs and the trash, as lists that a person tidies. */
export class GraphLibrary {
  readonly state: StoreApi<LibraryState> = createStore<LibraryState>(() => ({ shelf: 'graphs', search: '' }));
  readonly #api: LibraryApi;
  readonly #toasts: Toasts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(api: LibraryApi, toasts: Toasts) {
    this.#api = api;
    this.#toasts = toasts;
  }

  /** The first page anew. */
  async load(): Promise<void> {
    const items = await this.#page();
    if (items) this.state.setState({ ...items, failure: undefined });
  }

  async more(): Promise<void> {
    const { next, items = [] } = this.state.getState();
    if (next === undefined) return;
    const page = await this.#page(next);
    if (page) this.state.setState({ items: [...items, ...page.items], next: page.next });
  }

  show(shelf: LibraryState['shelf']): void {
    if (shelf === this.state.getState().shelf) return;
    this.state.setState({ shelf, items: undefined, next: undefined });
    void this.load();
  }

  /** Looks for words, a moment after the last letter. */
  find(search: string): void {
    this.state.setState({ search });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), quietMilliseconds);
  }

  async rename({ id, revision, name: before }: GraphSummary, name: string): Promise<void> {
    if (name === before) return;
    await this.#doing(async () => {
      const saved = await this.#api.save(id, { revision, commands: [{ op: 'set-field', field: 'name', value: name }] });
      this.#change(id, { name, ...saved });
    });
  }

  async duplicate({ id }: GraphSummary): Promise<void> {
    await this.#doing(() => this.#api.duplicate(id));
    await this.load();
  }

  async moveToTrash({ id, name }: GraphSummary): Promise<void> {
    const isDone = await this.#doing(() => this.#api.moveToTrash(id));
    if (!isDone) return;
    this.#drop(id);
    this.#toasts.show({
      tone: 'plain',
      message: `“${name || 'Untitled'}” is in the trash.`,
      action: { words: 'Undo', run: () => void this.takeFromTrash(id) },
    });
  }

  async takeFromTrash(id: GraphId): Promise<void> {
    await this.#doing(() => this.#api.takeFromTrash(id));
    await this.load();
  }

  /** For ever. */
  async destroy({ id }: GraphSummary): Promise<void> {
    if (await this.#doing(() => this.#api.destroy(id))) this.#drop(id);
  }

  /** Where the graph can be had as a file. */
  exportUrl({ id }: GraphSummary): string {
    return this.#api.exportUrl(id);
  }

  async #page(cursor?: string): Promise<{ items: readonly GraphSummary[]; next?: string | undefined } | undefined> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { shelf, search } = this.state.getState();
    const words = search.trim();
    try {
      const { items, next } = await this.#api.list(
        {
          ...{ trash: shelf === 'trash' ? 'true' : 'false', limit: 48 },
          ...(words !== '' && { search: words }),
          ...(cursor !== undefined && { cursor }),
        },
        asking.signal,
      );
      return asking.signal.aborted ? undefined : { items, next };
    } catch (error) {
      if (!asking.signal.aborted) this.state.setState({ failure: wordsOf(error) });
      return undefined;
    }
  }

  /** @returns whether it went well; what went wrong is told */
  async #doing(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.#toasts.failed(error);
      await this.load();
      return false;
    }
  }

  #change(id: GraphId, change: Partial<GraphSummary>): void {
    this.state.setState(({ items }) => ({
      items: items?.map((item) => (item.id === id ? { ...item, ...change } : item)),
    }));
  }

  #drop(id: GraphId): void {
    this.state.setState(({ items }) => ({ items: items?.filter((item) => item.id !== id) }));
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
