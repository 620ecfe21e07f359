import { connectionChecker, type Connection, type ConnectionVerdict } from '../../runtime/graph/connectionChecker.ts';
import type { Conversion } from '../../runtime/graph/conversion.ts';
import type { Edge, GraphNode, Layout, PortRef } from '../../runtime/graph/graph.ts';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { cardShape, inputsOnCard, portY } from '../scene/cardMetrics.ts';
import type { SceneStore } from '../scene/sceneStore.ts';
import type { PulledWire } from './addMenu.ts';
import type { CatalogStore } from './catalogStore.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { Point } from '../scene/point.ts';
import { newId } from './newId.ts';
import type { Selection } from './selection.ts';

type Place = Layout['nodes'][string];

/** Changes of the graph as people name them, each one step of undo. */
export class GraphActions {
  readonly #document: GraphDocument;
  readonly #selection: Selection;
  readonly #catalog: CatalogStore;
  readonly #scene: SceneStore;

  constructor(document: GraphDocument, selection: Selection, catalog: CatalogStore, scene: SceneStore) {
    this.#scene = scene;
    this.#document = document;
    this.#selection = selection;
    this.#catalog = catalog;
  }

  /** @returns the new node, which is selected */
  addNode(type: string, at: Point, params: Readonly<Record<string, Json>> = {}): NodeId {
    const id = newId() as NodeId;
    const commands = this.addCommands(id, type, at, params);
    this.#document.apply(`Add ${this.#titleOf(type)}`, [...commands, ...this.intoFrames([{ id, type, at }])]);
    this.#selection.nodes([id]);
    return id;
  }

  /**
   * Adds a node at the end of a wire that was pulled there, in one step.
   * @param port of the new node that the wire goes to; without one it is just added
   */
  addWired(type: string, at: Point, from: PulledWire | undefined, port: string | undefined): NodeId {
    if (!from || port === undefined) return this.addNode(type, at);
    const id = newId() as NodeId;
    const info = this.#catalog.state.getState().nodeTypes.get(type);
    const shape = cardShape(info);
    const ports = from.side === 'out' ? inputsOnCard(info) : (info?.outputs ?? []);
    const index = ports.findIndex(({ name }) => name === port);
    const corner = { x: from.side === 'out' ? at.x : at.x - shape.width, y: at.y - portY(shape, Math.max(0, index)) };
    const [pulled, made] = [
      { node: from.node, port: from.port },
      { node: id, port },
    ];
    const isList = ports[index]?.type.list ?? false;
    const wires: GraphCommand[] =
      from.side === 'out'
        ? [{ op: 'set-edge', id: newId(), value: { from: pulled, to: made, ...(isList && { order: 0 }) } }]
        : [...this.#makeRoom(pulled), ...this.wireCommands({ from: made, to: pulled })];
    this.#document.apply(`Add ${this.#titleOf(type)}`, [
      ...this.addCommands(id, type, corner),
      ...wires,
      ...this.intoFrames([{ id, type, at: corner }]),
    ]);
    this.#selection.nodes([id]);
    return id;
  }

  addCommands(
    id: NodeId,
    type: string,
    at: Point,
    params: Readonly<Record<string, Json>> = {},
    title?: string,
  ): GraphCommand[] {
    const info = this.#catalog.state.getState().nodeTypes.get(type);
    const value: GraphNode = { type, typeVersion: info?.version ?? 1, params: { ...params } };
    if (title !== undefined) value.title = title;
    return [
      { op: 'set-node', id, value },
      { op: 'set-place', id, value: { x: Math.round(at.x), y: Math.round(at.y) } },
    ];
  }

  /** Nodes that come to stand in a frame are of it. */
  intoFrames(nodes: readonly { readonly id: NodeId; readonly type: string; readonly at: Point }[]): GraphCommand[] {
    const { frames } = this.#document.graph;
    const entered = Map.groupBy(nodes, ({ type, at }) => this.#scene.frameOf(type, false, at));
    return [...entered].flatMap(([id, some]): GraphCommand[] => {
      const frame = id === undefined ? undefined : frames[id];
      if (id === undefined || !frame) return [];
      return [{ op: 'set-frame', id, value: { ...frame, nodes: [...frame.nodes, ...some.map((one) => one.id)] } }];
    });
  }

  /** A checker for wires in the graph as it is now, or as it is without one of its wires. */
  checker(without?: EdgeId): (connection: Connection) => ConnectionVerdict {
    const { graph } = this.#document;
    const { nodeTypes } = this.#catalog.state.getState();
    if (without === undefined) return connectionChecker(graph, nodeTypes);
    const { [without]: _without, ...edges } = graph.edges;
    return connectionChecker({ ...graph, edges }, nodeTypes);
  }

  /** Wires two ports; a wire that an input has already gives way. @returns why not, where it is refused */
  connect(connection: Connection): ConnectionVerdict {
    const verdict = this.checker()(connection);
    const occupant = verdict.ok ? undefined : 'occupant' in verdict ? verdict.occupant : undefined;
    if (!verdict.ok && occupant === undefined) return verdict;
    const commands = this.wireCommands(connection);
    if (occupant !== undefined) commands.unshift({ op: 'remove-edge', id: occupant });
    this.#document.apply('Wire', commands);
    return { ok: true };
  }

  /** Puts one end of a wire to another port. It keeps its id, and its place where it stays in the same list. */
  reconnect(id: EdgeId, connection: Connection): void {
    const before = this.#document.graph.edges[id];
    const verdict = this.checker(id)(connection);
    const occupant = verdict.ok ? undefined : 'occupant' in verdict ? verdict.occupant : undefined;
    if (!before || (!verdict.ok && occupant === undefined)) return;
    const { order: _order, ...rest } = before;
    const { from, to } = connection;
    const isSameInput = to.node === before.to.node && to.port === before.to.port;
    const order = isSameInput ? before.order : this.#nextOrder(to);
    const commands: GraphCommand[] = [
      { op: 'set-edge', id, value: { ...rest, from, to, ...(order !== undefined && { order }) } },
    ];
    if (occupant !== undefined) commands.unshift({ op: 'remove-edge', id: occupant });
    this.#document.apply('Move wire', commands);
  }

  removeWires(ids: readonly string[], label = ids.length === 1 ? 'Remove wire' : `Remove ${ids.length} wires`): void {
    this.#document.apply(
      label,
      ids.map((id) => ({ op: 'remove-edge', id })),
    );
  }

  /** The wires into a list, in the order in which they are to be. */
  orderWires(ids: readonly string[]): void {
    const { edges } = this.#document.graph;
    const commands = ids.flatMap((id, order): GraphCommand[] => {
      const edge = edges[id as EdgeId];
      return edge && edge.order !== order ? [{ op: 'set-edge', id, value: { ...edge, order } }] : [];
    });
    this.#document.apply('Change order', commands);
  }

  wireCommands({ from, to }: Connection): GraphCommand[] {
    const value: Edge = { from, to };
    const order = this.#nextOrder(to);
    if (order !== undefined) value.order = order;
    return [{ op: 'set-edge', id: newId(), value }];
  }

  /** Puts a node that converts between two ports that do not fit, and wires it up. */
  convert(connection: Connection, { type, input, output }: Conversion): void {
    const { nodes } = this.#document.graph.layout;
    const [from, to] = [nodes[connection.from.node], nodes[connection.to.node]];
    const at = { x: ((from?.x ?? 0) + (to?.x ?? 0)) / 2, y: ((from?.y ?? 0) + (to?.y ?? 0)) / 2 };
    const id = newId() as NodeId;
    this.#document.apply(`Insert ${this.#titleOf(type)}`, [
      ...this.addCommands(id, type, at),
      ...this.wireCommands({ from: connection.from, to: { node: id, port: input } }),
      ...this.wireCommands({ from: { node: id, port: output }, to: connection.to }),
    ]);
  }

  setParam(node: NodeId, param: string, value: Json | undefined, gesture?: string): void {
    const command: GraphCommand =
      value === undefined ? { op: 'remove-param', node, param } : { op: 'set-param', node, param, value };
    this.#document.apply(`Change ${param}`, [command], gesture && `${gesture} ${node} ${param}`);
  }

  /** @param label what undo calls it */
  changeNodes(label: string, ids: Iterable<string>, change: (node: GraphNode) => GraphNode): void {
    const { nodes } = this.#document.graph;
    const commands: GraphCommand[] = [];
    for (const id of ids as Iterable<NodeId>) {
      const node = nodes[id];
      if (node) commands.push({ op: 'set-node', id, value: change(node) });
    }
    this.#document.apply(label, commands);
  }

  /** Changes how nodes lie on the canvas. @param label what undo calls it */
  changePlaces(label: string, ids: Iterable<string>, change: (place: Place) => Place): void {
    const { cards } = this.#scene.current;
    const commands = [...ids].flatMap((id): GraphCommand[] => {
      const card = cards.get(id);
      const place = this.#document.graph.layout.nodes[id] ?? (card && { x: card.x, y: card.y });
      return place ? [{ op: 'set-place', id, value: change(place) }] : [];
    });
    this.#document.apply(label, commands);
  }

  /**
   * Takes away what is selected, with the wires of nodes that go. A frame goes with its nodes where it stands for
   * them: collapsed, or cut out.
   */
  removeSelected(label = 'Delete', withNodesOfFrames = false): void {
    const { nodes: chosen, edges, frames, notes } = this.#selection.state.getState();
    const { graph } = this.#document;
    const nodes = new Set<string>(chosen);
    for (const id of frames) {
      const frame = graph.frames[id];
      if (frame && (withNodesOfFrames || frame.collapsed)) for (const node of frame.nodes) nodes.add(node);
    }
    const going = new Set<string>(edges);
    for (const [id, { from, to }] of Object.entries(graph.edges)) {
      if (nodes.has(from.node) || nodes.has(to.node)) going.add(id);
    }
    const commands: GraphCommand[] = [...going].map((id) => ({ op: 'remove-edge', id: id as EdgeId }));
    for (const id of nodes) {
      commands.push({ op: 'remove-node', id });
      if (Object.hasOwn(graph.layout.nodes, id)) commands.push({ op: 'remove-place', id });
    }
    for (const id of frames) commands.push({ op: 'remove-frame', id });
    for (const id of notes) commands.push({ op: 'remove-note', id });
    for (const [id, frame] of Object.entries(graph.frames)) {
      const left = frame.nodes.filter((node) => !nodes.has(node));
      if (frames.has(id) || left.length === frame.nodes.length) continue;
      commands.push({ op: 'set-frame', id, value: { ...frame, nodes: left } });
    }
    this.#document.apply(label, commands);
    this.#selection.clear();
  }

  #titleOf(type: string): string {
    return this.#catalog.state.getState().nodeTypes.get(type)?.title ?? type;
  }

  /** Takes away the wire that an input for one has. */
  #makeRoom({ node, port }: PortRef): GraphCommand[] {
    const { graph } = this.#document;
    const type = this.#catalog.state.getState().nodeTypes.get(graph.nodes[node]?.type ?? '');
    if (type?.inputs.find(({ name }) => name === port)?.type.list) return [];
    return Object.entries(graph.edges).flatMap(([id, { to }]): GraphCommand[] =>
      to.node === node && to.port === port ? [{ op: 'remove-edge', id }] : [],
    );
  }

  /** Behind the wires that a list input has. */
  #nextOrder({ node, port }: Connection['to']): number | undefined {
    const { graph } = this.#document;
    const type = this.#catalog.state.getState().nodeTypes.get(graph.nodes[node]?.type ?? '');
    if (!type?.inputs.find(({ name }) => name === port)?.type.list) return undefined;
    const orders = Object.values(graph.edges).flatMap((edge) =>
      edge.to.node === node && edge.to.port === port ? [edge.order ?? -1] : [],
    );
    return Math.max(-1, ...orders) + 1;
  }
}
