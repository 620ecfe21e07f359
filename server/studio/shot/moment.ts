import type { FaceState } from '../figure/headShape.ts';

/** What is alive in a picture, at one moment. */
export interface Moment {
  /** Of each person whose face is not at rest. */
  faces: ReadonlyMap<string, FaceState>;
  /** How far each person has breathed in, 0 to 1. */
  breaths: ReadonlyMap<string, number>;
  /** Where each person who walks is in the round of two steps, 0 to 1. */
  strides: ReadonlyMap<string, number>;
  /** Where waves, flames and smoke are in their round: 0 up to, but not including, 1. */
  phase: number;
  /** Instead of them, or of beams of light, the room that they take is painted over in a loud colour. */
  probe?: 'life' | 'light';
}

export const stillMoment: Moment = { faces: new Map(), breaths: new Map(), strides: new Map(), phase: 0 };
