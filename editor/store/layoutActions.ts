import type { Graph } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import { aligned, distributed, type Alignment, type Direction } from '../scene/alignment.ts';
import { documentId, flowIdOf } from '../scene/flowId.ts';
import type { Rect } from '../scene/rect.ts';
import type { SceneStore } from '../scene/sceneStore.ts';
import type { Point } from '../scene/point.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { Selection } from './selection.ts';

/** Puts things in order by themselves. */
export class LayoutActions {
  readonly #document: GraphDocument;
  readonly #selection: Selection;
  readonly #scene: SceneStore;

  constructor(document: GraphDocument, selection: Selection, scene: SceneStore) {
    this.#document = document;
    this.#selection = selection;
    this.#scene = scene;
  }

  align(how: Alignment): void {
    this.#place(`Align ${how}`, aligned(this.#selected(), how));
  }

  distribute(direction: Direction): void {
    this.#place('Distribute', distributed(this.#selected(), direction));
  }

  /** What is selected, else all: scenes like pages where there are frames. */
  async arrange(): Promise<void> {
    const nodes = this.#selection.state.getState().nodes;
    if (nodes.size > 1) return this.#arrangeSome(nodes);
    const { graph } = this.#document;
    const frames = Object.entries(graph.frames);
    if (frames.length === 0) return this.#arrangeSome(new Set(Object.keys(graph.nodes)));
    const { layoutFilm } = await import('../../runtime/graph/layoutFilm.ts');
    const groups = frames.map(([id, { title, nodes }]) => ({ id, title, nodes }));
    const made = layoutFilm(graph, groups);
    const commands: GraphCommand[] = Object.entries(made.layout.nodes).map(([id, { x, y }]) => ({
      op: 'set-place',
      id,
      value: { ...graph.layout.nodes[id], x, y },
    }));
    for (const [id, frame] of Object.entries(made.frames)) {
      commands.push({ op: 'set-frame', id, value: { ...graph.frames[id], ...frame } });
    }
    this.#document.apply('Lay out all', commands);
  }

  async #arrangeSome(ids: ReadonlySet<string>): Promise<void> {
    const { cards } = this.#scene.current;
    const rects = new Map(
      [...ids].flatMap((id): [string, Rect][] => {
        const card = cards.get(id);
        return card ? [[id, card]] : [];
      }),
    );
    const { layoutSelection } = await import('../scene/layoutSelection.ts');
    this.#place('Lay out', layoutSelection(this.#document.graph, rects));
  }

  #selected(): Map<string, Rect> {
    const { nodes, notes } = this.#selection.state.getState();
    const scene = this.#scene.current;
    const rects = new Map<string, Rect>();
    for (const id of nodes) {
      const card = scene.cards.get(id);
      if (card) rects.set(flowIdOf({ section: 'nodes', id }), card);
    }
    for (const id of notes) {
      const note = scene.notes.get(id);
      if (note) rects.set(flowIdOf({ section: 'notes', id }), note);
    }
    return rects;
  }

  #place(label: string, places: ReadonlyMap<string, Point>): void {
    const { graph } = this.#document;
    this.#document.apply(
      label,
      [...places].flatMap(([flowId, place]) => placeCommand(graph, flowId, place)),
    );
  }
}

function placeCommand(graph: Graph, flowId: string, { x, y }: Point): GraphCommand[] {
  const { section, id } = documentId(flowId);
  const at = { x: Math.round(x), y: Math.round(y) };
  const note = section === 'notes' ? graph.notes[id] : undefined;
  if (note) return [{ op: 'set-note', id, value: { ...note, ...at } }];
  return section === 'nodes' ? [{ op: 'set-place', id, value: { ...graph.layout.nodes[id], ...at } }] : [];
}
