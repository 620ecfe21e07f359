import type { Frame, Note } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { frameAround } from '../scene/frameAround.ts';
import { homesOf } from '../scene/moveCommands.ts';
import type { Rect } from '../scene/rect.ts';
import type { SceneStore } from '../scene/sceneStore.ts';
import type { Point } from '../scene/point.ts';
import type { GraphDocument } from './graphDocument.ts';
import { newId } from './newId.ts';
import type { Selection } from './selection.ts';

/** Frames and notes: boxes that mean nothing to a run, and a lot to people. */
export class FrameActions {
  readonly #document: GraphDocument;
  readonly #selection: Selection;
  readonly #scene: SceneStore;

  constructor(document: GraphDocument, selection: Selection, scene: SceneStore) {
    this.#document = document;
    this.#selection = selection;
    this.#scene = scene;
  }

  /** A frame around what is selected. Nodes leave the frames that they were in. @returns its id */
  make(title = 'Group'): string | undefined {
    const { cards } = this.#scene.current;
    const { graph } = this.#document;
    const nodes = [...this.#selection.state.getState().nodes] as NodeId[];
    const box = frameAround(nodes.flatMap((id) => cards.get(id) ?? []));
    if (!box) return undefined;
    const homes = homesOf(graph);
    const left = new Set(nodes.flatMap((id) => homes.get(id) ?? []));
    const commands = [...left].flatMap((id): GraphCommand[] => {
      const frame = graph.frames[id];
      return frame ? [setFrame(id, { ...frame, nodes: frame.nodes.filter((node) => !nodes.includes(node)) })] : [];
    });
    const id = newId();
    commands.push(setFrame(id, { title, ...box, nodes }));
    this.#document.apply('Make frame', commands);
    this.#selection.set({ frames: new Set([id]) });
    return id;
  }

  /** Takes the boxes away and leaves what is in them. */
  dissolve(ids: Iterable<string>): void {
    const { graph } = this.#document;
    const frames = [...ids];
    const nodes = frames.flatMap((id) => graph.frames[id]?.nodes ?? []);
    this.#document.apply(
      'Dissolve frame',
      frames.map((id) => ({ op: 'remove-frame', id })),
    );
    this.#selection.nodes(nodes);
  }

  change(ids: Iterable<string>, label: string, change: (frame: Frame) => Frame, gesture?: string): void {
    const { frames } = this.#document.graph;
    const commands = [...ids].flatMap((id) => {
      const frame = frames[id];
      return frame ? [setFrame(id, change(frame))] : [];
    });
    this.#document.apply(label, commands, gesture);
  }

  changeNotes(ids: Iterable<string>, label: string, change: (note: Note) => Note, gesture?: string): void {
    const { notes } = this.#document.graph;
    const commands = [...ids].flatMap((id): GraphCommand[] => {
      const note = notes[id];
      return note ? [{ op: 'set-note', id, value: change(note) }] : [];
    });
    this.#document.apply(label, commands, gesture);
  }

  /** @returns the id of the new note */
  addNote({ x, y }: Point, text = ''): string {
    const id = newId();
    const note: Note = { text, x: Math.round(x), y: Math.round(y), width: 260, height: 140 };
    this.#document.apply('Add note', [{ op: 'set-note', id, value: note }]);
    this.#selection.set({ notes: new Set([id]) });
    return id;
  }

  resize(section: 'frames' | 'notes', id: string, rect: Rect): void {
    const box = {
      x: Math.round(rect.x),
      y: Math.round(rect.y),
      width: Math.max(60, Math.round(rect.width)),
      height: Math.max(40, Math.round(rect.height)),
    };
    if (section === 'frames') this.change([id], 'Resize frame', (frame) => ({ ...frame, ...box }));
    else this.changeNotes([id], 'Resize note', (note) => ({ ...note, ...box }));
  }
}

function setFrame(id: string, value: Frame): GraphCommand {
  return { op: 'set-frame', id, value };
}
