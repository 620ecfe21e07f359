import { z } from 'zod';

/**
 * A finding as a value: what is wrong, in a sentence for people, and where. Findings are never thrown.
 * `error` stops a run before it starts, `warning` does not, `doubt` is a question of the import to a person.
 */
export const zProblem = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'doubt']),
  /** One sentence: what happened, where, what to do. */
  message: z.string(),
  node: z.string().optional(),
  port: z.string().optional(),
  param: z.string().optional(),
  edge: z.string().optional(),
  /** Place in a screenplay or another source file. */
  source: z
    .strictObject({
      file: z.string().optional(),
      line: z.int().positive().optional(),
      scene: z.string().optional(),
      text: z.string().optional(),
      /** Names in question, as they are written there: first the one that is asked about. */
      names: z.array(z.string()).optional(),
    })
    .optional(),
});
export type Problem = z.infer<typeof zProblem>;
