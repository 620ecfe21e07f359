import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import { documentId } from '../scene/flowId.ts';
import { frameAt, homesOf, moveCommands } from '../scene/moveCommands.ts';
import { middleOf } from '../scene/rect.ts';
import type { SceneStore } from '../scene/sceneStore.ts';
import type { Point } from './graphActions.ts';
import type { GraphDocument } from './graphDocument.ts';

export interface Drop {
  /** What was taken hold of, and all that moves with it: ids on the canvas. */
  readonly id: string;
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
  readonly isCopy: boolean;
}

/** What a drag would lead to where it is now. */
export interface Under {
  readonly frameUnder: string | undefined;
  readonly wireUnder: string | undefined;
}

/** Changes of where things stand. */
export class Arrange {
  readonly #document: GraphDocument;
  readonly #scene: SceneStore;

  constructor(document: GraphDocument, scene: SceneStore) {
    this.#document = document;
    this.#scene = scene;
  }

  /** Asked at every move of the pointer. */
  under({ id, ids, by }: Pick<Drop, 'id' | 'ids' | 'by'>): Under {
    const scene = this.#scene.current;
    const card = scene.cards.get(id);
    if (!card) return { frameUnder: undefined, wireUnder: undefined };
    const middle = middleOf(card);
    const frame = frameAt(scene, { x: middle.x + by.x, y: middle.y + by.y }, ids);
    const isHome = frame?.id === homesOf(this.#document.graph).get(card.id);
    return { frameUnder: isHome ? undefined : frame?.id, wireUnder: undefined };
  }

  /** One step, whatever comes of it: places, who is in which frame, a node put into a wire. */
  drop({ ids, by }: Drop): void {
    const commands: GraphCommand[] = moveCommands(this.#document.graph, this.#scene.current, ids, by);
    const [only] = ids;
    const label =
      ids.size === 1 && only !== undefined ? `Move ${singular[documentId(only).section]}` : `Move ${ids.size} things`;
    this.#document.apply(label, commands);
  }
}

const singular = { nodes: 'node', frames: 'frame', notes: 'note' } as const;
