import { css, hex, mix, scaled } from '../colour.ts';
import { project, seenPolygon, type Point3 } from '../draw/camera.ts';
import type { Stage } from '../draw/stage.ts';
import type { Place } from './place.ts';

/** Where the land ends at a place by the sea: a quay straight, a beach in a bow. */
export function waterline(place: Place, x: number): number {
  return place.floor === 'boards' ? 20.5 : 17.5 + Math.sin(x * 0.09 + (place.seed % 7)) * 1.4;
}

const wide = 90;
const step = 3;

function along(place: Place, y: number, shift = 0): Point3[] {
  const points: Point3[] = [];
  for (let x = -wide; x <= wide; x += step) points.push({ x, y, z: waterline(place, x) + shift });
  return points;
}

/** The ground up to the water. */
export function landOf(place: Place): Point3[] {
  return [...along(place, 0), { x: wide, y: 0, z: -30 }, { x: -wide, y: 0, z: -30 }];
}

/** What is between land and water: the wall of a quay, or waves that run up a beach and back. */
export function drawWaterline(stage: Stage, place: Place): void {
  if (place.floor === 'boards') {
    const edge = along(place, 0);
    stage.face([...edge, ...along(place, 0.16, 0.12).toReversed()], scaled(place.ground, 0.7), 0.8, { line: 1.4 });
    return;
  }
  const foam = stage.light.hand.grade(mix(hex('#f4f6f4'), stage.light.air, 0.2), 0.2);
  const { context } = stage.pen;
  // The wet sand, then two rows of foam that follow each other.
  const wet = stage.lit(scaled(place.ground, 0.74), { x: 0, y: 0, z: 16 });
  strip(
    stage,
    place,
    () => -1.5,
    () => 0.3,
    css(wet, 0.65),
  );
  for (const [row, start] of [
    [0, 0],
    [1, 0.45],
  ] as const) {
    const run = (x: number): number => -0.4 + 2.1 * row + 1.2 * stage.swing(start + Math.sin(x * 0.21 + row) * 0.12);
    const thick = (x: number): number => 0.75 + 0.35 * Math.sin(x * 0.63 + row * 2) + 0.25 * stage.swing(start + 0.25);
    strip(stage, place, (x) => run(x) - thick(x), run, css(foam, 0.85 - 0.25 * row));
  }
  const { width } = context.canvas;
  const rows = [-3.2, 4.6].flatMap((shift) => along(place, 0, shift).map((point) => project(stage.camera, point)));
  const seen = rows.filter(({ depth, x }) => depth > 1 && x > -width * 0.3 && x < width * 1.3).map(({ y }) => y);
  if (seen.length > 0) stage.moves({ x: 0, y: Math.min(...seen) }, { x: width, y: Math.max(...seen) });
}

/** A strip along the water, between two distances from its line. */
function strip(stage: Stage, place: Place, from: (x: number) => number, to: (x: number) => number, fill: string): void {
  const side = (shift: (x: number) => number): Point3[] =>
    along(place, 0.01).map((point) => ({ ...point, z: point.z + shift(point.x) }));
  const ring = seenPolygon(stage.camera, [...side(from), ...side(to).toReversed()]);
  const { pen } = stage;
  pen.context.fillStyle = fill;
  pen.context.beginPath();
  pen.polygonPath(ring);
  pen.context.fill();
}
