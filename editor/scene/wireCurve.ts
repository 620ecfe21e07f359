import type { Point } from './point.ts';

/** A wire as a cubic curve: it leaves to the right and arrives from the left. */
export interface WireCurve {
  readonly from: Point;
  readonly to: Point;
  /** X of the two handles; they lie at the height of their ends. */
  readonly leaves: number;
  readonly arrives: number;
}

export function wireCurve(from: Point, to: Point): WireCurve {
  const reach = reachOf(to.x - from.x);
  return { from, to, leaves: from.x + reach, arrives: to.x - reach };
}

/** Wires that go back swing out less and less the longer they are. */
function reachOf(distance: number): number {
  return distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
}

export function wirePath({ from, to, leaves, arrives }: WireCurve): string {
  return `M${from.x},${from.y} C${leaves},${from.y} ${arrives},${to.y} ${to.x},${to.y}`;
}

/** Points along the curve, both ends included: straight lines between them are near enough for touch and cut. */
export function pointsOf({ from, to, leaves, arrives }: WireCurve, pieces = 16): Point[] {
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const t = index / pieces;
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return { x: a * from.x + b * leaves + c * arrives + d * to.x, y: (a + b) * from.y + (c + d) * to.y };
  });
}
