import type { MicroDollars } from '../catalog/model.ts';
import type { Budget } from './budget.ts';
import type { RunTask } from './runTask.ts';
import type { TaskTelling } from './taskTelling.ts';

/** The money of the tasks of one run: each reserves what it costs before it is queued, and waits when it can not. */
export class Reservations {
  readonly #budget: Budget;
  readonly #telling: TaskTelling;
  #waiting: RunTask[] = [];

  constructor(budget: Budget, telling: TaskTelling) {
    this.#budget = budget;
    this.#telling = telling;
  }

  /** What the tasks cost that could not reserve it. */
  get waiting(): readonly (MicroDollars | undefined)[] {
    return this.#waiting.map((task) => task.keyed?.cost);
  }

  /** False when the task has to wait, which is told. */
  reserve(task: RunTask): boolean {
    if (task.reserved || this.#budget.reserve(task.keyed?.cost)) {
      task.reserved = true;
      return true;
    }
    this.#waiting.push(task);
    this.#telling.overBudget(task, this.#budget.needs([task.keyed?.cost]));
    return false;
  }

  settle(task: RunTask, spent: MicroDollars): void {
    this.#budget.settle(task.keyed?.cost, spent);
  }

  /** Nobody knows whether the task was charged. */
  doubt(task: RunTask): void {
    this.#budget.doubt(task.keyed?.cost);
  }

  release(task: RunTask): void {
    this.#budget.release(task.keyed?.cost);
  }

  /** Waiting tasks that can reserve now: money may have been given back. */
  takeAffordable(): readonly RunTask[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting.filter((task) => {
      task.reserved = this.#budget.reserve(task.keyed?.cost);
      if (!task.reserved) this.#waiting.push(task);
      return task.reserved;
    });
  }
}
