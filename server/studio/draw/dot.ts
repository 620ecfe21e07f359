/** A point of a drawing, in pixels of the sheet. */
export interface Dot {
  x: number;
  y: number;
}
