import type { Problem } from '../../runtime/graph/problem.ts';

/** Why a request gave nothing, in words that can be shown. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
  /** Of a stale save: the revision that is stored by now. */
  readonly revision: number | undefined;

  constructor(
    status: number,
    facts: { code: string; message: string; problems?: readonly Problem[]; revision?: number },
  ) {
    super(facts.message);
    this.status = status;
    this.code = facts.code;
    this.problems = facts.problems ?? [];
    this.revision = facts.revision;
  }

  /** The server was not reached, or is not ready: the same request may go through later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  get isConflict(): boolean {
    return this.status === 409;
  }
}
