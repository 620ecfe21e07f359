import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PublicationSummary } from '../../runtime/protocol/graphs.ts';
import type { Api } from '../api/api.ts';
import type { Autosave } from './autosave.ts';
import type { CatalogStore } from './catalogStore.ts';
import type { GraphDocument } from './graphDocument.ts';

export interface PublishingState {
  /** Of this graph, newest first; absent until they come. */
  readonly published?: readonly PublicationSummary[] | undefined;
  readonly isPublishing: boolean;
  /** Why it was refused, as the server says it. */
  readonly refusal?: string | undefined;
}

export interface PublishingParts {
  readonly document: GraphDocument;
  readonly autosave: Autosave;
  readonly api: Pick<Api['graphs'], 'publish' | 'publications'>;
  readonly catalog: Pick<CatalogStore, 'load'>;
}

/** Makes versions of the open graph node types for others. */
export class Publishing {
  readonly state: StoreApi<PublishingState> = createStore<PublishingState>(() => ({ isPublishing: false }));
  readonly #parts: PublishingParts;

  constructor(parts: PublishingParts) {
    this.#parts = parts;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      const { publications } = await this.#parts.api.publications(this.#parts.document.id);
      this.state.setState({ published: publications });
    });
  }

  /** Publishes the graph as it is now. @param slug absent: made of the name @returns what it is called as a node type */
  async publish(slug: string | undefined): Promise<string | undefined> {
    const { document, autosave, api, catalog } = this.#parts;
    this.state.setState({ isPublishing: true });
    let type: string | undefined;
    await this.#try(async () => {
      await autosave.flush();
      const { state, revision, message } = autosave.state.getState();
      if (state !== 'saved') throw new Error(message ?? 'The graph has to be saved before it is published.');
      ({ type } = await api.publish(document.id, revision, slug));
      const { publications } = await api.publications(document.id);
      this.state.setState({ published: publications });
      await catalog.load();
    });
    this.state.setState({ isPublishing: false });
    return type;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      this.state.setState({ refusal: undefined });
      await work();
    } catch (error) {
      this.state.setState({ refusal: error instanceof Error ? error.message : String(error) });
    }
  }
}
