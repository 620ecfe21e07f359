import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { CanvasStore } from './canvasState.ts';

/** Going out and coming back are at different zooms: at the edge between them nothing flickers. */
const leaveBelow = 0.4;
const comeBackAbove = 0.5;

/** Turns to the overview and back as the zoom changes. */
export function useOverview(canvas: CanvasStore): void {
  const flow = useStoreApi();
  useEffect(() => {
    const look = (zoom: number) => {
      const { isOverview } = canvas.getState();
      if (!isOverview && zoom < leaveBelow) canvas.setState({ isOverview: true });
      if (isOverview && zoom > comeBackAbove) canvas.setState({ isOverview: false, hovered: undefined });
    };
    look(flow.getState().transform[2]);
    return flow.subscribe(({ transform }, before) => {
      if (transform[2] !== before.transform[2]) look(transform[2]);
    });
  }, [flow, canvas]);
}
