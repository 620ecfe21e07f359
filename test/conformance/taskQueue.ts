import { expect } from 'vitest';
import type { QueuedTask, QueueReport, TaskQueue } from '../../runtime/run/taskQueue.ts';
import type { VirtualClock } from '../harness/virtualClock.ts';
import type { Rule } from './rule.ts';

/** A queue whose lane `cpu` has two slots and whose lane `provider:fal` has one, and the clock that it lives by. */
export interface QueueSubject {
  readonly queue: TaskQueue;
  readonly clock: VirtualClock;
}

function task(id: string, change: Partial<QueuedTask> = {}): QueuedTask {
  return { id, run: 'run-1', lane: 'cpu', priority: 1, work: { some: 'work' }, ...change };
}

function reportsOf(queue: TaskQueue, run = 'run-1'): QueueReport[] {
  const reports: QueueReport[] = [];
  queue.watch(run, (report) => reports.push(report));
  return reports;
}

function claimAll(queue: TaskQueue, lanes: readonly string[]): string[] {
  const ids: string[] = [];
  for (let claimed = queue.claim(lanes); claimed; claimed = queue.claim(lanes)) ids.push(claimed.id);
  return ids;
}

export const taskQueueRules: readonly Rule<QueueSubject>[] = [
  {
    name: 'a task is claimed as it was enqueued, once',
    async check({ queue }) {
      queue.enqueue([task('a')]);
      expect(queue.claim(['cpu'])).toEqual({ ...task('a'), attempt: 1 });
      expect(queue.claim(['cpu'])).toBeUndefined();
    },
  },
  {
    name: 'the highest priority goes first, then the first come',
    async check({ queue }) {
      const lane = 'none';
      queue.enqueue([task('low', { lane }), task('first', { lane, priority: 5 })]);
      queue.enqueue([task('second', { lane, priority: 5 }), task('top', { lane, priority: 9 })]);
      expect(claimAll(queue, [lane])).toEqual(['top', 'first', 'second', 'low']);
    },
  },
  {
    name: 'a lane gives no more than its slots, and the next when one is free',
    async check({ queue }) {
      queue.enqueue(['a', 'b', 'c', 'd'].map((id) => task(id)));
      expect(claimAll(queue, ['cpu'])).toEqual(['a', 'b']);
      queue.complete('a', 1, null);
      expect(claimAll(queue, ['cpu'])).toEqual(['c']);
      queue.fail('b', 1, null);
      expect(claimAll(queue, ['cpu'])).toEqual(['d']);
    },
  },
  {
    name: 'lanes do not take slots from each other, and only asked ones are claimed',
    async check({ queue }) {
      queue.enqueue(['a', 'b', 'c'].map((id) => task(id)));
      queue.enqueue(['x', 'y'].map((id) => task(id, { lane: 'provider:fal' })));
      expect(claimAll(queue, ['cpu'])).toEqual(['a', 'b']);
      expect(claimAll(queue, ['cpu', 'provider:fal'])).toEqual(['x']);
    },
  },
  {
    name: 'runs take turns, however many tasks or how high a priority one of them has',
    async check({ queue }) {
      queue.enqueue(Array.from({ length: 9 }, (_, index) => task(`big-${index}`, { priority: 100 })));
      queue.enqueue([task('small-0', { run: 'run-2' }), task('small-1', { run: 'run-2' })]);
      const claimed = claimAll(queue, ['cpu']);
      expect(claimed).toEqual(['big-0', 'small-0']);
      queue.complete('big-0', 1, null);
      queue.complete('small-0', 1, null);
      expect(claimAll(queue, ['cpu']).sort()).toEqual(['big-1', 'small-1']);
    },
  },
  {
    name: 'a run of higher priority goes before all others, whoever came first',
    async check({ queue }) {
      queue.enqueue(['a', 'b', 'c'].map((id) => task(id, { priority: 100 })));
      queue.enqueue(['x', 'y', 'z'].map((id) => task(id, { run: 'run-2', runPriority: 1 })));
      queue.enqueue([task('last', { run: 'run-3', runPriority: -1 })]);
      expect(claimAll(queue, ['cpu'])).toEqual(['x', 'y']);
      queue.complete('x', 1, null);
      queue.complete('y', 1, null);
      expect(claimAll(queue, ['cpu'])).toEqual(['z', 'a']);
      queue.complete('z', 1, null);
      queue.complete('a', 1, null);
      expect(claimAll(queue, ['cpu'])).toEqual(['b', 'c']);
    },
  },
  {
    name: 'a run that is put first while its tasks wait goes before all others',
    async check({ queue, clock }) {
      queue.enqueue(['a', 'b', 'c'].map((id) => task(id)));
      queue.enqueue(['x', 'y'].map((id) => task(id, { run: 'run-2' })));
      queue.prioritize('run-2', 1);
      expect(claimAll(queue, ['cpu'])).toEqual(['x', 'y']);
      queue.delay('x', 1, 5, null);
      queue.complete('y', 1, null);
      expect(claimAll(queue, ['cpu'])).toEqual(['a', 'b']);
      await clock.advance(6);
      queue.complete('a', 1, null);
      expect(claimAll(queue, ['cpu'])).toEqual(['x']);
    },
  },
  {
    name: 'what becomes of a task is reported to the watcher of its run, in order',
    async check({ queue }) {
      const reports = reportsOf(queue);
      const others = reportsOf(queue, 'run-2');
      queue.enqueue([task('a'), task('b')]);
      claimAll(queue, ['cpu']);
      expect(queue.heartbeat('a', 1, { part: 0.5 })).toBe(true);
      expect(queue.complete('a', 1, { done: true })).toBe(true);
      expect(queue.fail('b', 1, { code: 'x' })).toBe(true);
      expect(reports).toEqual([
        { type: 'claim', id: 'a', attempt: 1 },
        { type: 'claim', id: 'b', attempt: 1 },
        { type: 'progress', id: 'a', attempt: 1, progress: { part: 0.5 } },
        { type: 'complete', id: 'a', attempt: 1, outcome: { done: true } },
        { type: 'fail', id: 'b', attempt: 1, fault: { code: 'x' } },
      ]);
      expect(others).toEqual([]);
    },
  },
  {
    name: 'a delayed task frees its slot, and comes back after its time with the next attempt',
    async check({ queue, clock }) {
      queue.enqueue([task('a')]);
      queue.claim(['cpu']);
      expect(queue.delay('a', 1, 30, { code: 'x' })).toBe(true);
      await clock.advance(29);
      expect(queue.claim(['cpu'])).toBeUndefined();
      await clock.advance(2);
      expect(queue.claim(['cpu'])).toEqual({ ...task('a'), attempt: 2 });
    },
  },
  {
    name: 'an old attempt is fenced off: its outcome, progress and faults are dropped',
    async check({ queue, clock }) {
      queue.enqueue([task('a')]);
      queue.claim(['cpu']);
      queue.delay('a', 1, 1, null);
      await clock.advance(2);
      queue.claim(['cpu']);
      const reports = reportsOf(queue);
      expect(queue.heartbeat('a', 1)).toBe(false);
      expect(queue.complete('a', 1, null)).toBe(false);
      expect(queue.fail('a', 1, null)).toBe(false);
      expect(queue.delay('a', 1, 1, null)).toBe(false);
      expect(reports).toEqual([]);
      expect(queue.complete('a', 2, null)).toBe(true);
    },
  },
  {
    name: 'a task of a model that rests waits, says why, and leaves its slot to others',
    async check({ queue, clock }) {
      queue.enqueue([{ ...task('a'), priority: 9, model: 'fal/one' }, task('b')]);
      const reports = reportsOf(queue);
      queue.coolDown('fal/one', 60, 'It is down.');
      expect(claimAll(queue, ['cpu'])).toEqual(['b']);
      expect(reports[0]).toEqual({ type: 'wait', id: 'a', seconds: 60, message: 'It is down.' });
      await clock.advance(59);
      expect(claimAll(queue, ['cpu'])).toEqual([]);
      await clock.advance(2);
      expect(queue.claim(['cpu'])).toMatchObject({ id: 'a', attempt: 1 });
    },
  },
  {
    name: 'a cancelled task that waits is gone at once',
    async check({ queue, clock }) {
      queue.enqueue([task('a'), task('b')]);
      queue.claim(['cpu']);
      queue.delay('a', 1, 5, null);
      const reports = reportsOf(queue);
      queue.cancel(['a', 'b', 'unheard-of']);
      expect(reports).toEqual([
        { type: 'cancel', id: 'a' },
        { type: 'cancel', id: 'b' },
      ]);
      await clock.advance(10);
      expect(queue.claim(['cpu'])).toBeUndefined();
    },
  },
  {
    name: 'a task may be cancelled, and be put in anew, by whoever hears that it has to wait',
    async check({ queue, clock }) {
      const heard: string[] = [];
      queue.watch('run-1', (report) => {
        heard.push(report.type);
        if (report.type !== 'wait' && report.type !== 'delay') return;
        queue.cancel([report.id]);
        queue.enqueue([task(report.id, { lane: 'provider:fal' })]);
      });
      queue.enqueue([task('a'), { ...task('b'), model: 'fal/one' }]);
      queue.coolDown('fal/one', 60, 'It is down.');
      expect(claimAll(queue, ['cpu'])).toEqual(['a']);
      queue.delay('a', 1, 60, null);
      await clock.advance(100);
      expect(claimAll(queue, ['cpu'])).toEqual([]);
      expect(queue.claim(['provider:fal'])).toMatchObject({ id: 'b', attempt: 1 });
      queue.complete('b', 1, null);
      expect(queue.claim(['provider:fal'])).toMatchObject({ id: 'a', attempt: 1 });
      expect(heard).toEqual(['claim', 'wait', 'cancel', 'delay', 'cancel', 'claim', 'complete', 'claim']);
    },
  },
  {
    name: 'a cancelled task that runs is told to its worker, and keeps its slot until the worker lets go',
    async check({ queue }) {
      const told: string[] = [];
      queue.listen((signal) => signal.type === 'cancel' && told.push(...signal.ids));
      queue.enqueue(['a', 'b', 'c'].map((id) => task(id)));
      claimAll(queue, ['cpu']);
      const reports = reportsOf(queue);
      queue.cancel(['a']);
      expect(told).toEqual(['a']);
      expect(queue.heartbeat('a', 1)).toBe(false);
      expect(queue.claim(['cpu'])).toBeUndefined();
      expect(queue.complete('a', 1, null)).toBe(false);
      expect(reports).toEqual([{ type: 'cancel', id: 'a' }]);
      expect(claimAll(queue, ['cpu'])).toEqual(['c']);
    },
  },
  {
    name: 'workers hear of work when it comes, when there is room again and when a delay is over',
    async check({ queue, clock }) {
      let signals = 0;
      const stop = queue.listen((signal) => (signals += signal.type === 'work' ? 1 : 0));
      queue.enqueue(['a', 'b', 'c'].map((id) => task(id)));
      expect(signals).toBe(1);
      claimAll(queue, ['cpu']);
      queue.complete('a', 1, null);
      expect(signals).toBe(2);
      claimAll(queue, ['cpu']);
      queue.delay('b', 1, 1, null);
      await clock.advance(2);
      expect(signals).toBe(3);
      stop();
      queue.enqueue([task('d')]);
      expect(signals).toBe(3);
    },
  },
  {
    name: 'the id of a task that is queued or running can not be taken again, that of an ended one can',
    async check({ queue }) {
      queue.enqueue([task('a')]);
      expect(() => queue.enqueue([task('a')])).toThrow();
      queue.claim(['cpu']);
      expect(() => queue.enqueue([task('a')])).toThrow();
      queue.complete('a', 1, null);
      queue.enqueue([task('a')]);
      expect(queue.claim(['cpu'])?.id).toBe('a');
    },
  },
];
