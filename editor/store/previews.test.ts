import { expect, it } from 'vitest';
import { emptyRunState, nodeState, type RunState, type TaskState } from '../../runtime/events/runState.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { PlanAnswer } from '../../runtime/protocol/plans.ts';
import { Previews } from './previews.ts';

const picture = (name: string) => ({ hash: name, kind: 'image', mime: 'image/png', bytes: 1 }) as unknown as Asset;

function planOf(tasks: readonly { node: string; result?: string; preview?: Asset }[]): PlanAnswer {
  return { tasks } as unknown as PlanAnswer;
}

function runOf(
  run: string,
  tasks: Readonly<Record<string, Partial<TaskState>>>,
  more: Partial<RunState> = {},
): RunState {
  const nodes = Object.entries(tasks).map(
    ([id, task]) => [id, nodeState(new Map([[id, { state: 'done', part: 1, ...task } as TaskState]]))] as const,
  );
  return { ...emptyRunState, run, seq: 5, nodes: new Map(nodes), ...more };
}

const hashes = (previews: Previews) =>
  Object.fromEntries([...previews.state.getState()].map(([id, { hash }]) => [id, hash]));

it('shows what a plan tells, and over it what a run makes', () => {
  const previews = new Previews();
  expect(previews.isBehind(planOf([]))).toBe(true);
  previews.takePlan(planOf([{ node: 'a', result: 'r1', preview: picture('old') }, { node: 'b' }]));
  previews.takeRun(runOf('run', { a: { result: 'r2', preview: picture('new') }, b: { result: 'r3' } }));
  expect(hashes(previews)).toEqual({ a: 'new' });
  expect(
    previews.isBehind(
      planOf([
        { node: 'a', result: 'r2' },
        { node: 'b', result: 'r3' },
      ]),
    ),
  ).toBe(false);
});

it('is behind when another result flows than is shown', () => {
  const previews = new Previews();
  previews.takePlan(planOf([{ node: 'a', result: 'r1', preview: picture('one') }]));
  expect(previews.isBehind(planOf([{ node: 'a' }]))).toBe(false);
  expect(previews.isBehind(planOf([{ node: 'a', result: 'r9' }]))).toBe(true);
});

it('lets a run that had ended long ago not hide the take that was picked since', () => {
  const previews = new Previews();
  previews.takePlan(planOf([{ node: 'a', result: 'picked', preview: picture('picked') }]));
  previews.takeRun(runOf('old', { a: { result: 'r1', preview: picture('newest') } }, { endedAt: '2026-01-01' }));
  expect(hashes(previews)).toEqual({ a: 'picked' });
});
