import type { ShotAngle, ShotSize } from '../../runtime/graph/depiction.ts';

/** Height of a head as a part of a stature: the adult of drawing schools is seven and a half heads tall. */
export const headsTall = 7.2;

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
  wide: { head: 0.068, eyeLine: 0.42 },
  full: { head: 0.112, eyeLine: 0.15 },
  'medium-wide': { head: 0.152, eyeLine: 0.2 },
  medium: { head: 0.225, eyeLine: 0.27 },
  'medium-close': { head: 0.35, eyeLine: 0.34 },
  'close-up': { head: 0.52, eyeLine: 0.39 },
  'extreme-close-up': { head: 1.15, eyeLine: 0.44 },
  'over-shoulder': { head: 0.25, eyeLine: 0.32 },
  pov: { head: 0.2, eyeLine: 0.3 },
  insert: { head: 0.5, eyeLine: 0.4 },
  'two-shot': { head: 0.205, eyeLine: 0.29 },
  group: { head: 0.125, eyeLine: 0.33 },
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

export interface CameraHeight {
  /** Metres over the ground. */
  height: number;
  /** Roll in radians. */
  roll: number;
}

/** Height and roll of the camera for an angle on a subject whose eyes are so high over the ground. */
export function cameraHeight(angle: ShotAngle, eyes: number, distance: number): CameraHeight {
  switch (angle) {
    case 'birds-eye':
      return { height: eyes + Math.max(2.2, distance * 0.9), roll: 0 };
    case 'high':
      return { height: eyes + Math.max(0.35, distance * 0.32), roll: 0 };
    case 'low':
      return { height: Math.max(0.25, eyes - Math.max(0.3, distance * 0.24)), roll: 0 };
    case 'worms-eye':
      return { height: 0.12, roll: 0 };
    case 'dutch':
      return { height: eyes, roll: 0.12 };
    case 'eye':
      return { height: eyes, roll: 0 };
  }
}

/**
 * Where people stand across the frame, as parts of its width, in the order given. One who is alone and looks to a
 * side has the lead room on that side.
 */
export function spread(
  people: readonly { place?: 'left' | 'center' | 'right' | undefined; facing?: string | undefined }[],
  headWidth: number,
): number[] {
  const first = people[0];
  if (people.length === 1 && first) {
    if (first.place && first.place !== 'center') return [first.place === 'left' ? 0.34 : 0.66];
    if (first.place === 'center') return [0.5];
    return [first.facing === 'right' ? 0.42 : first.facing === 'left' ? 0.58 : 0.5];
  }
  const rank = { left: 0, center: 1, right: 2 } as const;
  const order = people
    .map((person, index) => ({ index, rank: person.place ? rank[person.place] : 1 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const step = Math.min(0.9 / people.length, Math.max(headWidth * 2.5, 0.12), 0.4);
  const at: number[] = [];
  order.forEach((entry, slot) => {
    at[entry.index] = 0.5 + (slot - (people.length - 1) / 2) * step;
  });
  return at;
}
