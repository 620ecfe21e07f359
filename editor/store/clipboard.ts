import { flowIdOf } from '../scene/flowId.ts';
import { around } from '../scene/rect.ts';
import type { SceneStore } from '../scene/sceneStore.ts';
import { clipOf, isEmptyClip, parseClip } from './clip.ts';
import { pasteCommands } from './copyCommands.ts';
import type { Point } from '../scene/point.ts';
import type { GraphActions } from './graphActions.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { Selection } from './selection.ts';

/** Copies lie so far beside what they are of. */
const aside = { x: 40, y: 40 };

/** Copying by way of text, so that it goes from graph to graph, and from tab to tab. */
export class Clipboard {
  readonly #document: GraphDocument;
  readonly #selection: Selection;
  readonly #scene: SceneStore;
  readonly #actions: GraphActions;

  constructor(parts: {
    readonly document: GraphDocument;
    readonly selection: Selection;
    readonly scene: SceneStore;
    readonly actions: GraphActions;
  }) {
    this.#document = parts.document;
    this.#selection = parts.selection;
    this.#scene = parts.scene;
    this.#actions = parts.actions;
  }

  /** What is selected as text; undefined where nothing is. */
  copy(): string | undefined {
    const clip = clipOf(this.#document.graph, this.#selected());
    return isEmptyClip(clip) ? undefined : JSON.stringify(clip);
  }

  cut(): string | undefined {
    const text = this.copy();
    if (text !== undefined) this.#actions.removeSelected('Cut', true);
    return text;
  }

  /**
   * Puts what was copied with its middle at a place.
   * @returns whether the text was something that had been copied here
   */
  paste(text: string, at: Point, keepIncoming: boolean): boolean {
    const clip = parseClip(text);
    if (!clip) return false;
    const { graph } = this.#document;
    const boxes = [...Object.values(clip.layout.nodes).map((place) => ({ ...place, width: 300, height: 240 }))];
    const all = around([...boxes, ...Object.values(clip.frames), ...Object.values(clip.notes)]);
    const by = all ? { x: at.x - all.x - all.width / 2, y: at.y - all.y - all.height / 2 } : { x: at.x, y: at.y };
    const pasted = pasteCommands(graph, clip, { by, keepIncoming, frameOf: this.#frameOf });
    this.#document.apply('Paste', pasted.commands);
    this.#selection.set(pasted.selection);
    return true;
  }

  /** Beside the originals, with the wires that come to them. */
  duplicate(): void {
    const clip = clipOf(this.#document.graph, this.#selected());
    if (isEmptyClip(clip)) return;
    const choices = { by: aside, keepIncoming: true, frameOf: this.#frameOf };
    const pasted = pasteCommands(this.#document.graph, clip, choices);
    this.#document.apply('Duplicate', pasted.commands);
    this.#selection.set(pasted.selection);
  }

  readonly #frameOf = ({ type }: { readonly type: string }, at: Point) => this.#scene.frameOf(type, false, at);

  #selected(): string[] {
    const state = this.#selection.state.getState();
    return (['nodes', 'frames', 'notes'] as const).flatMap((section) =>
      [...state[section]].map((id) => flowIdOf({ section, id })),
    );
  }
}
