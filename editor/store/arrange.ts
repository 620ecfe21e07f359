import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import { cardShape } from '../scene/cardMetrics.ts';
import { documentId } from '../scene/flowId.ts';
import { insertCommands, insertionInto, makeRoom, wiresUnder, type Insertion } from '../scene/insertOnWire.ts';
import { frameAt, homesOf, moveCommands } from '../scene/moveCommands.ts';
import { middleOf } from '../scene/rect.ts';
import type { SceneStore } from '../scene/sceneStore.ts';
import { copyCommands } from './copyCommands.ts';
import type { CatalogStore } from './catalogStore.ts';
import type { Point } from '../scene/point.ts';
import type { GraphDocument } from './graphDocument.ts';
import { newId } from './newId.ts';
import type { Selection } from './selection.ts';

export interface Drop {
  /** What was taken hold of, and all that moves with it: ids on the canvas. */
  readonly id: string;
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
  /** Copies stand where it was let go; what was dragged stays. */
  readonly isCopy: boolean;
}

/** What a drag would lead to where it is now. */
export interface Under {
  readonly frameUnder: string | undefined;
  readonly wireUnder: string | undefined;
}

/** Changes of where things stand by dragging them. */
export class Arrange {
  readonly #document: GraphDocument;
  readonly #scene: SceneStore;
  readonly #catalog: CatalogStore;
  readonly #selection: Selection;
  /** Of the card that is dragged, by wire: whether it fits is asked once for each. */
  #insertions: { readonly node: string; readonly byWire: Map<string, Insertion | undefined> } | undefined;

  constructor(parts: {
    readonly document: GraphDocument;
    readonly scene: SceneStore;
    readonly catalog: CatalogStore;
    readonly selection: Selection;
  }) {
    this.#document = parts.document;
    this.#scene = parts.scene;
    this.#catalog = parts.catalog;
    this.#selection = parts.selection;
  }

  /** Asked at every move of the pointer. */
  under({ id, ids, by, isCopy }: Drop): Under {
    const scene = this.#scene.current;
    const card = scene.cards.get(id);
    if (!card) return { frameUnder: undefined, wireUnder: undefined };
    const middle = middleOf(card);
    const frame = frameAt(scene, { x: middle.x + by.x, y: middle.y + by.y }, ids);
    const isHome = frame?.id === homesOf(this.#document.graph).get(card.id);
    const wire = ids.size === 1 && !isCopy ? this.#wireFor(id, by) : undefined;
    return { frameUnder: isHome ? undefined : frame?.id, wireUnder: wire };
  }

  /** One step, whatever comes of it: places, who is in which frame, a node put into a wire. */
  drop(drop: Drop): void {
    const { id, ids, by, isCopy } = drop;
    const { graph } = this.#document;
    if (isCopy) {
      const copied = copyCommands(graph, ids, {
        by,
        frameOf: ({ type }, at) => this.#scene.frameOf(type, false, at),
      });
      this.#document.apply('Duplicate', copied.commands);
      this.#selection.set(copied.selection);
      return;
    }
    const commands = moveCommands(graph, this.#scene.current, ids, by);
    const { wireUnder } = this.under(drop);
    const inserted = wireUnder === undefined ? [] : this.#insert(id as NodeId, wireUnder, by);
    this.#insertions = undefined;
    const [only] = ids;
    const one = ids.size === 1 && only !== undefined ? singular[documentId(only).section] : undefined;
    const label = inserted.length > 0 ? 'Insert into wire' : `Move ${one ?? `${ids.size} things`}`;
    this.#document.apply(label, [...commands, ...inserted]);
  }

  /** A new node in the middle of a wire, in one step. */
  insertNew(type: string, at: Point, wire: string): void {
    const { nodeTypes } = this.#catalog.state.getState();
    const { graph } = this.#document;
    const info = nodeTypes.get(type);
    const node = newId() as NodeId;
    const edgeId = wire as EdgeId;
    const edge = graph.edges[edgeId];
    if (!info || !edge) return;
    const value = { type, typeVersion: info.version, params: {} };
    const insertion = insertionInto(wire, node, { ...graph, nodes: { ...graph.nodes, [node]: value } }, nodeTypes);
    if (!insertion) return;
    const { width, height } = cardShape(info);
    const place = { x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2) };
    this.#document.apply(`Insert ${info.title}`, [
      { op: 'set-node', id: node, value },
      { op: 'set-place', id: node, value: place },
      ...insertCommands(insertion, { edgeId, node, newEdge: newId() as EdgeId }, edge),
      ...makeRoom(graph, this.#scene.current, { ...place, width, height }, edge.to.node),
    ]);
    this.#selection.nodes([node]);
  }

  #wireFor(id: string, by: Point): string | undefined {
    const scene = this.#scene.current;
    const card = scene.cards.get(id);
    if (!card) return undefined;
    if (this.#insertions?.node !== id) this.#insertions = { node: id, byWire: new Map() };
    const { byWire } = this.#insertions;
    const found = wiresUnder(scene, { ...card, x: card.x + by.x, y: card.y + by.y }).find((wire) => {
      if (!byWire.has(wire.id)) {
        const types = this.#catalog.state.getState().nodeTypes;
        byWire.set(wire.id, insertionInto(wire.id, id as NodeId, this.#document.graph, types));
      }
      return byWire.get(wire.id) !== undefined;
    });
    return found?.id;
  }

  #insert(node: NodeId, wire: string, by: Point): GraphCommand[] {
    const { graph } = this.#document;
    const scene = this.#scene.current;
    const edgeId = wire as EdgeId;
    const [edge, card, insertion] = [graph.edges[edgeId], scene.cards.get(node), this.#insertions?.byWire.get(wire)];
    if (!edge || !card || !insertion) return [];
    return [
      ...insertCommands(insertion, { edgeId, node, newEdge: newId() as EdgeId }, edge),
      ...makeRoom(graph, scene, { ...card, x: card.x + by.x, y: card.y + by.y }, edge.to.node),
    ];
  }
}

const singular = { nodes: 'node', frames: 'frame', notes: 'note' } as const;
