import type { Clock } from './clock.ts';
import type { TaskProgress } from './taskWork.ts';

const shortestGap = 0.05;

/** Lets at most 20 progress reports a second through for one task; the last one always gets out. */
export class ProgressGate {
  readonly #clock: Clock;
  readonly #tell: (progress: TaskProgress) => void;
  #lastAt = -Infinity;
  #pending: TaskProgress | undefined;
  #closed = false;

  constructor(clock: Clock, tell: (progress: TaskProgress) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  report(progress: TaskProgress): void {
    const waited = (this.#clock.now() - this.#lastAt) / 1000;
    if (waited >= shortestGap) {
      this.#pass(progress);
      return;
    }
    const isScheduled = this.#pending !== undefined;
    this.#pending = progress;
    if (!isScheduled) void this.#clock.sleep(shortestGap - waited).then(() => this.#passPending());
  }

  /** Nothing more is told: the task has ended, and its end says more. */
  close(): void {
    this.#closed = true;
  }

  #passPending(): void {
    const progress = this.#pending;
    this.#pending = undefined;
    if (progress && !this.#closed) this.#pass(progress);
  }

  #pass(progress: TaskProgress): void {
    this.#lastAt = this.#clock.now();
    this.#tell(progress);
  }
}
