import { scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import { hashText } from '../random.ts';
import type { Figure } from './figure.ts';
import { vector } from './vector.ts';

const wools: readonly Rgb[] = [
  [126, 92, 76],
  [96, 106, 116],
  [116, 108, 84],
  [110, 84, 96],
  [88, 104, 92],
];

/** Across in statures, up in metres over the ground or the couch, and along from the chest (0) to the feet (1). */
type OnBlanket = readonly [across: number, up: number, along: number];

/** Where it touches the ground, and the ridge that knees and feet make in it. */
const hem: readonly OnBlanket[] = [-0.2, -0.1, 0.1, 0.2].flatMap((across) => [
  [across, 0, 0] as const,
  [across * 1.1, 0, 1] as const,
]);
const ridge: readonly OnBlanket[] = [
  ...[-0.1, 0, 0.1].map((across) => [across, 0.25, 0] as const),
  ...[-0.09, 0.09].map((across) => [across, 0.3, 0.45] as const),
  ...[-0.07, 0.07].map((across) => [across, 0.27, 0.92] as const),
];

/** A blanket over somebody who lies, up to the chest: asleep, and not fallen. */
export function drawBlanket({ body, look, pen, tint, line }: Figure): void {
  const { stance, skeleton } = body;
  const s = look.stature;
  const low = (stance.pose.lies ?? 0) - 0.16;
  const at = ([across, up, along]: OnBlanket): Dot =>
    body.at(vector(across * s, low + up, skeleton.chest.z + 0.06 * s + along * (0.5 * s - skeleton.chest.z)));
  const tone = tint(wools[hashText(`blanket:${stance.person.id}`) % wools.length] as Rgb);
  pen.shape(hull([...hem, ...ridge].map(at)), { fill: tone, smooth: true, line: line * 1.1, wash: 0.35 });
  // Its end is turned over, and it falls in folds from the ridge.
  const turned: readonly OnBlanket[] = [
    [-0.2, 0, 0],
    [-0.1, 0.25, 0],
    [0.1, 0.25, 0],
    [0.2, 0, 0],
    [0.2, 0, 0.13],
    [0.1, 0.26, 0.13],
    [-0.1, 0.26, 0.13],
    [-0.2, 0, 0.13],
  ];
  pen.shape(hull(turned.map(at)), { fill: scaled(tone, 1.22), line: line * 0.7 });
  for (const along of [0.32, 0.56, 0.8])
    for (const side of [-1, 1] as const)
      pen.thread(
        [at([side * 0.08, 0.27, along]), at([side * 0.13, 0.16, along + 0.04]), at([side * 0.17, 0.04, along + 0.02])],
        line * 0.5,
      );
}

/** The corners of the smallest outline without dents around some points (Andrew's monotone chain). */
function hull(dots: readonly Dot[]): Dot[] {
  const sorted = dots.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (points: readonly Dot[]): Dot[] => {
    const kept: Dot[] = [];
    for (const dot of points) {
      while (kept.length > 1 && turn(kept.at(-2) as Dot, kept.at(-1) as Dot, dot) <= 0) kept.pop();
      kept.push(dot);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn(a: Dot, b: Dot, c: Dot): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
