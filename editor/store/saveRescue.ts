import { serializeGraph } from '../../runtime/graph/serializeGraph.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { Api } from '../api/api.ts';
import type { Autosave } from './autosave.ts';
import { mineOf } from './conflictWords.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { Toasts } from './toasts.ts';

export interface RescueParts {
  readonly document: GraphDocument;
  readonly autosave: Autosave;
  readonly api: Pick<Api['graphs'], 'create' | 'exportUrl'>;
  readonly toasts: Toasts;
}

/** Ways out where a save does not go through as it is. */
export class SaveRescue {
  readonly #parts: RescueParts;

  constructor(parts: RescueParts) {
    this.#parts = parts;
  }

  /** Of a conflict: saves this side as a graph of its own, and goes on with the other side. @returns the copy's id */
  async keepBoth(): Promise<string | undefined> {
    const { conflict } = this.#parts.autosave.state.getState();
    if (!conflict) return undefined;
    const copy = await this.#copy(mineOf(conflict));
    if (copy !== undefined) await this.#parts.autosave.settle('theirs');
    return copy;
  }

  /** Saves what is on the canvas as a graph of its own. @returns its id */
  async saveCopy(): Promise<string | undefined> {
    return this.#copy(this.#parts.document.graph);
  }

  /** What is on the canvas as the text of a file, and the name of the file: needs no server. */
  file(): { readonly name: string; readonly text: string } {
    const { graph } = this.#parts.document;
    const name = graph.name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'graph';
    return { name: `${name}.graph.json`, text: serializeGraph(graph) };
  }

  async #copy(graph: Graph): Promise<string | undefined> {
    const { api, toasts } = this.#parts;
    try {
      const name = `${graph.name || 'Untitled'} (copy)`;
      return (await api.create({ graph: { ...graph, id: crypto.randomUUID() }, name })).graph.id;
    } catch (error) {
      toasts.failed(error);
      return undefined;
    }
  }
}
