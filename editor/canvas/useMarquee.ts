import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useSession } from '../app/contexts.tsx';
import { within } from '../scene/hitTest.ts';

/** What the box takes that a person draws, at every zoom: React Flow draws it, but does not know all that is there. */
export function useMarquee(): void {
  const flow = useStoreApi();
  const { selection, scene } = useSession();
  useEffect(
    () =>
      flow.subscribe(({ userSelectionRect: box, userSelectionActive, transform: [x, y, zoom] }, before) => {
        if (!box || !userSelectionActive || box === before.userSelectionRect) return;
        const rect = {
          x: (box.x - x) / zoom,
          y: (box.y - y) / zoom,
          width: box.width / zoom,
          height: box.height / zoom,
        };
        selection.set(within(scene.current, rect));
      }),
    [flow, selection, scene],
  );
}
