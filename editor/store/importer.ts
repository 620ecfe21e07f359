import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Uploaded } from '../../runtime/protocol/assets.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { Api } from '../api/api.ts';
import { RequestError } from '../api/requestError.ts';
import { cardShape } from '../scene/cardMetrics.ts';
import type { CatalogStore } from './catalogStore.ts';
import type { Point } from '../scene/point.ts';
import type { GraphActions } from './graphActions.ts';
import type { GraphDocument } from './graphDocument.ts';
import { importKind, kindOfAddress } from './importKind.ts';
import { newId } from './newId.ts';
import type { Selection } from './selection.ts';
import type { Toasts } from './toasts.ts';

export interface Upload {
  readonly name: string;
  /** 0 to 1. */
  readonly part: number;
}

/** A file that is, or holds, something to be opened by itself. */
export interface OpenOffer {
  readonly file: File;
  readonly kind: 'graph' | 'screenplay' | 'film';
  /** Of a film that was made here: the clip, which can be used as such. */
  readonly clip?: { readonly uploaded: Uploaded; readonly at: Point } | undefined;
}

export interface ImportState {
  readonly uploads: ReadonlyMap<string, Upload>;
  readonly offer?: OpenOffer | undefined;
}

export interface ImporterParts {
  readonly api: Pick<Api, 'assets'>;
  readonly catalog: CatalogStore;
  readonly document: GraphDocument;
  readonly actions: GraphActions;
  readonly selection: Selection;
  readonly toasts: Toasts;
}

const gap = 40;

/** Brings files, addresses and texts onto the canvas: each as the node that stands for it. */
export class Importer {
  readonly state: StoreApi<ImportState> = createStore<ImportState>(() => ({ uploads: new Map() }));
  readonly #parts: ImporterParts;
  #leaving = new AbortController();

  constructor(parts: ImporterParts) {
    this.#parts = parts;
  }

  /** Sends files to the server, several at once, and adds their nodes when all are there: one step of undo. */
  async files(files: readonly File[], at: Point): Promise<void> {
    const own = files.find(({ name }) => importKind(name) !== undefined);
    if (own && files.length === 1) {
      this.state.setState({ offer: { file: own, kind: importKind(own.name) ?? 'graph' } });
      return;
    }
    const { signal } = this.#leaving;
    const made = await Promise.all(files.map((file) => this.#take(file, signal)));
    const [only] = made;
    if (made.length === 1 && only && 'uploaded' in only && (await this.#holdsGraph(only.uploaded))) {
      const { file, uploaded } = only;
      this.state.setState({ offer: { file, kind: 'film', clip: { uploaded, at } } });
      return;
    }
    this.#add(
      made.flatMap((one) => (one ? [nodeOf(one)] : [])),
      at,
    );
  }

  /** An address as people drag it from a page: the node that fetches it, or a text where it is no media. */
  address(url: string, at: Point, isPicture = false): void {
    const kind = isPicture ? 'image' : kindOfAddress(url);
    this.#add([kind ? { type: `${kind}/import`, params: { source: url } } : textNode(url)], at);
  }

  text(text: string, at: Point): void {
    this.#add([textNode(text)], at);
  }

  useClip(): void {
    const { clip, file } = this.state.getState().offer ?? {};
    this.close();
    if (clip && file) this.#add([nodeOf({ uploaded: clip.uploaded, file })], clip.at);
  }

  close(): void {
    this.state.setState({ offer: undefined });
  }

  cancelUploads(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  async #take(file: File, signal: AbortSignal): Promise<Taken | undefined> {
    if (/\.(?:txt|md)$/i.test(file.name)) return { text: await file.text() };
    const { api, toasts } = this.#parts;
    const id = newId();
    const show = (upload: Upload | undefined) => {
      const uploads = new Map(this.state.getState().uploads);
      if (upload) uploads.set(id, upload);
      else uploads.delete(id);
      this.state.setState({ uploads });
    };
    show({ name: file.name, part: 0 });
    try {
      const uploaded = await api.assets.upload(file, (part) => show({ name: file.name, part }), signal);
      if (uploaded.kind === 'data') throw new Error(`${file.name} is neither a picture, a clip nor a sound.`);
      return { uploaded, file };
    } catch (error) {
      if (!signal.aborted) toasts.failed(error);
      return undefined;
    } finally {
      show(undefined);
    }
  }

  async #holdsGraph({ kind, hash }: Uploaded): Promise<boolean> {
    if (kind !== 'video') return false;
    try {
      await this.#parts.api.assets.graph(hash);
      return true;
    } catch (error) {
      // Most clips were made elsewhere: that is no failure.
      if (error instanceof RequestError && !error.isPassing) return false;
      throw error;
    }
  }

  #add(nodes: readonly NewNode[], at: Point): void {
    if (nodes.length === 0) return;
    const { actions, document, catalog, selection } = this.#parts;
    const { nodeTypes } = catalog.state.getState();
    const commands: GraphCommand[] = [];
    const placed: { id: NodeId; type: string; at: Point }[] = [];
    const columns = Math.ceil(Math.sqrt(nodes.length));
    let [y, rowHeight] = [at.y, 0];
    for (const [index, { type, params, title }] of nodes.entries()) {
      const id = newId() as NodeId;
      const { width, height } = cardShape(nodeTypes.get(type));
      const column = index % columns;
      if (column === 0 && index > 0) [y, rowHeight] = [y + rowHeight + gap, 0];
      rowHeight = Math.max(rowHeight, height);
      const corner = { x: at.x + column * (width + gap), y };
      placed.push({ id, type, at: corner });
      commands.push(...actions.addCommands(id, type, corner, params, title));
    }
    commands.push(...actions.intoFrames(placed));
    document.apply(nodes.length === 1 ? 'Add' : `Add ${nodes.length} nodes`, commands);
    selection.nodes(placed.map(({ id }) => id));
  }
}

type Taken = { readonly text: string } | { readonly uploaded: Uploaded; readonly file: File };

interface NewNode {
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  readonly title?: string;
}

function nodeOf(taken: Taken): NewNode {
  if ('text' in taken) return textNode(taken.text);
  const { kind, hash } = taken.uploaded;
  const title = taken.file.name.replace(/\.[^.]+$/, '');
  return { type: `${kind}/import`, params: { source: `asset:${hash}` }, title };
}

function textNode(text: string): NewNode {
  return { type: 'text/value', params: { text } };
}
