import type { Point } from '../scene/point.ts';

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
  /** What to show when a canvas comes. */
  #next: readonly string[] | undefined;

  /** Brings nodes into view: now, or as soon as there is a canvas. */
  show(nodes: Iterable<string>): void {
    if (this.#view) this.#view.fit(nodes);
    else this.#next = [...nodes];
  }

  /** A canvas has come: it shows what was asked for meanwhile, or all. */
  open(): void {
    if (this.#next) this.#view?.fit(this.#next);
    else this.#view?.fitAll(0);
    this.#next = undefined;
  }

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
