import type { CameraMove } from '../../../runtime/graph/depiction.ts';
import type { Layer } from '../shot/layer.ts';

/** Units of blur for each step of nearness out of focus, and the most of it. */
const [spread, most] = [17, 11] as const;

/** Parts of a shot before the focus goes, and while it goes. */
const [before, going] = [0.22, 0.4] as const;

/** The nearness that is sharp, from the start of a shot to its end: to whom it is about, from what is before or behind. */
export interface FocusPull {
  from: number;
  to: number;
}

/** The way of the focus over the layers of a scene; undefined for a move that leaves it where it is. */
export function focusPull(
  move: CameraMove,
  layers: readonly Pick<Layer, 'name' | 'nearness'>[],
): FocusPull | undefined {
  if (move !== 'rack-focus') return undefined;
  const far = Math.min(...layers.map(({ nearness }) => nearness));
  const has = (name: Layer['name']): boolean => layers.some((layer) => layer.name === name);
  if (has('people')) return has('front') ? { from: 1.45, to: 1 } : { from: far, to: 1 };
  return { from: has('front') ? 1.45 : 1, to: far };
}

/** Pixels of blur that a sheet has at its softest on that way. */
export function softest({ from, to }: FocusPull, nearness: number, unit: number): number {
  return Math.min(most, spread * Math.max(Math.abs(nearness - from), Math.abs(nearness - to))) * unit;
}

/** How far towards its softest a sheet is at a part (0 to 1) of the shot. */
export function softness(pull: FocusPull, nearness: number, part: number): number {
  const at = Math.max(0, Math.min(1, (part - before) / going));
  const focus = pull.from + (pull.to - pull.from) * at * at * at * (at * (at * 6 - 15) + 10);
  const top = Math.min(most, spread * Math.max(Math.abs(nearness - pull.from), Math.abs(nearness - pull.to)));
  return top === 0 ? 0 : Math.min(most, spread * Math.abs(nearness - focus)) / top;
}
