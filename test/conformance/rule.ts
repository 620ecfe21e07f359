import { it } from 'vitest';

/** One thing that every implementation of a contract does. It rejects where the subject breaks it. */
export interface Rule<Subject> {
  readonly name: string;
  check(subject: Subject): Promise<void>;
}

/** A test for each rule, each on a subject of its own. */
export function followsRules<Subject>(rules: readonly Rule<Subject>[], make: () => Promise<Subject> | Subject): void {
  for (const { name, check } of rules) {
    it(name, async () => check(await make()));
  }
}
