import type { Point } from './point.ts';
import type { Scene } from './scene.ts';
import { pointsOf } from './wireCurve.ts';

/** Ids of the wires that a line crosses. */
export function wiresCutBy(scene: Scene, line: readonly Point[]): string[] {
  return [...scene.wires.values()].flatMap(({ id, curve, isWhole }) =>
    isWhole && cross(pointsOf(curve), line) ? [id] : [],
  );
}

function cross(a: readonly Point[], b: readonly Point[]): boolean {
  return a.some((from, index) => {
    const to = a[index + 1];
    return to !== undefined && b.some((start, at) => segmentsCross(from, to, start, b[at + 1]));
  });
}

function segmentsCross(a: Point, b: Point, c: Point, d: Point | undefined): boolean {
  if (!d) return false;
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function side(a: Point, b: Point, point: Point): boolean {
  return (b.x - a.x) * (point.y - a.y) > (b.y - a.y) * (point.x - a.x);
}
