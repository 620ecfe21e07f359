import type { Shot, Transition } from '../shot.ts';

const cut: Transition = { kind: 'cut', seconds: 0 };

/**
 * How the shots before a join pass into those after it. A J cut moves the first phrase that is heard after the join, an
 * L cut the last that is heard before it: when its speaker is seen, the lips would run off, and a plain cut is made.
 * @param before shots up to the join: the clip that ends there; not empty
 * @param after shots of the clip that begins there
 */
export function joinOf(before: readonly Shot[], after: readonly Shot[]): Transition {
  const transition = before.at(-1)?.transition ?? cut;
  const moved =
    transition.kind === 'l-cut'
      ? before.findLast(speaks)
      : transition.kind === 'j-cut'
        ? after.find(speaks)
        : undefined;
  return moved?.lines.some((line) => line.seen) ? cut : transition;
}

function speaks(shot: Shot): boolean {
  return shot.lines.length > 0;
}
