import { Fault } from '../../../runtime/graph/fault.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import type { RunRecord } from '../../../runtime/run/store.ts';
import { Refusal } from '../refusal.ts';

/** The graph has errors: they say where. */
export function unfit(problems: readonly Problem[]): Refusal {
  const first = problems.find(({ severity }) => severity === 'error');
  return new Refusal('unprocessable', 'graph-invalid', first?.message ?? 'The graph can not run.', { problems });
}

export function stalePlan(): Refusal {
  return new Refusal(
    'conflict',
    'plan-stale',
    'The graph, its node types or its prices have changed since it was planned: plan it again.',
  );
}

export function keyUsed(): Refusal {
  return new Refusal('conflict', 'idempotency-key-used', 'This idempotency key was sent before, with another request.');
}

/** The caller asks again: what is being fetched is kept. */
export function stillFetching(): Fault {
  const message = 'What the graph names by an address is still being fetched: start the run again in a few seconds.';
  return new Fault('sources-fetching', 'transient', message, { retryAfter: 2 });
}

export function ended({ state }: RunRecord): Refusal {
  return new Refusal('conflict', 'run-ended', `The run has ended: it is ${state}.`);
}
