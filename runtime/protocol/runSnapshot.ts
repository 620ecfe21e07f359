import { z } from 'zod';
import { nodeState, type NodeState, type RunState, type TaskState } from '../events/runState.ts';
import { zAsset } from '../graph/asset.ts';
import { zProblem } from '../graph/problem.ts';

const zTaskState = z.strictObject({
  state: z.enum(['waiting', 'running', 'retrying', 'done', 'cached', 'failed', 'skipped', 'held']),
  part: z.number(),
  words: z.string().optional(),
  attempt: z.int().optional(),
  model: z.string().optional(),
  result: z.string().optional(),
  preview: zAsset.optional(),
  problems: z.array(zProblem).optional(),
  code: z.string().optional(),
  notCharged: z.boolean().optional(),
  startedAt: z.string().optional(),
  seconds: z.number().optional(),
  cost: z.int().optional(),
});

/** The whole state of a run at one point, for whoever has missed too much. */
export const zRunSnapshot = z.strictObject({
  run: z.string(),
  graph: z.string(),
  tier: z.string(),
  state: z.enum(['waiting', 'running', 'paused', 'done', 'failed', 'cancelled', 'over-budget']),
  message: z.string().optional(),
  seq: z.int().nonnegative(),
  total: z.int(),
  counts: z.strictObject({
    ...{ running: z.int(), retrying: z.int(), done: z.int(), cached: z.int() },
    ...{ failed: z.int(), skipped: z.int(), held: z.int() },
  }),
  cost: z.int(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** By node: its tasks in order of their elements. */
  nodes: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), zTaskState]))])),
});
export type RunSnapshot = z.infer<typeof zRunSnapshot>;

export function snapshotOf({ nodes, gap: _gap, ...state }: RunState): RunSnapshot {
  return { ...state, nodes: [...nodes].map(([id, { tasks }]) => [id, [...tasks]]) } as RunSnapshot;
}

export function stateOfSnapshot({ nodes, ...snapshot }: RunSnapshot): RunState {
  const states = nodes.map(([id, tasks]): [string, NodeState] => [
    id,
    nodeState(new Map(tasks as [string, TaskState][])),
  ]);
  return { ...(snapshot as Omit<RunState, 'nodes' | 'gap'>), gap: false, nodes: new Map(states) };
}
