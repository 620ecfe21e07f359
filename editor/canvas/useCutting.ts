import { useReactFlow } from '@xyflow/react';
import { useMemo, type MouseEvent, type PointerEvent } from 'react';
import { useSession } from '../app/contexts.tsx';
import { wiresCutBy } from '../scene/wiresCutBy.ts';
import type { Point } from '../scene/point.ts';
import type { CanvasStore } from './canvasState.ts';

/** Alt and a drag over an empty place draws a line that cuts all wires it crosses. */
export function useCutting(canvas: CanvasStore) {
  const flow = useReactFlow();
  const { actions, scene } = useSession();
  return useMemo(() => {
    const isCut = ({ altKey, button, target }: PointerEvent | MouseEvent) =>
      altKey && button === 0 && target instanceof Element && target.classList.contains('react-flow__pane');
    const begin = (event: PointerEvent) => {
      if (!isCut(event)) return;
      event.stopPropagation();
      const line: Point[] = [{ x: event.clientX, y: event.clientY }];
      canvas.setState({ cut: line });
      const leave = new AbortController();
      const { signal } = leave;
      const finish = (isDone: boolean) => {
        leave.abort();
        const drawn = canvas.getState().cut ?? [];
        canvas.setState({ cut: undefined });
        const crossed = wiresCutBy(
          scene.current,
          drawn.map((point) => flow.screenToFlowPosition(point)),
        );
        if (isDone && crossed.length > 0) {
          actions.removeWires(crossed, crossed.length === 1 ? 'Cut wire' : `Cut ${crossed.length} wires`);
        }
      };
      window.addEventListener(
        'pointermove',
        ({ clientX: x, clientY: y }) => canvas.setState({ cut: [...(canvas.getState().cut ?? []), { x, y }] }),
        { signal },
      );
      window.addEventListener('pointerup', () => finish(true), { signal });
      window.addEventListener('pointercancel', () => finish(false), { signal });
    };
    return {
      onPointerDownCapture: begin,
      // The canvas is moved by mouse events, which come after: this drag is not for it.
      onMouseDownCapture: (event: MouseEvent) => {
        if (isCut(event)) event.stopPropagation();
      },
    };
  }, [canvas, flow, actions, scene]);
}
