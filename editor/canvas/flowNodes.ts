import { Position, type Edge as FlowEdge, type Node as FlowNode, type NodeHandle } from '@xyflow/react';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import { inputsOnCard, portY, type CardShape } from '../scene/cardMetrics.ts';
import { frameFlowId, noteFlowId } from '../scene/flowId.ts';
import type { Rect } from '../scene/rect.ts';
import type { NearParts } from '../scene/nearParts.ts';
import { foldedPort, type SceneCard, type SceneFrame, type SceneWire } from '../scene/scene.ts';
import type { SelectionState } from '../store/selection.ts';

/** Cards know what they show by their id; only what React Flow itself needs is here. */
type NoData = Record<string, never>;
export type CanvasNode = FlowNode<NoData, 'card' | 'frame' | 'folded' | 'note' | 'ghost'>;
export type CanvasEdge = FlowEdge<{ kind: string; isWhole: boolean }, 'wire'>;

const noData: NoData = {};

/** Makes React Flow's nodes of a scene, and keeps those that did not change: they are not drawn again. */
export class FlowNodes {
  #kept = new Map<string, { node: CanvasNode; part: unknown; isSelected: boolean }>();
  readonly #handles = new WeakMap<CardShape, Map<NodeTypeInfo, NodeHandle[]>>();

  of({ cards, frames, notes }: NearParts, selection: SelectionState): CanvasNode[] {
    const before = this.#kept;
    this.#kept = new Map();
    const nodes: CanvasNode[] = [];
    const keep = (id: string, part: unknown, isSelected: boolean, make: () => CanvasNode) => {
      const old = before.get(id);
      const entry =
        old && old.part === part && old.isSelected === isSelected ? old : { node: make(), part, isSelected };
      this.#kept.set(id, entry);
      nodes.push(entry.node);
    };
    for (const frame of frames) {
      const isSelected = selection.frames.has(frame.id);
      keep(frameFlowId(frame.id), frame, isSelected, () => frameNode(frame, isSelected));
    }
    for (const note of notes) {
      const id = noteFlowId(note.id);
      const isSelected = selection.notes.has(note.id);
      keep(id, note, isSelected, () => ({
        ...boxNode(id, note, isSelected),
        type: 'note',
        zIndex: isSelected ? 3 : 1,
      }));
    }
    for (const card of cards) {
      const isSelected = selection.nodes.has(card.id);
      keep(card.id, card, isSelected, () => this.#card(card, isSelected));
    }
    return nodes;
  }

  #card(card: SceneCard, isSelected: boolean): CanvasNode {
    const handles = card.info ? this.#handlesOf(card.info, card.shape) : [];
    return { ...boxNode(card.id, card, isSelected), type: 'card', handles, zIndex: isSelected ? 3 : 2 };
  }

  #handlesOf(info: NodeTypeInfo, shape: CardShape): NodeHandle[] {
    let ofShape = this.#handles.get(shape);
    if (!ofShape) this.#handles.set(shape, (ofShape = new Map()));
    let handles = ofShape.get(info);
    if (!handles) ofShape.set(info, (handles = handlesOf(info, shape)));
    return handles;
  }
}

/** Something to take hold of where cards are only painted: React Flow moves it like any node. */
export function ghostNode(id: string, rect: Rect, isSelected: boolean): CanvasNode {
  return { ...boxNode(id, rect, isSelected), type: 'ghost', zIndex: isSelected ? 3 : 4 };
}

function boxNode(id: string, box: Rect, selected: boolean) {
  const { x, y, width, height } = box;
  // Sizes are ours: what is said to be measured is not measured again.
  return { id, position: { x, y }, width, height, measured: { width, height }, data: noData, selected };
}

function frameNode(frame: SceneFrame, isSelected: boolean): CanvasNode {
  const box = boxNode(frameFlowId(frame.id), frame, isSelected);
  if (!frame.isCollapsed) return { ...box, type: 'frame', zIndex: -1, dragHandle: '.frame-handle' };
  const y = frame.height / 2 - handleSize / 2;
  const size = { width: handleSize, height: handleSize };
  const handles: NodeHandle[] = [
    { id: foldedPort, type: 'target', position: Position.Left, x: -handleSize / 2, y, ...size },
    { id: foldedPort, type: 'source', position: Position.Right, x: frame.width - handleSize / 2, y, ...size },
  ];
  return { ...box, type: 'folded', zIndex: 2, handles };
}

const handleSize = 12;

function handlesOf(info: NodeTypeInfo, shape: CardShape): NodeHandle[] {
  const at = (index: number) => portY(shape, index) - handleSize / 2;
  const size = { width: handleSize, height: handleSize };
  return [
    ...inputsOnCard(info).map(({ name }, index) => ({
      ...{ id: name, type: 'target' as const, position: Position.Left, x: -handleSize / 2, y: at(index) },
      ...size,
    })),
    ...info.outputs.map(({ name }, index) => ({
      ...{ id: name, type: 'source' as const, position: Position.Right, x: shape.width - handleSize / 2, y: at(index) },
      ...size,
    })),
  ];
}

/** React Flow's edges, kept in the same way. */
export class FlowEdges {
  #kept = new Map<string, { edge: CanvasEdge; wire: SceneWire; isSelected: boolean }>();

  of({ wires }: NearParts, selected: ReadonlySet<string>): CanvasEdge[] {
    const before = this.#kept;
    this.#kept = new Map();
    const edges: CanvasEdge[] = [];
    for (const wire of wires) {
      const isSelected = selected.has(wire.id);
      const old = before.get(wire.id);
      // A wire whose ends moved is the same to React Flow: it asks the nodes where they are.
      const isSame = old && old.isSelected === isSelected && sameEnds(old.wire, wire);
      const entry = isSame ? old : { edge: flowEdge(wire, isSelected), wire, isSelected };
      this.#kept.set(wire.id, entry);
      edges.push(entry.edge);
    }
    return edges;
  }
}

function sameEnds(a: SceneWire, b: SceneWire): boolean {
  return (
    a === b ||
    (a.source === b.source &&
      a.sourcePort === b.sourcePort &&
      a.target === b.target &&
      a.targetPort === b.targetPort &&
      a.kind === b.kind)
  );
}

function flowEdge({ id, kind, isWhole, ...wire }: SceneWire, selected: boolean): CanvasEdge {
  return {
    ...{ id, type: 'wire', selected, data: { kind, isWhole } },
    ...{ source: wire.source, sourceHandle: wire.sourcePort, target: wire.target, targetHandle: wire.targetPort },
    ...(!isWhole && { selectable: false, reconnectable: false }),
  };
}
