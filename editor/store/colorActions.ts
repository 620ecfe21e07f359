import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { Tint } from '../scene/tints.ts';
import type { SceneStore } from '../scene/sceneStore.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { Selection } from './selection.ts';

/** Colours of cards, frames and notes. */
export class ColorActions {
  readonly #document: GraphDocument;
  readonly #selection: Selection;
  readonly #scene: SceneStore;

  constructor(document: GraphDocument, selection: Selection, scene: SceneStore) {
    this.#document = document;
    this.#selection = selection;
    this.#scene = scene;
  }

  /** To all that is selected, in one step. */
  give(tint: Tint | undefined): void {
    const { nodes, frames, notes } = this.#selection.state.getState();
    const { graph } = this.#document;
    const { cards } = this.#scene.current;
    const commands: GraphCommand[] = [];
    for (const id of nodes) {
      const card = cards.get(id);
      const place = graph.layout.nodes[id] ?? (card && { x: card.x, y: card.y });
      if (place) commands.push({ op: 'set-place', id, value: colored(place, tint) });
    }
    for (const id of frames) {
      const frame = graph.frames[id];
      if (frame) commands.push({ op: 'set-frame', id, value: colored(frame, tint) });
    }
    for (const id of notes) {
      const note = graph.notes[id];
      if (note) commands.push({ op: 'set-note', id, value: colored(note, tint) });
    }
    this.#document.apply('Colour', commands);
  }
}

function colored<Part extends { color?: string | undefined }>(part: Part, tint: Tint | undefined): Part {
  const { color: _color, ...rest } = part;
  return (tint === undefined ? rest : { ...rest, color: tint }) as Part;
}
