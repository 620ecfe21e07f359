import type { ShotAngle, ShotSize } from '../../runtime/graph/depiction.ts';
import { headsTall } from './figure/skeleton.ts';

export interface Framing {
  /** Height of the head (crown to chin) as a part of the frame's height. */
  head: number;
  /** Where the eyes lie, from the top of the frame, as a part of its height. */
  eyeLine: number;
}

/**
 * How large a person of ordinary stature stands in the frame, and at what height the eyes lie. Near shots put the
 * eyes on the upper third with the crown inside the frame (an extreme close-up alone cuts it); far shots place the
 * whole figure. The lower edge never cuts at a joint: medium at the waist, medium-wide above the knee.
 */
export function framingOf(size: ShotSize): Framing {
  return framings[size];
}

const framings: Readonly<Record<ShotSize, Framing>> = {
  'extreme-wide': { head: 0.026, eyeLine: 0.62 },
  wide: { head: 0.07, eyeLine: 0.42 },
  full: { head: 0.112, eyeLine: 0.155 },
  'medium-wide': { head: 0.155, eyeLine: 0.21 },
  medium: { head: 0.235, eyeLine: 0.28 },
  'medium-close': { head: 0.36, eyeLine: 0.345 },
  'close-up': { head: 0.54, eyeLine: 0.4 },
  'extreme-close-up': { head: 1.15, eyeLine: 0.44 },
  'over-shoulder': { head: 0.26, eyeLine: 0.33 },
  pov: { head: 0.22, eyeLine: 0.3 },
  insert: { head: 0.5, eyeLine: 0.4 },
  'two-shot': { head: 0.22, eyeLine: 0.3 },
  group: { head: 0.135, eyeLine: 0.33 },
};

/** Eyes lie halfway down the head. */
export const eyesInHead = 0.5;

/** Room above the crown as a part of the frame's height; negative when the crown is cut. */
export function headroom(framing: Framing): number {
  return framing.eyeLine - framing.head * eyesInHead;
}

/** The part of the figure that is seen, from the crown down, in stature units (1 is down to the soles). */
export function figureSeen(framing: Framing): number {
  return (1 - headroom(framing)) / (framing.head * headsTall);
}

/** How far the camera tips down for an angle (up where negative), and how far it rolls, in radians. */
export function cameraTip(angle: ShotAngle): { pitch: number; roll: number } {
  return tips[angle];
}

const tips: Readonly<Record<ShotAngle, { pitch: number; roll: number }>> = {
  'birds-eye': { pitch: 0.98, roll: 0 },
  high: { pitch: 0.44, roll: 0 },
  eye: { pitch: 0, roll: 0 },
  low: { pitch: -0.34, roll: 0 },
  'worms-eye': { pitch: -0.62, roll: 0 },
  dutch: { pitch: 0, roll: 0.13 },
};

/** What everybody of a row says of where they stand. */
export interface Placed {
  place?: 'left' | 'center' | 'right' | undefined;
  facing?: string | undefined;
}

/**
 * Where people stand across the frame, as parts of its width, in the order given. One who is alone and looks to a
 * side has the lead room on that side.
 * @param room width that one needs beside the next, as a part of the frame's
 */
export function spread(people: readonly Placed[], room: number): number[] {
  const first = people[0];
  if (people.length === 1 && first) {
    const aside = Math.min(0.16, Math.max(0.07, room * 0.5));
    if (first.place && first.place !== 'center') return [first.place === 'left' ? 0.5 - aside : 0.5 + aside];
    if (first.facing === 'right' || first.facing === 'left')
      return [first.facing === 'right' ? 0.5 - aside * 0.6 : 0.5 + aside * 0.6];
    return [0.5];
  }
  const rank = { left: 0, center: 1, right: 2 } as const;
  const order = people
    .map((person, index) => ({ index, rank: person.place ? rank[person.place] : 1 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const step = Math.min(0.94 / people.length, Math.max(room, 0.1), 0.44);
  const at: number[] = [];
  order.forEach((entry, slot) => {
    at[entry.index] = 0.5 + (slot - (people.length - 1) / 2) * step;
  });
  return at;
}
