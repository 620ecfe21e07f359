import { z } from 'zod';

/** A key by its name: its value is never sent. */
export const zKeyInfo = z.strictObject({
  /** Name of the environment variable: `FAL_KEY`. */
  name: z.string(),
  /** Providers that need it. */
  providers: z.array(z.string()),
  set: z.boolean(),
  /** Where the value in use is from. The environment wins over what was set here. */
  from: z.enum(['environment', 'settings']).optional(),
});
export type KeyInfo = z.infer<typeof zKeyInfo>;

export const zKeysAnswer = z.strictObject({ keys: z.array(zKeyInfo) });

export const zKeyRequest = z.strictObject({
  /** Sent once, kept in a file that only the server's user can read, never sent back. */
  value: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .regex(/^[\x21-\x7e]+$/, 'A key has no spaces and no letters beyond ASCII.'),
});
