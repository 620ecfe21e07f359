import { z } from 'zod';

/** Place in the source, for doubts and for going back: 1-based line of a text file, or element index of a package. */
const zPlace = z.strictObject({ line: z.int().positive().optional(), element: z.int().nonnegative().optional() });

export const zHeading = z.strictObject({
  /** As written. */
  text: z.string(),
  setting: z.enum(['int', 'ext', 'both']),
  /** Place without prefix, time and modifiers: `BAKER STREET, SITTING ROOM`. */
  place: z.string(),
  /** As written: `NIGHT`, `CONTINUOUS`, '' when there is none. */
  time: z.string(),
  modifiers: z.array(z.string()),
});
export type Heading = z.infer<typeof zHeading>;

export const zSpeech = z.strictObject({
  kind: z.literal('dialogue'),
  id: z.string(),
  /** The cue as written: `GRAND-PÈRE ANSELM (O.S.)`. */
  cue: z.string(),
  /** The cue without extensions: `GRAND-PÈRE ANSELM`. */
  speaker: z.string(),
  voiceOver: z.boolean(),
  offScreen: z.boolean(),
  continued: z.boolean(),
  parentheticals: z.array(z.string()),
  /** What is said, without parentheticals and emphasis marks. */
  text: z.string(),
  /** Speeches with the same number are spoken at once. */
  dual: z.int().optional(),
  at: zPlace,
});
export type Speech = z.infer<typeof zSpeech>;

export const zElement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('action'), id: z.string(), text: z.string(), at: zPlace }),
  zSpeech,
  z.strictObject({ kind: z.literal('transition'), id: z.string(), text: z.string(), at: zPlace }),
]);
export type ScreenplayElement = z.infer<typeof zElement>;

export const zScene = z.strictObject({
  /** `s001`; stable through drafts where the scene is recognised. */
  id: z.string(),
  /** 1-based order in the film. */
  number: z.int().positive(),
  /** As printed in the script (`12A`), where it is. */
  label: z.string().optional(),
  heading: zHeading,
  elements: z.array(zElement),
  beat: z.string().default(''),
  /** Emotional value at start and end, where known. */
  emotionStart: z.enum(['+', '-']).optional(),
  emotionEnd: z.enum(['+', '-']).optional(),
  conflict: z.string().default(''),
  /** Names as the source lists them. */
  present: z.array(z.string()).default([]),
  /** Listed length in seconds, where the source has one. */
  seconds: z.number().positive().optional(),
});
export type Scene = z.infer<typeof zScene>;

/** A person of the cast as the source describes them, before aliases are resolved. */
export const zCastEntry = z.strictObject({
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  sex: z.enum(['female', 'male', 'unknown']).default('unknown'),
  age: z.number().optional(),
  /** Hair, build, clothes, marks: free text for prompts and drawing. */
  look: z.string().default(''),
  /** Ready portrait prompt, where the source has one. */
  portraitPrompt: z.string().optional(),
  /** How they speak. */
  voice: z.string().default(''),
  role: z.string().default(''),
});
export type CastEntry = z.infer<typeof zCastEntry>;

/** A place as the source describes it. */
export const zPlaceEntry = z.strictObject({
  name: z.string(),
  description: z.string().default(''),
  prompt: z.string().optional(),
  /** Text by time of day, lower case: `night`. */
  times: z.record(z.string(), z.string()).default({}),
  palette: z.array(z.string()).default([]),
  mood: z.array(z.string()).default([]),
});
export type PlaceEntry = z.infer<typeof zPlaceEntry>;

/** One shot of a foreign shot list, reduced to what the film graph uses. */
export const zListedShot = z.strictObject({
  id: z.string(),
  scene: z.int().positive(),
  /** Element ids of the scene that it covers, in order; empty for an establishing shot. */
  elements: z.array(z.string()),
  trigger: z.string(),
  size: z.string(),
  move: z.string(),
  height: z.string().default('eye_level'),
  lens: z.number().optional(),
  seconds: z.number().positive(),
  transition: z.string().default('cut'),
  transitionSeconds: z.number().nonnegative().default(0),
  intensity: z.number().min(0).max(1).default(0.4),
  inFrame: z.array(z.string()).default([]),
  lighting: z.string().default(''),
});
export type ListedShot = z.infer<typeof zListedShot>;

/** The one shape that all readers make: the truth for text, order, speakers and off-screen. */
export const zScreenplay = z.strictObject({
  id: z.string(),
  title: z.string(),
  author: z.string().default(''),
  /** Target format: tiktok reel youtube short_film feature series_ep, or '' when unknown. */
  format: z.string().default(''),
  scenes: z.array(zScene),
  cast: z.array(zCastEntry).default([]),
  places: z.array(zPlaceEntry).default([]),
  /** Style of the whole film, where the source has it. */
  style: z
    .strictObject({
      tone: z.string().default(''),
      palette: z.array(z.string()).default([]),
      lighting: z.string().default(''),
      texture: z.string().default(''),
      era: z.string().default(''),
      avoid: z.array(z.string()).default([]),
      /** `2.39:1` */
      aspect: z.string().default(''),
    })
    .prefault({}),
  /**
   * Present when the source brought a shot list that could be matched to the elements. In a scene that has shots here,
   * each action and line lies in exactly one of them; a scene that has none is shot by rule.
   */
  shots: z.array(zListedShot).optional(),
});
export type Screenplay = z.infer<typeof zScreenplay>;
