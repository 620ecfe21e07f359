import type { ScreenplayElement } from '../screenplay.ts';

type Place = ScreenplayElement['at'];

/** What every reader takes out of its format before speeches are put together. */
export type RawItem =
  | { kind: 'action' | 'parenthetical' | 'dialogue' | 'transition'; text: string; at: Place }
  /** `dual`: cues with the same number speak at once. */
  | { kind: 'cue'; text: string; at: Place; dual?: number };
