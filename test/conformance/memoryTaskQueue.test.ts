import { describe, expect, it } from 'vitest';
import { MemoryTaskQueue } from '../../runtime/run/memoryTaskQueue.ts';
import type { TaskQueue } from '../../runtime/run/taskQueue.ts';
import { VirtualClock } from '../harness/virtualClock.ts';
import { followsRules } from './rule.ts';
import { taskQueueRules, type QueueSubject } from './taskQueue.ts';

function subject(cpu = 2): QueueSubject {
  const clock = new VirtualClock();
  return { clock, queue: new MemoryTaskQueue(clock, { lanes: { cpu, 'provider:fal': 1 }, otherwise: 1 }) };
}

describe('the task queue in memory', () => {
  followsRules(taskQueueRules, () => subject());
});

function breaking(change: (queue: TaskQueue) => Partial<TaskQueue>): QueueSubject {
  const { clock, queue } = subject();
  const methods: TaskQueue = {
    enqueue: (tasks) => queue.enqueue(tasks),
    claim: (lanes) => queue.claim(lanes),
    heartbeat: (id, attempt, progress) => queue.heartbeat(id, attempt, progress),
    complete: (id, attempt, outcome) => queue.complete(id, attempt, outcome),
    fail: (id, attempt, fault) => queue.fail(id, attempt, fault),
    delay: (id, attempt, seconds, fault) => queue.delay(id, attempt, seconds, fault),
    coolDown: (model, seconds, message) => queue.coolDown(model, seconds, message),
    prioritize: (run, runPriority) => queue.prioritize(run, runPriority),
    cancel: (ids) => queue.cancel(ids),
    watch: (run, listener) => queue.watch(run, listener),
    listen: (listener) => queue.listen(listener),
  };
  return { clock, queue: { ...methods, ...change(queue) } };
}

/** Queues that break one rule each. */
const broken: Readonly<Record<string, () => QueueSubject>> = {
  'the highest priority goes first, then the first come': () =>
    breaking((queue) => ({ enqueue: (tasks) => queue.enqueue(tasks.map((task) => ({ ...task, priority: 0 }))) })),
  'a lane gives no more than its slots, and the next when one is free': () => subject(3),
  'runs take turns, however many tasks or how high a priority one of them has': () =>
    breaking((queue) => ({ enqueue: (tasks) => queue.enqueue(tasks.map((task) => ({ ...task, run: 'run-1' }))) })),
  'a run of higher priority goes before all others, whoever came first': () =>
    breaking((queue) => ({ enqueue: (tasks) => queue.enqueue(tasks.map((task) => ({ ...task, runPriority: 0 }))) })),
  'a run that is put first while its tasks wait goes before all others': () =>
    breaking(() => ({ prioritize: () => {} })),
  'a delayed task frees its slot, and comes back after its time with the next attempt': () =>
    breaking((queue) => ({ delay: (id, attempt, _seconds, fault) => queue.delay(id, attempt, 0, fault) })),
  'an old attempt is fenced off: its outcome, progress and faults are dropped': () =>
    breaking((queue) => ({
      heartbeat: () => true,
      complete: (id, attempt, outcome) => queue.complete(id, attempt + 1, outcome),
    })),
  'a task of a model that rests waits, says why, and leaves its slot to others': () =>
    breaking(() => ({ coolDown: () => {} })),
  'a cancelled task that waits is gone at once': () => breaking(() => ({ cancel: () => {} })),
  'a cancelled task that runs is told to its worker, and keeps its slot until the worker lets go': () =>
    breaking((queue) => ({
      listen: (listener) => queue.listen((signal) => signal.type === 'work' && listener(signal)),
    })),
};

describe('the rules for task queues', () => {
  it.each(Object.entries(broken))('find the queue that breaks: %s', async (name, make) => {
    const rule = taskQueueRules.find((candidate) => candidate.name === name);
    expect(rule).toBeDefined();
    await expect(rule?.check(make())).rejects.toThrow();
  });
});
