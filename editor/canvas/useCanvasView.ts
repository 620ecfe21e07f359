import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useSession } from '../app/contexts.tsx';
import { around, type Rect } from '../scene/rect.ts';
import type { Scene } from '../scene/scene.ts';
import type { Point } from '../scene/point.ts';

export interface PointerPlace {
  /** On the screen; absent while the pointer is not over the canvas. */
  at?: Point | undefined;
}

/** Hands the canvas to commands: what they can ask of it. */
export function useCanvasView(): PointerPlace {
  const session = useSession();
  const flow = useReactFlow();
  const store = useStoreApi();
  const pointer = useRef<PointerPlace>({});
  useEffect(() => {
    const show = (rects: Iterable<Rect>, padding: number, duration = 200) => {
      const bounds = around(rects);
      if (!bounds) return;
      // Bounds smaller than the screen are not blown up beyond their own size.
      const { width, height } = store.getState();
      const [padX, padY] = [Math.max(0, width - bounds.width) / 2, Math.max(0, height - bounds.height) / 2];
      const isSmall = padX > 0 && padY > 0;
      const grown = isSmall
        ? { x: bounds.x - padX, y: bounds.y - padY, width: bounds.width + 2 * padX, height: bounds.height + 2 * padY }
        : bounds;
      void flow.fitBounds(grown, { padding: isSmall ? 0 : padding, duration });
    };
    const middle = () => {
      const box = store.getState().domNode?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: innerWidth / 2, y: innerHeight / 2 };
    };
    return session.viewport.attach({
      fitAll: (duration) => show(partsOf(session.scene.current), 0.06, duration),
      fit: (ids) => {
        const { cards, frames, folded } = session.scene.current;
        const rects = [...ids].flatMap((id) => cards.get(id) ?? frames.get(folded.get(id) ?? '') ?? []);
        if (rects.length > 0) show(rects, 0.15);
        else show(partsOf(session.scene.current), 0.06);
      },
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: 120 }),
      pointer: () => flow.screenToFlowPosition(pointer.current.at ?? middle()),
      middle: () => flow.screenToFlowPosition(middle()),
      screenPointer: () => pointer.current.at ?? middle(),
      isPointerOver: () => pointer.current.at !== undefined,
      placeOf: (screen) => flow.screenToFlowPosition(screen),
    });
  }, [session, flow, store]);
  return pointer.current;
}

function* partsOf({ cards, frames, notes }: Scene): Iterable<Rect> {
  yield* cards.values();
  yield* frames.values();
  yield* notes.values();
}
