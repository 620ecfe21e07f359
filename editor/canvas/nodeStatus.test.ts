import { describe, expect, it } from 'vitest';
import { nodeState, type TaskState } from '../../runtime/events/runState.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { NodePlan } from '../store/nodePlans.ts';
import { nodeStatus } from './nodeStatus.ts';
import { statusWords } from './statusWords.ts';

const running = (...tasks: Partial<TaskState>[]) =>
  nodeState(new Map(tasks.map((task, index) => [`n#${index}`, { state: 'running' as const, part: 0, ...task }])));
const planned = (state: NodePlan['state'], reason = '') => ({ state, reason }) as NodePlan;
const error: Problem = { code: 'x', severity: 'error', message: 'The prompt is empty.' };

describe('the status of a node', () => {
  it('is its part in the run while that goes on, whatever else is known', () => {
    const run = running({ part: 0.5, words: 'drawing', startedAt: '2026-01-01T00:00:00Z' }, { state: 'done', part: 1 });
    const status = nodeStatus(run, true, planned('cached'), [error]);
    expect(status).toEqual({ state: 'running', part: 0.75, words: 'drawing', startedAt: '2026-01-01T00:00:00Z' });
    expect(statusWords(status)).toBe('drawing 75 %');
  });

  it('is what stands against it, then a failure that has not been mended, then the plan', () => {
    const failed = running({ state: 'failed', words: 'The provider is down.', notCharged: true, code: 'down' });
    expect(nodeStatus(failed, false, planned('run'), [error])).toEqual({ state: 'problem', words: error.message });
    expect(nodeStatus(failed, false, planned('run', 'It is new.'), [])).toEqual({
      ...{ state: 'failed', words: 'The provider is down.', notCharged: true, code: 'down' },
    });
    expect(nodeStatus(failed, false, planned('cached'), [])).toEqual({ state: 'cached' });
    expect(nodeStatus(undefined, false, planned('unknown', 'Its picture is not there.'), undefined)).toEqual({
      ...{ state: 'stale', words: 'Its picture is not there.' },
    });
    expect(nodeStatus(undefined, false, undefined, undefined)).toEqual({ state: 'idle' });
  });

  it('takes the words of the task that has some', () => {
    const held = running({ state: 'held', code: 'over-budget', words: 'It needs $2.00.' }, { state: 'done', part: 1 });
    expect(nodeStatus(held, false, planned('run'), [])).toEqual({
      ...{ state: 'held', code: 'over-budget', words: 'It needs $2.00.' },
    });
  });

  it('says when a picked take is of other params', () => {
    const stale: Problem = { code: 'pick-stale', severity: 'warning', message: 'It has changed since.' };
    const status = nodeStatus(undefined, false, planned('cached'), [stale]);
    expect(status).toEqual({ state: 'cached', isPickStale: true });
    expect(statusWords(status)).toContain('changed since');
  });

  it('does not take a warning for a reason not to run', () => {
    expect(nodeStatus(undefined, false, planned('run', 'New.'), [{ ...error, severity: 'warning' }]).state).toBe(
      'stale',
    );
  });
});
