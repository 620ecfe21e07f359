import type { TaskId } from '../events/runEvent.ts';
import type { Clock } from './clock.ts';
import type { EventLog } from './eventLog.ts';
import type { HashText } from './hashText.ts';
import { pickProblems } from './pickProblems.ts';
import type { PreparedNode } from './prepareGraph.ts';
import { previewOf } from './previewOf.ts';
import { ProgressGate } from './progressGate.ts';
import type { RunTally } from './runTally.ts';
import { taskIdOf, type RunTask } from './runTask.ts';
import type { Result } from './store.ts';
import type { ElementOutcome, TaskReadiness } from './taskInputs.ts';
import type { QueueReport } from './taskQueue.ts';
import { faultFromJson, progressFromJson, type FaultData } from './taskWork.ts';
import { OutputTexts } from './valueText.ts';

/** Says what becomes of the tasks of a run: to its events, to its tally, and to the coordinator as outcomes. */
export class TaskTelling {
  readonly #log: EventLog;
  readonly #tally: RunTally;
  readonly #clock: Clock;
  readonly #hash: HashText;

  constructor(to: { log: EventLog; tally: RunTally; clock: Clock; hash: HashText }) {
    this.#log = to.log;
    this.#tally = to.tally;
    this.#clock = to.clock;
    this.#hash = to.hash;
  }

  expanded(node: PreparedNode, count: number): void {
    const tasks = Array.from({ length: count }, (_, index) => taskIdOf(node, index));
    this.#log.emit({ type: 'node-expand', node: node.id, tasks });
  }

  overBudget(task: RunTask, message: string): void {
    this.#log.emit({ type: 'task-wait', task: task.id, node: task.open.node.id, reason: 'over-budget', message });
  }

  /** Another model is asked, from now on under this task's id. */
  fellBack(task: RunTask, from: string): void {
    const to = task.keyed?.ask?.model.id ?? '';
    const message = task.instead?.words ?? '';
    this.#log.emit({ type: 'task-fallback', task: task.id, node: task.open.node.id, from, to, message });
  }

  /** What is under way, as the queue reports it. */
  underWay(task: RunTask, report: Extract<QueueReport, { type: 'wait' | 'claim' | 'progress' | 'delay' }>): void {
    const at = { task: task.id, node: task.open.node.id as string };
    switch (report.type) {
      case 'wait':
        this.#log.emit({ type: 'task-wait', ...at, reason: 'cooling-down', message: report.message });
        return;
      case 'claim': {
        const model = task.keyed?.ask?.model.id;
        this.#log.emit({ type: 'task-start', ...at, ...(model !== undefined && { model }), attempt: report.attempt });
        return;
      }
      case 'progress':
        this.#gateOf(task).report(progressFromJson(report.progress));
        return;
      case 'delay': {
        const { attempt, seconds: delaySeconds } = report;
        const { code, message } = faultFromJson(report.fault);
        this.#log.emit({ type: 'task-retry', ...at, attempt, delaySeconds, code, message });
      }
    }
  }

  done(task: RunTask, result: Result, cached: boolean): ElementOutcome {
    const { node } = task.open;
    const problems = task.pick === undefined ? result.problems : pickProblems(node, result, this.#hash);
    const preview = previewOf(node.definition.info.outputs, result.outputs);
    this.#tally.done(result, cached, problems);
    this.#log.emit({
      type: 'task-end',
      task: task.id,
      node: node.id,
      result: result.id,
      cached,
      seconds: cached ? 0 : result.seconds,
      cost: cached ? 0 : result.cost,
      ...(preview && { preview }),
      ...(problems.length > 0 && { problems: [...problems] }),
    });
    return { state: 'done', result, texts: new OutputTexts(result.outputs) };
  }

  /** A task that can not start: skipped because of what came before, or failed by the values themselves. */
  refused(node: PreparedNode, id: TaskId, why: Exclude<TaskReadiness, { element: string }>): ElementOutcome {
    if (why.missing === 'cause') {
      this.#tally.skipped += 1;
      this.#log.emit({ type: 'task-skip', task: id, node: node.id, message: why.cause.message });
      return { state: 'skipped', cause: why.cause };
    }
    const message = why.missing === 'invalid' ? why.message : `${node.id}: what it waits for never came.`;
    return this.failed(node, id, { code: 'input-invalid', faultClass: 'invalid-input', message, notCharged: true });
  }

  failed(node: PreparedNode, id: TaskId, fault: FaultData): ElementOutcome {
    const { code, faultClass, message, notCharged } = fault;
    const at = { task: id, node: node.id as string };
    if (faultClass === 'submission-unknown') {
      this.#log.emit({ type: 'task-wait', ...at, reason: 'submission-unknown', message });
    } else {
      this.#log.emit({ type: 'task-fail', ...at, code, faultClass, message, notCharged });
    }
    this.#tally.failed({ node: node.id, task: id, code, faultClass, message, notCharged });
    return { state: 'failed', cause: { failed: true, node: node.id, message } };
  }

  #gateOf(task: RunTask): ProgressGate {
    task.progress ??= new ProgressGate(this.#clock, ({ part, words }) =>
      this.#log.emit({
        type: 'task-progress',
        task: task.id,
        node: task.open.node.id,
        part,
        ...(words !== undefined && { words }),
      }),
    );
    return task.progress;
  }
}
