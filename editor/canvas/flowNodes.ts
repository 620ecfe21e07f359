import { Position, type Edge as FlowEdge, type Node as FlowNode, type NodeHandle } from '@xyflow/react';
import { cardGap, cardSize } from '../../runtime/graph/boxes.ts';
import type { Edge, Frame, Graph } from '../../runtime/graph/graph.ts';
import type { NodeTypeInfo, NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { SelectionState } from '../store/selection.ts';
import { cardMetrics, cardShape, inputsOnCard } from './cardMetrics.ts';

/** Cards know what they show by their id; only what React Flow itself needs is here. */
export type CardNode = FlowNode<Record<string, never>, 'card'>;
export type FrameNode = FlowNode<Record<string, never>, 'frame'>;
export type NoteNode = FlowNode<Record<string, never>, 'note'>;
export type CanvasNode = CardNode | FrameNode | NoteNode;
export type CanvasEdge = FlowEdge<{ kind: string }, 'wire'>;

const noData: Record<string, never> = {};
/** Ids of nodes, frames and notes are each unique by themselves only. */
export const frameFlowId = (id: string) => `frame:${id}`;
export const noteFlowId = (id: string) => `note:${id}`;

/** The id in the document, and what it is of. */
export function documentId(flowId: string): { section: 'nodes' | 'frames' | 'notes'; id: string } {
  if (flowId.startsWith('frame:')) return { section: 'frames', id: flowId.slice(6) };
  if (flowId.startsWith('note:')) return { section: 'notes', id: flowId.slice(5) };
  return { section: 'nodes', id: flowId };
}

type KeptNodes = Map<string, { node: CanvasNode; facts: readonly unknown[] }>;
type KeptEdges = Map<string, { edge: CanvasEdge; facts: readonly unknown[] }>;

/** Makes React Flow's nodes of a graph, and keeps those that did not change: they are not drawn again. */
export class FlowNodes {
  #kept: KeptNodes = new Map();
  readonly #handles = new WeakMap<NodeTypeInfo, NodeHandle[]>();

  of(graph: Graph, nodeTypes: NodeTypes, selection: SelectionState): CanvasNode[] {
    const next: KeptNodes = new Map();
    const nodes: CanvasNode[] = [];
    const keep = (id: string, facts: readonly unknown[], make: () => CanvasNode) => {
      const before = this.#kept.get(id);
      const same = before && facts.every((fact, index) => fact === before.facts[index]);
      const entry = same ? before : { node: make(), facts };
      next.set(id, entry);
      nodes.push(entry.node);
    };
    for (const [id, frame] of Object.entries(graph.frames)) {
      const selected = selection.frames.has(id);
      keep(frameFlowId(id), [frame, selected], () => frameNode(id, frame, selected));
    }
    for (const [id, note] of Object.entries(graph.notes)) {
      const selected = selection.notes.has(id);
      keep(noteFlowId(id), [note, selected], () => ({
        ...boxNode(noteFlowId(id), note, selected),
        type: 'note',
        zIndex: 1,
      }));
    }
    let unplaced = 0;
    for (const [id, { type }] of Object.entries(graph.nodes)) {
      const place = graph.layout.nodes[id] ?? unplacedAt(unplaced++);
      const info = nodeTypes.get(type);
      const selected = selection.nodes.has(id);
      keep(id, [place.x, place.y, info, selected], () => this.#card(id, place, info, selected));
    }
    this.#kept = next;
    return nodes;
  }

  #card(id: string, { x, y }: { x: number; y: number }, info: NodeTypeInfo | undefined, selected: boolean): CardNode {
    const { width, height } = cardShape(info);
    const handles = info ? this.#handlesOf(info) : [];
    return {
      id,
      type: 'card',
      position: { x, y },
      data: noData,
      width,
      height,
      handles,
      selected,
      zIndex: selected ? 3 : 2,
    };
  }

  #handlesOf(info: NodeTypeInfo): NodeHandle[] {
    let handles = this.#handles.get(info);
    if (!handles) this.#handles.set(info, (handles = handlesOf(info)));
    return handles;
  }
}

/** Nodes that a file gave no place stand in rows, so that none hides another. */
function unplacedAt(index: number): { x: number; y: number } {
  const column = index % 6;
  return {
    x: column * (cardSize.width + cardGap.x),
    y: Math.floor(index / 6) * (cardSize.height + cardGap.y),
  };
}

function boxNode(id: string, box: { x: number; y: number; width: number; height: number }, selected: boolean) {
  const { x, y, width, height } = box;
  return { id, position: { x, y }, width, height, data: noData, selected };
}

function frameNode(id: string, frame: Frame, selected: boolean): FrameNode {
  return { ...boxNode(frameFlowId(id), frame, selected), type: 'frame', zIndex: 0, dragHandle: '.frame-handle' };
}

const handleSize = 12;

function handlesOf(info: NodeTypeInfo): NodeHandle[] {
  const { firstRow, width } = cardShape(info);
  const at = (index: number) => firstRow + index * cardMetrics.row - handleSize / 2;
  const size = { width: handleSize, height: handleSize };
  return [
    ...inputsOnCard(info).map(({ name }, index) => ({
      ...{ id: name, type: 'target' as const, position: Position.Left, x: -handleSize / 2, y: at(index) },
      ...size,
    })),
    ...info.outputs.map(({ name }, index) => ({
      ...{ id: name, type: 'source' as const, position: Position.Right, x: width - handleSize / 2, y: at(index) },
      ...size,
    })),
  ];
}

/** React Flow's edges, kept in the same way. */
export class FlowEdges {
  #kept: KeptEdges = new Map();

  of(graph: Graph, nodeTypes: NodeTypes, selected: ReadonlySet<string>): CanvasEdge[] {
    const next: KeptEdges = new Map();
    const edges: CanvasEdge[] = [];
    for (const [id, edge] of Object.entries(graph.edges)) {
      const kind = kindOfWire(edge, graph, nodeTypes);
      const isSelected = selected.has(id);
      const before = this.#kept.get(id);
      const facts = [edge, kind, isSelected];
      const same = before && facts.every((fact, index) => fact === before.facts[index]);
      const entry = same ? before : { edge: flowEdge(id, edge, kind, isSelected), facts };
      next.set(id, entry);
      edges.push(entry.edge);
    }
    this.#kept = next;
    return edges;
  }
}

function kindOfWire({ from }: Edge, graph: Graph, nodeTypes: NodeTypes): string {
  const type = nodeTypes.get(graph.nodes[from.node]?.type ?? '');
  return type?.outputs.find(({ name }) => name === from.port)?.type.kind ?? 'same';
}

function flowEdge(id: string, { from, to }: Edge, kind: string, selected: boolean): CanvasEdge {
  return {
    ...{ id, type: 'wire', selected, data: { kind } },
    ...{ source: from.node, sourceHandle: from.port, target: to.node, targetHandle: to.port },
  };
}
