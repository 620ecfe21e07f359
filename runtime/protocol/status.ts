import { z } from 'zod';

/** The process answers. */
export const zHealthAnswer = z.strictObject({
  status: z.literal('ok'),
  version: z.string(),
  /** Seconds since the start. */
  uptime: z.number().nonnegative(),
});

export const zReadyCheck = z.strictObject({
  name: z.string(),
  ok: z.boolean(),
  /** What is wrong and what to do; absent while all is well. */
  message: z.string().optional(),
});
export type ReadyCheck = z.infer<typeof zReadyCheck>;

/** Whether work can be taken: 200 when all checks are well, 503 otherwise. */
export const zReadyAnswer = z.strictObject({ ready: z.boolean(), checks: z.array(zReadyCheck) });
export type ReadyAnswer = z.infer<typeof zReadyAnswer>;
