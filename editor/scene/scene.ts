import { cardGap, cardSize } from '../../runtime/graph/boxes.ts';
import type { Edge, Frame, Graph, Note } from '../../runtime/graph/graph.ts';
import type { NodeTypeInfo, NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import { cardShape, inputsOnCard, portY, type CardShape } from './cardMetrics.ts';
import { frameFlowId } from './flowId.ts';
import type { Rect } from './rect.ts';
import { wireCurve, type WireCurve } from './wireCurve.ts';

export interface SceneCard extends Rect {
  readonly id: string;
  readonly type: string;
  readonly info: NodeTypeInfo | undefined;
  readonly shape: CardShape;
  readonly isCollapsed: boolean;
  readonly color: string | undefined;
}

export interface SceneFrame extends Rect {
  readonly id: string;
  readonly frame: Frame;
  readonly isCollapsed: boolean;
}

export interface SceneNote extends Rect {
  readonly id: string;
  readonly note: Note;
}

/** A wire as it is drawn: one whose end is in a collapsed frame ends at that. */
export interface SceneWire {
  readonly id: string;
  readonly edge: Edge;
  readonly kind: string;
  /** Ids on the canvas, and names of the ends there. */
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
  readonly curve: WireCurve;
  /** Both its ends are those of the edge: it can be taken hold of. */
  readonly isWhole: boolean;
}

/** What stands on the canvas and where: the one source for drawing it, in whatever way, and for finding what is hit. */
export interface Scene {
  readonly cards: ReadonlyMap<string, SceneCard>;
  readonly frames: ReadonlyMap<string, SceneFrame>;
  readonly notes: ReadonlyMap<string, SceneNote>;
  readonly wires: ReadonlyMap<string, SceneWire>;
  /** Collapsed frames by the nodes that are in them, which are not shown. */
  readonly folded: ReadonlyMap<string, string>;
}

/** A collapsed frame: as wide as a card, with a picture and a line of counts. */
export const foldedSize = { width: cardSize.width, height: 244 } as const;
/** Both ends that a collapsed frame has for wires. */
export const foldedPort = 'frame';

const emptyScene: Scene = {
  cards: new Map(),
  frames: new Map(),
  notes: new Map(),
  wires: new Map(),
  folded: new Map(),
};

/** Makes scenes of a graph that changes step by step: parts that stay as they were stay the same objects. */
export class SceneMaker {
  #last: Scene = emptyScene;
  #facts: readonly unknown[] = [];

  of(graph: Graph, types: NodeTypes): Scene {
    const facts = [graph.nodes, graph.edges, graph.layout, graph.frames, graph.notes, types];
    if (facts.every((fact, index) => fact === this.#facts[index])) return this.#last;
    const folded = foldedNodes(graph.frames);
    const cards = this.#cards(graph, types, folded);
    const frames = kept(this.#last.frames, Object.entries(graph.frames), sameFrame, frameOf);
    const notes = kept(this.#last.notes, Object.entries(graph.notes), sameNote, noteOf);
    const wires = this.#wires(graph, cards, frames, folded, types);
    this.#last = { cards, frames, notes, wires, folded };
    this.#facts = facts;
    return this.#last;
  }

  #cards(graph: Graph, types: NodeTypes, folded: Scene['folded']): Map<string, SceneCard> {
    const cards = new Map<string, SceneCard>();
    let unplaced = 0;
    for (const [id, { type }] of Object.entries(graph.nodes)) {
      const place = graph.layout.nodes[id] ?? unplacedAt(unplaced++);
      if (folded.has(id)) continue;
      const info = types.get(type);
      const { x, y, collapsed = false, color } = place;
      const before = this.#last.cards.get(id);
      const isSame =
        before?.info === info &&
        before?.type === type &&
        before.x === x &&
        before.y === y &&
        before.isCollapsed === collapsed &&
        before.color === color;
      cards.set(id, isSame ? before : cardOf({ id, type, info, x, y, isCollapsed: collapsed, color }));
    }
    return cards;
  }

  #wires(
    graph: Graph,
    cards: Scene['cards'],
    frames: Scene['frames'],
    folded: Scene['folded'],
    types: NodeTypes,
  ): Map<string, SceneWire> {
    const wires = new Map<string, SceneWire>();
    const drawn = new Set<string>();
    const endOf = (node: string): SceneCard | SceneFrame | undefined =>
      cards.get(node) ?? frames.get(folded.get(node) ?? '');
    for (const [id, edge] of Object.entries(graph.edges)) {
      const source = endOf(edge.from.node);
      const target = endOf(edge.to.node);
      if (!source || !target || source === target) continue;
      const kind = kindOf(edge, graph, types);
      const before = this.#last.wires.get(id);
      const isSame = before?.edge === edge && before.kind === kind && this.#stood(before, source, target);
      const wire = isSame ? before : wireOf(id, edge, kind, source, target);
      // Several wires between a frame and the same port are one to the eye.
      const ends = `${wire.source} ${wire.sourcePort} ${wire.target} ${wire.targetPort}`;
      if (!wire.isWhole && drawn.has(ends)) continue;
      drawn.add(ends);
      wires.set(id, wire);
    }
    return wires;
  }

  #stood(wire: SceneWire, source: SceneCard | SceneFrame, target: SceneCard | SceneFrame): boolean {
    const end = (id: string) => this.#last.cards.get(id) ?? this.#last.frames.get(id.slice(frameFlowId('').length));
    return end(wire.source) === source && end(wire.target) === target;
  }
}

/** Nodes that do not show because their frame is collapsed; one in several frames shows where any of them is open. */
export function foldedNodes(frames: Graph['frames']): Map<string, string> {
  const folded = new Map<string, string>();
  const open = new Set<string>();
  for (const [id, frame] of Object.entries(frames)) {
    for (const node of frame.nodes) {
      if (!frame.collapsed) open.add(node);
      else if (!folded.has(node)) folded.set(node, id);
    }
  }
  for (const node of open) folded.delete(node);
  return folded;
}

function kept<Value, Made>(
  before: ReadonlyMap<string, Made>,
  entries: readonly (readonly [string, Value])[],
  isSame: (made: Made, value: Value) => boolean,
  make: (id: string, value: Value) => Made,
): Map<string, Made> {
  return new Map(
    entries.map(([id, value]) => {
      const old = before.get(id);
      return [id, old && isSame(old, value) ? old : make(id, value)];
    }),
  );
}

const sameFrame = (made: SceneFrame, frame: Frame) => made.frame === frame;
const sameNote = (made: SceneNote, note: Note) => made.note === note;

function frameOf(id: string, frame: Frame): SceneFrame {
  const isCollapsed = frame.collapsed ?? false;
  const { width, height } = isCollapsed ? foldedSize : frame;
  return { id, frame, isCollapsed, x: frame.x, y: frame.y, width, height };
}

function noteOf(id: string, note: Note): SceneNote {
  return { id, note, x: note.x, y: note.y, width: note.width, height: note.height };
}

function cardOf(facts: Omit<SceneCard, 'shape' | 'width' | 'height'>): SceneCard {
  const shape = cardShape(facts.info, facts.isCollapsed);
  return { ...facts, shape, width: shape.width, height: shape.height };
}

function wireOf(
  id: string,
  edge: Edge,
  kind: string,
  source: SceneCard | SceneFrame,
  target: SceneCard | SceneFrame,
): SceneWire {
  const [isSourceCard, isTargetCard] = ['shape' in source, 'shape' in target];
  const from = { x: source.x + source.width, y: source.y + endY(source, edge.from.port, 'outputs') };
  const to = { x: target.x, y: target.y + endY(target, edge.to.port, 'inputs') };
  return {
    ...{ id, edge, kind, curve: wireCurve(from, to), isWhole: isSourceCard && isTargetCard },
    source: isSourceCard ? source.id : frameFlowId(source.id),
    sourcePort: isSourceCard ? edge.from.port : foldedPort,
    target: isTargetCard ? target.id : frameFlowId(target.id),
    targetPort: isTargetCard ? edge.to.port : foldedPort,
  };
}

function endY(end: SceneCard | SceneFrame, port: string, side: 'inputs' | 'outputs'): number {
  if (!('shape' in end)) return end.height / 2;
  const ports = side === 'inputs' ? inputsOnCard(end.info) : (end.info?.outputs ?? []);
  const index = ports.findIndex(({ name }) => name === port);
  return portY(end.shape, Math.max(0, index));
}

function kindOf({ from }: Edge, graph: Graph, types: NodeTypes): string {
  const type = types.get(graph.nodes[from.node]?.type ?? '');
  return type?.outputs.find(({ name }) => name === from.port)?.type.kind ?? 'same';
}

/** Nodes that a file gave no place stand in rows, so that none hides another. */
function unplacedAt(index: number): { x: number; y: number; collapsed?: boolean; color?: string } {
  const column = index % 6;
  return { x: column * (cardSize.width + cardGap.x), y: Math.floor(index / 6) * (cardSize.height + cardGap.y) };
}
