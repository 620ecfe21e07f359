import { createContext, use } from 'react';
import type { CanvasStore } from './canvasState.ts';
import type { DragStore } from './dragConnection.ts';

export interface CanvasParts {
  readonly canvas: CanvasStore;
  readonly drag: DragStore;
}

export const CanvasContext = createContext<CanvasParts | undefined>(undefined);

/** @throws Error outside of a canvas */
export function useCanvas(): CanvasParts {
  const parts = use(CanvasContext);
  if (!parts) throw new Error('There is no canvas around this component.');
  return parts;
}
