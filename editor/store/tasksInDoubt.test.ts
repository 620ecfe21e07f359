import { describe, expect, it } from 'vitest';
import { emptyRunState, nodeState, type TaskState } from '../../runtime/events/runState.ts';
import { tasksInDoubt } from './tasksInDoubt.ts';

const held = (code: string): TaskState => ({ state: 'held', part: 0, code });

function runOf(nodes: Readonly<Record<string, Readonly<Record<string, TaskState>>>>) {
  const states = Object.entries(nodes).map(([id, tasks]) => [id, nodeState(new Map(Object.entries(tasks)))] as const);
  return { counts: { ...emptyRunState.counts, held: 1 }, nodes: new Map(states) };
}

describe('tasks in doubt', () => {
  it('are not those that wait for money', () => {
    const run = runOf({
      a: { a: held('over-budget') },
      b: { 'b#0': held('submission-unknown'), 'b#1': held('other') },
    });
    expect(tasksInDoubt(run)).toEqual(['b#0']);
  });

  it('are counted once where a template shows what is inside of it', () => {
    const task = { 'shot::frame': held('submission-unknown') };
    expect(tasksInDoubt(runOf({ shot: task, 'shot::frame': task }))).toEqual(['shot::frame']);
  });

  it('are none where nothing is held', () => {
    expect(tasksInDoubt(emptyRunState)).toEqual([]);
  });
});
