import type { QueuedTask } from './taskQueue.ts';

export interface HeapTask extends QueuedTask {
  attempts: number;
  /** Order of arrival: settles ties, so that a run is the same every time. */
  arrival: number;
  cancelled: boolean;
}

/** Binary heap of tasks: highest priority first, then first come. */
export class TaskHeap {
  readonly #tasks: HeapTask[] = [];

  get size(): number {
    return this.#tasks.length;
  }

  /** The next task, left in place. */
  peek(): HeapTask | undefined {
    return this.#tasks[0];
  }

  push(task: HeapTask): void {
    const tasks = this.#tasks;
    let at = tasks.length;
    tasks.push(task);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(task, tasks[parent] as HeapTask)) break;
      tasks[at] = tasks[parent] as HeapTask;
      at = parent;
    }
    tasks[at] = task;
  }

  pop(): HeapTask | undefined {
    const tasks = this.#tasks;
    const first = tasks[0];
    const last = tasks.pop();
    if (last === undefined || tasks.length === 0) return first;
    this.#sink(last);
    return first;
  }

  #sink(task: HeapTask): void {
    const tasks = this.#tasks;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= tasks.length) break;
      if (child + 1 < tasks.length && before(tasks[child + 1] as HeapTask, tasks[child] as HeapTask)) child += 1;
      if (!before(tasks[child] as HeapTask, task)) break;
      tasks[at] = tasks[child] as HeapTask;
      at = child;
    }
    tasks[at] = task;
  }
}

function before(one: HeapTask, other: HeapTask): boolean {
  return one.priority > other.priority || (one.priority === other.priority && one.arrival < other.arrival);
}
