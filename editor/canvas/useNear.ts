import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { CanvasStore } from './canvasState.ts';

/**
 * Keeps the part of the canvas that is near: what is seen with a screen around it. React Flow looks at everything it
 * has at each move, so it only gets what is near, and something else when half a screen is behind.
 */
export function useNear(canvas: CanvasStore): void {
  const flow = useStoreApi();
  useEffect(() => {
    const look = () => {
      const { transform, width, height } = flow.getState();
      const [x, y, zoom] = transform;
      const { near, isOverview } = canvas.getState();
      if (isOverview || width === 0) return;
      const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      const isInside =
        near !== undefined &&
        seen.x - near.x > seen.width / 3 &&
        seen.y - near.y > seen.height / 3 &&
        near.x + near.width - seen.x - seen.width > seen.width / 3 &&
        near.y + near.height - seen.y - seen.height > seen.height / 3;
      if (isInside && near.width < seen.width * 5) return;
      canvas.setState({
        near: { x: seen.x - seen.width, y: seen.y - seen.height, width: 3 * seen.width, height: 3 * seen.height },
      });
    };
    look();
    const stops = [
      flow.subscribe((now, before) => {
        if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) look();
      }),
      canvas.subscribe((now, before) => {
        if (now.isOverview !== before.isOverview) look();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [flow, canvas]);
}
