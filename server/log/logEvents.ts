import type { Logger } from 'pino';
import type { RunEvent } from '../../runtime/events/runEvent.ts';

/** Logs what a person looks for after a bad night: starts and ends of runs, and the tasks that failed, tried again or wait. */
export function logEvents(log: Logger, events: readonly RunEvent[]): void {
  for (const event of events) {
    const { run } = event;
    switch (event.type) {
      case 'run-start':
        log.info({ run, graph: event.graph, tier: event.tier, tasks: event.tasks }, 'run started');
        break;
      case 'run-end':
        log.info({ run, state: event.state, cost: event.cost, seconds: event.seconds }, 'run ended');
        break;
      case 'task-fail':
        log.warn({ run, task: event.task, code: event.code, words: event.message }, 'task failed');
        break;
      case 'task-retry':
        log.warn({ run, task: event.task, code: event.code, words: event.message }, 'task is tried again');
        break;
      case 'task-fallback':
        log.warn({ run, task: event.task, from: event.from, to: event.to, words: event.message }, 'task falls back');
        break;
      case 'task-wait':
        log.warn({ run, task: event.task, reason: event.reason }, 'task waits');
        break;
      default:
        break;
    }
  }
}
