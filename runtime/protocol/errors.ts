import { z } from 'zod';
import { zProblem } from '../graph/problem.ts';

/** Why a request is refused, with the HTTP status that says so. */
export const refusalStatus = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  missing: 404,
  'wrong-method': 405,
  conflict: 409,
  'too-large': 413,
  'wrong-type': 415,
  unprocessable: 422,
  unavailable: 503,
} as const;
export type RefusalKind = keyof typeof refusalStatus;

/** Every answer with a status of 400 or above. */
export const zErrorAnswer = z.strictObject({
  error: z.looseObject({
    code: z.string(),
    /** One sentence for people: what happened, and what to do. */
    message: z.string(),
    /** Each place that is wrong. */
    problems: z.array(zProblem).optional(),
    /** Of a stale save: the revision that the commands were made for, and the one of now. */
    expected: z.int().optional(),
    revision: z.int().optional(),
  }),
});
export type ErrorAnswer = z.infer<typeof zErrorAnswer>;
