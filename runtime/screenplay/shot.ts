import { z } from 'zod';
import { zDepiction } from '../graph/depiction.ts';

export const zTransition = z.strictObject({
  kind: z.enum(['cut', 'dissolve', 'fade-black', 'j-cut', 'l-cut', 'smash-cut']),
  seconds: z.number().nonnegative(),
});
export type Transition = z.infer<typeof zTransition>;

/** One spoken line of a shot. */
export const zShotLine = z.strictObject({
  /** Id of the dialogue element: `s003-e07`. */
  element: z.string(),
  /** Person id of the speaker. */
  speaker: z.string(),
  text: z.string(),
  direction: z.string(),
  /** The mouth is seen: not V.O., not O.S., in the picture. */
  seen: z.boolean(),
  voiceOver: z.boolean(),
  offScreen: z.boolean(),
  /** Lines of one shot with this are spoken at once. */
  dual: z.int().optional(),
});
export type ShotLine = z.infer<typeof zShotLine>;

/**
 * One shot of the film, whoever listed it. Lines are in script order, and no line is in two shots; one that is too long
 * for a clip lies in parts in shots that follow each other.
 */
export const zShot = z.strictObject({
  /** `s003-014` */
  id: z.string(),
  scene: z.string(),
  trigger: z.string(),
  /** What is seen, as text for people: the action, or who speaks. */
  content: z.string(),
  lines: z.array(zShotLine),
  depiction: zDepiction,
  /** Least length in seconds: the shot lasts longer when its speech does. */
  seconds: z.number().positive(),
  transition: zTransition,
});
export type Shot = z.infer<typeof zShot>;
