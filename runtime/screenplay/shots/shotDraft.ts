import type { CameraMove, ShotAngle, ShotSize } from '../../graph/depiction.ts';
import type { Person } from '../breakdown.ts';
import type { Scene, ScreenplayElement, Speech } from '../screenplay.ts';
import type { Transition } from '../shot.ts';

export type Action = Extract<ScreenplayElement, { kind: 'action' }>;

/** What the rules know of a shot by what happens in it. Names as Snowflake's shot lists spell them. */
export type Trigger =
  | 'location_establish'
  | 'new_character_enters'
  | 'dialogue_exchange'
  | 'action_beat'
  | 'emotional_moment'
  | 'revelation'
  | 'tension_building'
  | 'climax_moment';

/** A speech, or one part of it where it is longer than a clip may be. */
export interface DraftLine {
  speech: Speech;
  text: string;
  speaker: Person | undefined;
  /** Seen speakers may be in frame; V.O., O.S. and voices without a body never are. */
  bodily: boolean;
}

/** A shot before it is depicted. Each step of the planning fills in more. */
export interface ShotDraft {
  id: string;
  scene: Scene;
  trigger: string;
  actions: readonly Action[];
  lines: readonly DraftLine[];
  /** The action in this shot: all of `actions`, or a part of one. */
  text: string;
  /** Ids of the people in the picture. */
  frame: readonly string[];
  /** Who is spoken to, where it is known. */
  partner?: string | undefined;
  size: ShotSize;
  move: CameraMove;
  angle: ShotAngle;
  lens: number;
  /** 0 to 1. */
  intensity: number;
  lighting: string;
  /** Least length; 0 while it is not known. */
  seconds: number;
  transition?: Transition | undefined;
  /** Made by a foreign shot list: its framing and length hold. */
  listed: boolean;
  /** Names that the list has in the picture. */
  listedFrame: readonly string[];
}
