import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScreenplaySummary } from '../../runtime/protocol/screenplays.ts';
import type { TemplateSummary } from '../../runtime/protocol/templates.ts';
import type { Api } from '../api/api.ts';
import type { Dropped, PlacedFile } from './droppedFiles.ts';
import type { Toasts } from './toasts.ts';

export interface StartState {
  readonly templates: readonly TemplateSummary[];
  /** Looked through before, newest first. */
  readonly screenplays: readonly ScreenplaySummary[];
  /** What is being opened, for people; absent while nothing is. */
  readonly opening?: string | undefined;
  /** Why the last file was not taken, as the server says it. */
  readonly refusal?: string | undefined;
}

type StartApi = Pick<Api, 'graphs' | 'catalog' | 'screenplays' | 'assets'>;

const screenplayEndings = /\.(?:zip|fountain|spmd|fdx|txt)$/i;
const textEndings = /\.(?:json|fountain|spmd|fdx)$/i;
const filmEndings = /\.(?:mp4|mov|m4v)$/i;

/** The ways into a graph: a template, a script, an empty canvas, a file. Each gives the address to go to. */
export class Starts {
  readonly state: StoreApi<StartState> = createStore<StartState>(() => ({ templates: [], screenplays: [] }));
  readonly #api: StartApi;
  readonly #toasts: Toasts;

  constructor(api: StartApi, toasts: Toasts) {
    this.#api = api;
    this.#toasts = toasts;
  }

  async load(): Promise<void> {
    const failed = this.#toasts.failed.bind(this.#toasts);
    await Promise.all([
      this.#api.catalog.templates().then(({ templates }) => this.state.setState({ templates }), failed),
      this.#api.screenplays.list().then(({ screenplays }) => this.state.setState({ screenplays }), failed),
    ]);
  }

  forgetRefusal(): void {
    this.state.setState({ refusal: undefined });
  }

  async empty(): Promise<string | undefined> {
    return this.#opening('a new graph', async () => addressOf(await this.#api.graphs.create({ name: 'Untitled' })));
  }

  async template({ id, name }: TemplateSummary): Promise<string | undefined> {
    return this.#opening(name, async () => {
      const { graph } = await this.#api.catalog.template(id);
      return addressOf(await this.#api.graphs.create({ graph }));
    });
  }

  async forgetScreenplay({ id }: ScreenplaySummary): Promise<void> {
    try {
      await this.#api.screenplays.remove(id);
      this.state.setState(({ screenplays }) => ({ screenplays: screenplays.filter((one) => one.id !== id) }));
    } catch (error) {
      this.#toasts.failed(error);
    }
  }

  /** A graph file, a script, a package folder, or a film that was made here: by what it is. */
  async files(dropped: Dropped): Promise<string | undefined> {
    const { name, isFolder, files } = dropped;
    return this.#opening(name, async () => {
      const [first] = files;
      const isOne = !isFolder && files.length === 1 && first !== undefined;
      if (isOne && /\.json$/i.test(name)) return this.#json(first);
      if (isOne && screenplayEndings.test(name)) {
        const { id } = await this.#api.screenplays.upload(first.file, name);
        return `/screenplays/${id}`;
      }
      if (isOne && filmEndings.test(name)) return this.#film(first.file);
      const texts = files.filter(({ path }) => textEndings.test(path));
      if (texts.length > 0) return this.#folder(name, texts);
      throw new Error(
        `There is nothing in ${name} that can be opened: take a Snowflake package (folder or zip), .fountain, .fdx, .graph.json, or a film that was made here.`,
      );
    });
  }

  async #json(placed: PlacedFile): Promise<string> {
    const document = parsed(await placed.file.text(), placed.path);
    if (document['format'] !== 'shotgraph') return this.#folder(placed.path, [placed]);
    return addressOf(await this.#api.graphs.create({ graph: document }));
  }

  async #folder(name: string, files: readonly PlacedFile[]): Promise<string> {
    const texts = await Promise.all(files.map(async ({ path, file }) => ({ path, text: await file.text() })));
    const { id } = await this.#api.screenplays.folder({ name, files: texts });
    return `/screenplays/${id}`;
  }

  async #film(file: File): Promise<string> {
    const { hash } = await this.#api.assets.upload(file, () => undefined);
    const { graph } = await this.#api.assets.graph(hash);
    return addressOf(await this.#api.graphs.create({ graph }));
  }

  async #opening(what: string, open: () => Promise<string>): Promise<string | undefined> {
    this.state.setState({ opening: what, refusal: undefined });
    try {
      return await open();
    } catch (error) {
      this.state.setState({ refusal: error instanceof Error ? error.message : String(error) });
      return undefined;
    } finally {
      this.state.setState({ opening: undefined });
    }
  }
}

function addressOf({ graph }: { readonly graph: { readonly id: string } }): string {
  return `/graphs/${graph.id}`;
}

function parsed(text: string, name: string): Record<string, unknown> {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null) return { ...document };
  } catch {
    throw new Error(`${name} is no JSON: it may be cut off.`);
  }
  throw new Error(`${name} is neither a graph nor a part of a package.`);
}
