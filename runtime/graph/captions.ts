import { z } from 'zod';

/** One caption: start and end in seconds from the start of its clip or film. */
export const zCaption = z.strictObject({
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  text: z.string(),
  speaker: z.string().optional(),
  /** Goes on with the speech of the caption before. */
  continued: z.literal(true).optional(),
});
export type Caption = z.infer<typeof zCaption>;

/** The value of a port of kind `captions`, in order of start. */
export const zCaptions = z.array(zCaption);
export type Captions = z.infer<typeof zCaptions>;

/** A chapter of a film: value of `video/concat`'s output `chapters` (kind json, an array of these). */
export const zChapter = z.strictObject({
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  title: z.string(),
});
export type Chapter = z.infer<typeof zChapter>;
