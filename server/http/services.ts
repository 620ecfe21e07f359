import type { Guard } from './guard.ts';

/** What routes may call, one member a domain. */
export interface Services {
  readonly guard: Guard;
}
