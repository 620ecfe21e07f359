import type { NodeChange } from '@xyflow/react';
import { useMemo } from 'react';
import { useSession } from '../app/contexts.tsx';
import { documentId, flowIdOf } from '../scene/flowId.ts';
import { carried } from '../scene/moveCommands.ts';
import type { GraphSession } from '../store/graphSession.ts';
import type { Point } from '../scene/point.ts';
import type { CanvasStore } from './canvasState.ts';
import type { CanvasNode } from './flowNodes.ts';

interface Held {
  readonly id: string;
  readonly at: Point;
  readonly ids: ReadonlySet<string>;
  readonly isCopy: boolean;
}

/** Dragging of cards, frames and notes: what is selected moves together, and frames take their nodes along. */
export function useDragging(canvas: CanvasStore) {
  const session = useSession();
  return useMemo(() => {
    let held: Held | undefined;
    const by = (position: Point): Point => ({
      x: Math.round(position.x - (held?.at.x ?? 0)),
      y: Math.round(position.y - (held?.at.y ?? 0)),
    });
    return {
      start: (event: { readonly altKey: boolean }, node: CanvasNode) => {
        held = { id: node.id, at: node.position, ids: movedWith(node.id, session), isCopy: event.altKey };
      },
      changed: (changes: readonly NodeChange<CanvasNode>[]) => {
        if (!held) return;
        for (const change of changes) {
          if (change.type !== 'position' || change.id !== held.id || !change.position) continue;
          const { ids, isCopy } = held;
          const dragged = { ids, by: by(change.position), isCopy };
          canvas.setState({ dragged, ...session.arrange.under({ id: held.id, ...dragged }) });
        }
      },
      stop: (node: CanvasNode) => {
        if (!held) return;
        session.arrange.drop({ id: held.id, ids: held.ids, by: by(node.position), isCopy: held.isCopy });
        held = undefined;
        canvas.setState({ dragged: undefined, frameUnder: undefined, wireUnder: undefined });
      },
    };
  }, [session, canvas]);
}

function movedWith(grabbed: string, { selection, graph }: GraphSession): ReadonlySet<string> {
  const { section, id } = documentId(grabbed);
  const state = selection.state.getState();
  if (!state[section].has(id)) return carried(graph, [grabbed]);
  const all = (['nodes', 'frames', 'notes'] as const).flatMap((each) =>
    [...state[each]].map((selected) => flowIdOf({ section: each, id: selected })),
  );
  return carried(graph, all);
}
