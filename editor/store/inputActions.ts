import { cardGap, cardSize } from '../../runtime/graph/boxes.ts';
import type { PortRef } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import type { GraphActions } from './graphActions.ts';
import type { GraphDocument } from './graphDocument.ts';
import { newId } from './newId.ts';

/** Changes of what comes into a node. */
export class InputActions {
  readonly #document: GraphDocument;
  readonly #actions: GraphActions;

  constructor(document: GraphDocument, actions: GraphActions) {
    this.#document = document;
    this.#actions = actions;
  }

  /** @param wires of one list input, in the order that they shall have */
  orderWires(wires: readonly EdgeId[]): void {
    const { edges } = this.#document.graph;
    const commands: GraphCommand[] = wires.flatMap((id, order) => {
      const edge = edges[id];
      return edge && edge.order !== order ? [{ op: 'set-edge' as const, id, value: { ...edge, order } }] : [];
    });
    this.#document.apply('Reorder inputs', commands);
  }

  /** Puts a node with a stored picture to the left of another one and wires it in. */
  addPicture(to: PortRef, hash: string): void {
    const { layout, edges } = this.#document.graph;
    const place = layout.nodes[to.node] ?? { x: 0, y: 0 };
    const before = Object.values(edges).filter((edge) => edge.to.node === to.node).length;
    const at = {
      x: place.x - cardSize.width - cardGap.x,
      y: place.y + before * (cardSize.height + cardGap.y),
    };
    const id = newId() as NodeId;
    this.#document.apply('Add a picture', [
      ...this.#actions.addCommands(id, 'image/import', at, { source: `asset:${hash}` }),
      ...this.#actions.wireCommands({ from: { node: id, port: 'image' }, to }),
    ]);
  }
}
