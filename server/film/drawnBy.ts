import type { Depiction } from '../../runtime/graph/depiction.ts';
import type { Shot } from '../../runtime/screenplay/shot.ts';

/** The shots as this hand draws them; untouched where none is asked for, so that the film's own style words choose. */
export function drawnBy(hand: Depiction['hand'], shots: readonly Shot[]): readonly Shot[] {
  if (!hand) return shots;
  return shots.map((shot) => ({ ...shot, depiction: { ...shot.depiction, hand } }));
}
