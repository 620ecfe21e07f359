import { z } from 'zod';

/** Millionths of a US dollar, whole: money is never a float. */
export const zMicroDollars = z.int().nonnegative();
export type MicroDollars = z.infer<typeof zMicroDollars>;

/** The amounts a price may be per: measured from the request, never from an evaluated expression. */
export const priceUnits = ['image', 'megapixel', 'second', 'frame', 'character', 'request'] as const;

/**
 * A typed price table. A rule applies when every `when` entry equals the request's option of that name;
 * the first rule that applies is the price. No rule that applies means the price is unknown.
 */
export const zPrice = z.strictObject({
  rules: z.array(
    z.strictObject({
      when: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      per: z.enum(priceUnits),
      /** Micro-dollars for each unit; fractions are allowed here and the product is rounded up. */
      micros: z.number().nonnegative(),
      /** Smallest number of units billed. */
      least: z.number().positive().optional(),
      /** Units are rounded up to a multiple of this. */
      step: z.number().positive().optional(),
    }),
  ),
  /** ISO date on which a person last checked the figure, and where it is from. */
  checkedAt: z.string(),
  source: z.string(),
});
export type Price = z.infer<typeof zPrice>;

/** One callable endpoint as data: its limits drive the form, the request, the plan and the price alike. */
export const zModel = z.strictObject({
  /** `provider/model` */
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9.-]+$/),
  version: z.string(),
  title: z.string(),
  provider: z.string(),
  modality: z.enum(['image', 'video', 'speech', 'lipsync', 'sound', 'music']),
  description: z.string(),
  /** Environment variable that holds the key; absent for the local provider. */
  key: z.string().optional(),
  limits: z
    .strictObject({
      /** Lengths in seconds that can be asked for, ascending. */
      seconds: z.array(z.number().positive()).optional(),
      /** Or any length in a range, in steps. */
      secondsRange: z.strictObject({ least: z.number(), most: z.number(), step: z.number().positive() }).optional(),
      /** How many reference pictures can be handed in. */
      references: z.strictObject({ least: z.int().nonnegative(), most: z.int().nonnegative() }).optional(),
      /** Most characters of text. */
      characters: z.int().positive().optional(),
      /** Accepted outputs sizes by name, with pixels of a 16:9 frame. */
      resolutions: z.array(z.strictObject({ name: z.string(), width: z.int(), height: z.int() })).optional(),
      rates: z.array(z.number().positive()).optional(),
    })
    .default({}),
  /** Options of the request beside the common ones, with their default. */
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  price: zPrice.optional(),
  /** Typical seconds that one request takes, low and high; an estimate for the plan. */
  takes: z.strictObject({ low: z.number(), high: z.number() }),
  /** Wire path at the provider. */
  endpoint: z.string().optional(),
});
export type Model = z.infer<typeof zModel>;
