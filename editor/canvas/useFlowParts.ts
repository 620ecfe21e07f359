import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/contexts.tsx';
import { flowIdOf } from '../scene/flowId.ts';
import type { Rect } from '../scene/rect.ts';
import { nearParts } from '../scene/nearParts.ts';
import type { Scene } from '../scene/scene.ts';
import type { SelectionState } from '../store/selection.ts';
import type { CanvasState, CanvasStore } from './canvasState.ts';
import { FlowEdges, FlowNodes, ghostNode, type CanvasEdge, type CanvasNode } from './flowNodes.ts';
import { handleRect } from './handleRect.ts';

/** So many selected things can be taken hold of in the overview; of more, the one under the pointer moves them all. */
const mostGhosts = 60;
const noEdges: CanvasEdge[] = [];

/** What React Flow is given: what is near, or in the overview only what can be taken hold of. */
export function useFlowParts(
  canvas: CanvasStore,
  zoom: () => number,
): { nodes: CanvasNode[]; edges: CanvasEdge[]; scene: Scene } {
  const { catalog } = useApp();
  const session = useSession();
  useStore(session.document.state, ({ graph }) => graph);
  useStore(catalog.state, ({ nodeTypes }) => nodeTypes);
  const scene = session.scene.current;
  const selected = useStore(session.selection.state);
  const makers = useMemo(() => ({ nodes: new FlowNodes(), edges: new FlowEdges() }), [session]);
  const isOverview = useStore(canvas, (state) => state.isOverview);
  const hovered = useStore(canvas, (state) => state.hovered);
  const dragged = useStore(canvas, (state) => state.dragged);
  const resized = useStore(canvas, (state) => state.resized);
  const near = useStore(canvas, (state) => state.near);
  const held = dragged?.ids;
  const parts = useMemo(() => nearParts(scene, isOverview ? undefined : near, held), [scene, isOverview, near, held]);
  const made = useMemo(
    () => (isOverview ? ghosts(scene, selected, hovered, zoom()) : makers.nodes.of(parts, selected)),
    [makers, scene, parts, selected, isOverview, hovered, zoom],
  );
  const nodes = useMemo(() => inHand(made, dragged, resized), [made, dragged, resized]);
  const edges = useMemo(
    () => (isOverview ? noEdges : makers.edges.of(parts, selected.edges)),
    [makers, parts, selected.edges, isOverview],
  );
  return { nodes, edges, scene };
}

function ghosts(scene: Scene, selection: SelectionState, hovered: string | undefined, zoom: number): CanvasNode[] {
  const selected = (['nodes', 'frames', 'notes'] as const).flatMap((section) =>
    [...selection[section]].map((id) => flowIdOf({ section, id })),
  );
  const ids = new Set(selected.length > mostGhosts ? [] : selected);
  const isHeld = new Set(selected);
  if (hovered !== undefined) ids.add(hovered);
  return [...ids].flatMap((id) => {
    const rect = handleRect(scene, id, zoom);
    return rect ? [ghostNode(id, rect, isHeld.has(id))] : [];
  });
}

/** What is in the hand stands where the pointer has taken it; the document hears of it when it is let go. */
function inHand(nodes: CanvasNode[], dragged: CanvasState['dragged'], resized: CanvasState['resized']): CanvasNode[] {
  if (!dragged && !resized) return nodes;
  return nodes.map((node) => {
    if (resized?.id === node.id) return { ...node, ...placed(resized.rect) };
    if (!dragged?.ids.has(node.id)) return node;
    const { x, y } = node.position;
    return { ...node, position: { x: x + dragged.by.x, y: y + dragged.by.y } };
  });
}

function placed({ x, y, width, height }: Rect) {
  return { position: { x, y }, width, height, measured: { width, height } };
}
