import { z } from 'zod';

/** Shot sizes from far to near (facts: the size column of a shot list). */
export const shotSizes = [
  'extreme-wide',
  'wide',
  'full',
  'medium-wide',
  'medium',
  'medium-close',
  'close-up',
  'extreme-close-up',
  'over-shoulder',
  'pov',
  'insert',
  'two-shot',
  'group',
] as const;
export const zShotSize = z.enum(shotSizes);
export type ShotSize = z.infer<typeof zShotSize>;

export const zShotAngle = z.enum(['birds-eye', 'high', 'eye', 'low', 'worms-eye', 'dutch']);
export type ShotAngle = z.infer<typeof zShotAngle>;

export const cameraMoves = [
  'static',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'push-in',
  'pull-back',
  'zoom-in',
  'zoom-out',
  'track-left',
  'track-right',
  'crane-up',
  'crane-down',
  'orbit',
  'handheld',
  'rack-focus',
] as const;
export const zCameraMove = z.enum(cameraMoves);
export type CameraMove = z.infer<typeof zCameraMove>;

export const zTimeOfDay = z.enum(['day', 'night', 'dawn', 'dusk', 'morning', 'afternoon', 'evening']);
export type TimeOfDay = z.infer<typeof zTimeOfDay>;

/** How the boards are drawn. */
export const zHand = z.enum(['ink-wash', 'pencil', 'noir', 'colour']);

export const zDepictedPerson = z.strictObject({
  /** Stable id of the person through the film (`maelle-kervran`): the same id always has the same look. */
  id: z.string(),
  name: z.string(),
  /** Free text: hair, build, clothes, marks. */
  look: z.string().default(''),
  sex: z.enum(['female', 'male', 'unknown']).default('unknown'),
  /** Years, where known. */
  age: z.number().min(0).max(200).optional(),
  pose: z.enum(['stand', 'sit', 'walk', 'run', 'point', 'lean', 'crouch', 'hold', 'lie']).default('stand'),
  face: z.enum(['neutral', 'happy', 'sad', 'angry', 'afraid', 'surprised', 'eyes-closed']).default('neutral'),
  /** Where in the frame; the drawing spreads people who do not say. */
  place: z.enum(['left', 'center', 'right']).optional(),
  /** Facing, as the audience sees it. */
  facing: z.enum(['left', 'right', 'camera', 'away']).optional(),
  /** Speaks in this shot: the picture turns to who speaks. */
  speaks: z.boolean().optional(),
  /** What they have in their hands, in a word or two. */
  holds: z.string().optional(),
});
export type DepictedPerson = z.infer<typeof zDepictedPerson>;

/**
 * What a picture shows, in words and choices: a param of the generating nodes. Prompts for paid models are
 * written from it, and the local models draw from it.
 */
export const zDepiction = z.strictObject({
  place: z.strictObject({
    /** Stable id of the place through the film. */
    id: z.string(),
    name: z.string(),
    interior: z.boolean(),
    description: z.string().default(''),
    palette: z.array(z.string()).default([]),
  }),
  light: z.strictObject({
    time: zTimeOfDay.default('day'),
    weather: z.enum(['clear', 'rain', 'storm', 'snow', 'fog', 'wind']).default('clear'),
    mood: z.string().default(''),
  }),
  /** In an over-shoulder shot the second is the one whose back is seen. */
  people: z.array(zDepictedPerson).default([]),
  size: zShotSize.default('medium'),
  angle: zShotAngle.default('eye'),
  move: zCameraMove.default('static'),
  /** Focal length in mm on a 35 mm frame. */
  lens: z.number().min(8).max(400).default(50),
  props: z.array(z.string()).default([]),
  /** What happens, in a sentence: for prompts and for inserts. */
  action: z.string().default(''),
  style: z.string().default(''),
  /** Hand of the boards; absent: the one that the style's words ask for, else ink and wash. */
  hand: zHand.optional(),
});
export type Depiction = z.infer<typeof zDepiction>;
