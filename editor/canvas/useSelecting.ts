import { useStoreApi, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useMemo } from 'react';
import { useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import type { SelectionChange } from '../store/selection.ts';
import type { CanvasStore } from './canvasState.ts';
import type { CanvasEdge, CanvasNode } from './flowNodes.ts';

/** What clicks select. React Flow knows only a part of the graph in the overview, so the rest is let go here. */
export function useSelecting(canvas: CanvasStore) {
  const flow = useStoreApi();
  const { selection } = useSession();
  return useMemo(() => {
    const isAlone = () => canvas.getState().isOverview && !flow.getState().multiSelectionActive;
    return {
      nodes: (changes: readonly NodeChange<CanvasNode>[]) => {
        // The box that a person draws takes what it touches by itself.
        if (flow.getState().userSelectionRect) return;
        const selects = changes.flatMap((change): SelectionChange[] =>
          change.type === 'select' ? [{ ...documentId(change.id), isSelected: change.selected }] : [],
        );
        if (selects.length === 0) return;
        if (selects.some(({ isSelected }) => isSelected) && isAlone()) selection.clear();
        selection.change(selects);
      },
      edges: (changes: readonly EdgeChange<CanvasEdge>[]) => {
        if (flow.getState().userSelectionRect) return;
        selection.change(
          changes.flatMap((change): SelectionChange[] =>
            change.type === 'select' ? [{ section: 'edges', id: change.id, isSelected: change.selected }] : [],
          ),
        );
      },
      /** A click beside everything; where fingers have no pointer that hovers, on what is painted there. */
      pane: (hit: string | undefined) => {
        if (!flow.getState().multiSelectionActive) selection.clear();
        if (hit !== undefined) selection.change([{ ...documentId(hit), isSelected: true }]);
      },
    };
  }, [canvas, flow, selection]);
}
