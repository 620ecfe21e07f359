/**
 * Classes of fault with the retry table of the platform that Shotgraph replaces (digest §6.4; facts/providers §13.1
 * in the project's sources: network 5 × 1 s, rate limit 5 × 30 s, transient 3 × 2 s, unknown 2 × 5 s, others none).
 */
export const faultClasses = [
  'network',
  'rate-limit',
  'invalid-input',
  'transient',
  'permanent',
  'submission-unknown',
  'disk-full',
  'cancelled',
  'unknown',
] as const;
export type FaultClass = (typeof faultClasses)[number];

/**
 * The one error that Shotgraph throws on purpose. `message` is a sentence for people (what happened, where,
 * what to do); `code` is for programs; `detail` may hold a tool's last lines and is only logged.
 */
export class Fault extends Error {
  readonly code: string;
  readonly faultClass: FaultClass;
  readonly detail: string | undefined;
  /** Seconds that the other side asked us to wait; wins over the table. */
  readonly retryAfter: number | undefined;
  /** True when it is certain that nothing was charged. */
  readonly notCharged: boolean;

  constructor(
    code: string,
    faultClass: FaultClass,
    message: string,
    more: { detail?: string; retryAfter?: number; notCharged?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'Fault';
    this.code = code;
    this.faultClass = faultClass;
    this.detail = more.detail;
    this.retryAfter = more.retryAfter;
    this.notCharged = more.notCharged ?? false;
  }
}
