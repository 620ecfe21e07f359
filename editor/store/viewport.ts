import type { Point } from './graphActions.ts';

/** What the canvas can be asked for; it hands itself over when it is there. */
export interface CanvasView {
  /** @param duration of the way there, in milliseconds */
  fitAll(duration?: number): void;
  /** Brings nodes into view, or all of it when there are none. */
  fit(nodes: Iterable<string>): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  /** Where the pointer is, else the middle of what is seen, in canvas pixels. */
  pointer(): Point;
  /** The middle of what is seen, in canvas pixels. */
  middle(): Point;
  /** The pointer on the screen. */
  screenPointer(): Point;
  isPointerOver(): boolean;
  /** A place on the screen in canvas pixels. */
  placeOf(screen: Point): Point;
}

/** The way from commands to the canvas, which they do not know. */
export class Viewport {
  #view: CanvasView | undefined;

  attach(view: CanvasView): () => void {
    this.#view = view;
    return () => {
      if (this.#view === view) this.#view = undefined;
    };
  }

  /** Absent while no canvas is shown: on a phone with the outline, say. */
  get view(): CanvasView | undefined {
    return this.#view;
  }
}
