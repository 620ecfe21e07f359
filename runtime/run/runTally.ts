import type { Problem } from '../graph/problem.ts';
import type { FaultClass } from '../graph/fault.ts';
import type { Delivery, Result } from './store.ts';

export interface TaskFailure {
  readonly node: string;
  readonly task: string;
  readonly code: string;
  readonly faultClass: FaultClass;
  readonly message: string;
  readonly notCharged: boolean;
}

/** What adds up over a run. */
export class RunTally {
  ran = 0;
  cached = 0;
  skipped = 0;
  readonly failures: TaskFailure[] = [];
  readonly problems: Problem[] = [];
  readonly #deliveries = new Map<string, Delivery>();

  done(result: Result, cached: boolean, problems: readonly Problem[]): void {
    if (cached) this.cached += 1;
    else this.ran += 1;
    if (problems.length > 0) this.problems.push(...problems);
    for (const delivery of result.deliveries) {
      this.#deliveries.set(`${delivery.fileName}\n${delivery.asset.hash}`, delivery);
    }
  }

  failed(failure: TaskFailure): void {
    this.failures.push(failure);
  }

  /** Files that the run hands out, each once, from cached results too. */
  get deliveries(): readonly Delivery[] {
    return [...this.#deliveries.values()];
  }
}
