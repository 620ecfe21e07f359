import { z } from 'zod';
import { zProblem } from '../graph/problem.ts';
import { zTimeOfDay } from '../graph/depiction.ts';

/** A person of the film: one face, one voice, every cue that means them. */
const zPerson = z.strictObject({
  /** Slug of the fullest name, Unicode folded: `maelle-kervran`. */
  id: z.string(),
  name: z.string(),
  /** Every cue and name that means this person, as written. */
  aliases: z.array(z.string()),
  sex: z.enum(['female', 'male', 'unknown']),
  age: z.number().optional(),
  look: z.string(),
  portraitPrompt: z.string().optional(),
  voice: z.string(),
  /** Only ever heard (V.O. or O.S. in every line, never in an action line): a voice without a portrait. */
  heardOnly: z.boolean(),
  lines: z.int().nonnegative(),
});
export type Person = z.infer<typeof zPerson>;

/** A place of the film: one design, lit by the time of day of each scene. */
const zSetting = z.strictObject({
  id: z.string(),
  name: z.string(),
  interior: z.boolean(),
  description: z.string(),
  prompt: z.string().optional(),
  times: z.record(z.string(), z.string()),
  palette: z.array(z.string()),
  mood: z.array(z.string()),
  scenes: z.array(z.string()),
});
export type Setting = z.infer<typeof zSetting>;

const zSceneBreakdown = z.strictObject({
  scene: z.string(),
  setting: z.string(),
  /** Resolved: CONTINUOUS, SAME and LATER take the light of the scene before. */
  time: zTimeOfDay,
  weather: z.enum(['clear', 'rain', 'storm', 'snow', 'fog', 'wind']),
  /** Ids of the people seen in the scene. */
  people: z.array(z.string()),
  props: z.array(z.string()),
});
export type SceneBreakdown = z.infer<typeof zSceneBreakdown>;

/** What the person corrects before a graph is made. Pure: the same screenplay and corrections give the same breakdown. */
export const zBreakdown = z.strictObject({
  people: z.array(zPerson),
  settings: z.array(zSetting),
  scenes: z.array(zSceneBreakdown),
  doubts: z.array(zProblem),
});
export type Breakdown = z.infer<typeof zBreakdown>;

/**
 * What a person corrects in a breakdown. Names may be spelt in any way (case, accents and apostrophes are folded);
 * what they name and the screenplay lacks is ignored, so that corrections outlive a draft.
 */
export const zCorrections = z.strictObject({
  /**
   * Cue or name → name of the person it means: `SPAULDING` → `John Clay`. The full name of a person brings along all
   * cues of theirs: it makes one person of the two.
   */
  aliases: z.record(z.string(), z.string()).default({}),
  /** Person id → what is to be otherwise. */
  people: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string().min(1).optional(),
        sex: z.enum(['female', 'male', 'unknown']).optional(),
        age: z.number().min(0).max(200).optional(),
        look: z.string().optional(),
        portraitPrompt: z.string().optional(),
        voice: z.string().optional(),
        /** false: nobody to be seen. With lines it is a voice alone; without, it is no person at all. */
        seen: z.boolean().optional(),
      }),
    )
    .default({}),
  /** Place of a heading → place that it means: `KITCHEN` → `LIGHTHOUSE KITCHEN`. */
  places: z.record(z.string(), z.string()).default({}),
  /** Setting id → what is to be otherwise. */
  settings: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string().min(1).optional(),
        description: z.string().optional(),
        prompt: z.string().optional(),
      }),
    )
    .default({}),
  /** Scene id → what is to be otherwise. */
  scenes: z
    .record(
      z.string(),
      z.strictObject({
        /** Id of another setting of the film; a setting that no scene is left in goes. */
        setting: z.string().optional(),
        time: zTimeOfDay.optional(),
        weather: zSceneBreakdown.shape.weather.optional(),
        people: z.array(z.string()).optional(),
        props: z.array(z.string()).optional(),
      }),
    )
    .default({}),
});
export type Corrections = z.infer<typeof zCorrections>;
