import { z } from 'zod';

/** A company whose models are called, and how much at once it takes: the limits of our own queue, below its own. */
export const zProvider = z.strictObject({
  /** As in the ids of its models. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  /** Most jobs at work at the same time. */
  atOnce: z.int().positive(),
  /** Most jobs begun in a span of time, repeats included. */
  rate: z.strictObject({ starts: z.int().positive(), seconds: z.number().positive() }).optional(),
  /** ISO date on which a person last checked the figures, and where they are from. */
  checkedAt: z.string(),
  source: z.string(),
});
export type Provider = z.infer<typeof zProvider>;
