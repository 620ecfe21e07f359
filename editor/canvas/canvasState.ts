import { createStore } from 'zustand/vanilla';
import type { Rect } from '../scene/rect.ts';
import type { Point } from '../scene/point.ts';

/** What goes on on the canvas and is no part of the document: what the pointer is over, what is being dragged. */
export interface CanvasState {
  /** So far away that everything is painted, and React Flow has only what can be taken hold of. */
  readonly isOverview: boolean;
  /** What is seen with a margin around it, in canvas pixels; absent in the overview at first. */
  readonly near?: Rect | undefined;
  /** Id on the canvas; only looked for in the overview. */
  readonly hovered?: string | undefined;
  readonly dragged?: Dragged | undefined;
  readonly resized?: { readonly id: string; readonly rect: Rect } | undefined;
  /** The frame that what is dragged would go into, or out of which a wire would be laid. */
  readonly frameUnder?: string | undefined;
  /** Points of the line that is drawn to cut wires, on the screen. */
  readonly cut?: readonly Point[] | undefined;
  /** The wire that what is dragged would be put into. */
  readonly wireUnder?: string | undefined;
}

export interface Dragged {
  /** Ids on the canvas. */
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
  /** The originals stay, copies are dragged. */
  readonly isCopy: boolean;
}

export function createCanvasState() {
  return createStore<CanvasState>(() => ({ isOverview: false }));
}
export type CanvasStore = ReturnType<typeof createCanvasState>;
