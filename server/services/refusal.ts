import { Fault } from '../../runtime/graph/fault.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { RefusalKind } from '../../runtime/protocol/errors.ts';

/**
 * A request that can not be granted, in the words of its domain: what is missing, in conflict or malformed, with the
 * places. The HTTP layer gives each kind its status.
 */
export class Refusal extends Fault {
  readonly kind: RefusalKind;
  readonly problems: readonly Problem[];
  /** What the caller needs to go on, such as the revision of now. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(
    kind: RefusalKind,
    code: string,
    message: string,
    more: { problems?: readonly Problem[]; facts?: Readonly<Record<string, string | number>>; cause?: unknown } = {},
  ) {
    super(code, 'invalid-input', message, { cause: more.cause });
    this.name = 'Refusal';
    this.kind = kind;
    this.problems = more.problems ?? [];
    this.facts = more.facts ?? {};
  }
}
