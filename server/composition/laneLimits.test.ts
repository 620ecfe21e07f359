import { expect, it } from 'vitest';
import { providers } from '../../runtime/catalog/providers.ts';
import { systemClock } from '../../runtime/run/clock.ts';
import { MemoryTaskQueue } from '../../runtime/run/memoryTaskQueue.ts';
import { laneLimits } from './laneLimits.ts';

it('takes the slots of the machine, and those and the rates of the providers', () => {
  const slow = { id: 'slow', title: 'Slow', atOnce: 3, rate: { starts: 2, seconds: 5 }, checkedAt: '', source: '' };
  expect(laneLimits(new Map([['slow', slow]]), 6)).toEqual({
    lanes: { cpu: 6, 'provider:slow': 3 },
    otherwise: 4,
    rates: { 'provider:slow': { starts: 2, seconds: 5 } },
  });
});

it('holds the jobs of fal to ten a second', () => {
  const queue = new MemoryTaskQueue(systemClock, laneLimits(providers));
  const tasks = Array.from({ length: 30 }, (_, index) => ({
    ...{ id: `t${index}`, run: 'r', lane: 'provider:fal', priority: 1, runPriority: 0, work: null },
  }));
  queue.enqueue(tasks);
  let begun = 0;
  while (queue.claim(['provider:fal'])) begun += 1;
  expect(begun).toBe(10);
  queue.cancel(tasks.map(({ id }) => id));
});
