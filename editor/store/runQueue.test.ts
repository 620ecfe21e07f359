import { expect, it } from 'vitest';
import type { RunSummary } from '../../runtime/protocol/runs.ts';
import { inOrder } from './runQueue.ts';

const run = (id: string, state: RunSummary['state'], minute: number, priority = 0) =>
  ({ id, state, priority, createdAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z` }) as RunSummary;

it('lists what is under way by priority and age, then what has ended, newest first', () => {
  const runs = [
    run('done', 'done', 1),
    run('second', 'running', 3),
    run('failed', 'failed', 2),
    run('first', 'paused', 2),
    run('front', 'running', 9, 1),
  ];
  expect(inOrder(runs).map(({ id }) => id)).toEqual(['front', 'first', 'second', 'failed', 'done']);
});
