import { z } from 'zod';

/** Frames a second as an exact fraction: 24 is {24, 1}, 23.976 is {24000, 1001}. */
export const zRate = z.strictObject({ num: z.int().positive(), den: z.int().positive() });
export type Rate = z.infer<typeof zRate>;
