import { Fault, type FaultClass } from '../../runtime/graph/fault.ts';
import { type ErrorAnswer, type RefusalKind, refusalStatus } from '../../runtime/protocol/errors.ts';
import { Refusal } from '../services/refusal.ts';

export interface Answer {
  readonly status: number;
  readonly body: ErrorAnswer;
  readonly headers: Readonly<Record<string, string>>;
}

const statusOfClass: Readonly<Record<FaultClass, number>> = {
  'invalid-input': 400,
  'submission-unknown': 409,
  'rate-limit': 429,
  cancelled: 503,
  network: 502,
  transient: 503,
  'disk-full': 507,
  permanent: 500,
  unknown: 500,
};

/** How the codes of faults end, and which refusal that is. */
const kindOfEnding: readonly (readonly [RegExp, RefusalKind])[] = [
  [/-(?:missing|unknown|unfinished)$/, 'missing'],
  [/-too-large$/, 'too-large'],
  [/-(?:stale|conflict|lost|reused)$|^stale-/, 'conflict'],
];

/** What the caller gets to know of an error: never a stack, never the words of what nobody foresaw. */
export function errorAnswer(error: unknown): Answer {
  if (!(error instanceof Fault)) {
    const message = 'Something went wrong in the server; its log says what.';
    return { status: 500, body: { error: { code: 'internal', message } }, headers: {} };
  }
  const { problems = [], facts = {} } = error instanceof Refusal ? error : {};
  return {
    status: statusOf(error),
    body: {
      error: {
        ...facts,
        code: error.code,
        message: error.message,
        ...(problems.length > 0 && { problems: [...problems] }),
      },
    },
    headers: error.retryAfter === undefined ? {} : { 'Retry-After': String(Math.ceil(error.retryAfter)) },
  };
}

function statusOf(fault: Fault): number {
  if (fault instanceof Refusal) return refusalStatus[fault.kind];
  if (fault.faultClass !== 'invalid-input') return statusOfClass[fault.faultClass];
  const kind = kindOfEnding.find(([ending]) => ending.test(fault.code))?.[1] ?? 'malformed';
  return refusalStatus[kind];
}
