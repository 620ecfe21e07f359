import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../test/harness/virtualClock.ts';
import { MemoryTaskQueue } from './memoryTaskQueue.ts';
import type { QueuedTask } from './taskQueue.ts';

const lane = 'provider:fal';
const task = (id: string): QueuedTask => ({ id, run: 'run', lane, priority: 0, work: null });

/** A worker that starts whatever it can, and a journal of when, in seconds from the beginning. */
function busyWorker(starts: number, seconds: number) {
  const clock = new VirtualClock();
  const queue = new MemoryTaskQueue(clock, { lanes: {}, otherwise: 100, rates: { [lane]: { starts, seconds } } });
  const begin = clock.now();
  const journal: [id: string, at: number][] = [];
  queue.listen((signal) => {
    if (signal.type !== 'work') return;
    for (let claimed = queue.claim([lane]); claimed; claimed = queue.claim([lane])) {
      journal.push([claimed.id, (clock.now() - begin) / 1000]);
      if (claimed.id.startsWith('again') && claimed.attempt === 1) queue.delay(claimed.id, 1, 1, null);
    }
  });
  return { clock, queue, journal };
}

describe('a lane with a rate', () => {
  it('starts no more in any span than it may, and the next as soon as it may', async () => {
    const { clock, queue, journal } = busyWorker(2, 60);
    queue.enqueue(['a', 'b', 'c', 'd', 'e'].map(task));
    await clock.advance(59);
    expect(journal).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
    await clock.advance(61);
    expect(journal.slice(2)).toEqual([
      ['c', 60],
      ['d', 60],
      ['e', 120],
    ]);
  });

  it('counts from each start, not in fixed spans', async () => {
    const { clock, queue, journal } = busyWorker(2, 60);
    queue.enqueue([task('a')]);
    await clock.advance(50);
    queue.enqueue(['b', 'c', 'd'].map(task));
    await clock.advance(70);
    expect(journal).toEqual([
      ['a', 0],
      ['b', 50],
      ['c', 60],
      ['d', 110],
    ]);
  });

  it('counts a retry as a start', async () => {
    const { clock, queue, journal } = busyWorker(1, 10);
    queue.enqueue([task('again')]);
    await clock.advance(20);
    expect(journal).toEqual([
      ['again', 0],
      ['again', 10],
    ]);
  });

  it('leaves other lanes alone', () => {
    const { queue, journal } = busyWorker(1, 10);
    queue.enqueue([task('a'), task('b'), { ...task('c'), lane: 'cpu' }]);
    expect(journal.map(([id]) => id)).toEqual(['a']);
    expect(queue.claim(['cpu'])?.id).toBe('c');
  });

  it('waits for nothing when all that waited is cancelled', async () => {
    const { clock, queue, journal } = busyWorker(1, 60);
    queue.enqueue(['a', 'b', 'again'].map(task));
    queue.cancel(['b', 'again']);
    const cancelledAt = clock.now();
    await expect(clock.runUntil(new Promise<never>(() => undefined))).rejects.toThrow('Nothing is left to wait for');
    expect(clock.now()).toBe(cancelledAt);
    expect(journal).toEqual([['a', 0]]);
  });
});

describe('a delayed task', () => {
  it('leaves no timer behind when it is cancelled', async () => {
    const { clock, queue } = busyWorker(1, 0.001);
    queue.enqueue([task('again')]);
    queue.cancel(['again']);
    const cancelledAt = clock.now();
    await expect(clock.runUntil(new Promise<never>(() => undefined))).rejects.toThrow('Nothing is left to wait for');
    expect(clock.now()).toBe(cancelledAt);
  });
});
