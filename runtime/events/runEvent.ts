import { z } from 'zod';
import { zAsset } from '../graph/asset.ts';
import { zProblem } from '../graph/problem.ts';

/**
 * `<node>` or, for a mapped node, `<node>#<element index>`: unique within a run. Nodes inside of a template are named
 * `<template's node>::<inner node>`.
 */
export const zTaskId = z.string().brand<'TaskId'>();
export type TaskId = z.infer<typeof zTaskId>;

const base = { run: z.string(), seq: z.int().positive(), at: z.string() };
const task = { ...base, task: zTaskId, node: z.string() };

/**
 * Everything that happens in a run, as deltas, in order of `seq` without gaps. The command line prints these
 * as JSON lines, the server sends them over the socket, and `runState.ts` folds them into what is shown.
 */
export const zRunEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('run-start'),
    ...base,
    ...{ graph: z.string(), tier: z.string(), tasks: z.int() },
    /** By node of a template: the nodes inside of it that take part. */
    inside: z.record(z.string(), z.array(z.string())).optional(),
  }),
  /** A node became so many tasks: 1 for most, n for a mapped one. */
  z.strictObject({ type: z.literal('node-expand'), ...base, node: z.string(), tasks: z.array(zTaskId) }),
  z.strictObject({ type: z.literal('task-start'), ...task, model: z.string().optional(), attempt: z.int() }),
  z.strictObject({ type: z.literal('task-progress'), ...task, part: z.number(), words: z.string().optional() }),
  /** `cached`: nothing ran, the result was there. Preview: the first picture or clip of the outputs, else a sound. */
  z.strictObject({
    type: z.literal('task-end'),
    ...task,
    result: z.string(),
    cached: z.boolean(),
    seconds: z.number(),
    cost: z.int(),
    preview: zAsset.optional(),
    problems: z.array(zProblem).optional(),
  }),
  z.strictObject({
    type: z.literal('task-retry'),
    ...task,
    attempt: z.int(),
    delaySeconds: z.number(),
    code: z.string(),
    message: z.string(),
  }),
  /** A model is down: another one that the node names as its fallback is asked instead. */
  z.strictObject({
    type: z.literal('task-fallback'),
    ...task,
    from: z.string(),
    to: z.string(),
    message: z.string(),
  }),
  z.strictObject({
    type: z.literal('task-fail'),
    ...task,
    code: z.string(),
    faultClass: z.string(),
    message: z.string(),
    notCharged: z.boolean(),
  }),
  /** A required input failed, was muted or skipped: the task never ran. */
  z.strictObject({ type: z.literal('task-skip'), ...task, message: z.string() }),
  z.strictObject({
    type: z.literal('task-wait'),
    ...task,
    reason: z.enum(['over-budget', 'submission-unknown', 'cooling-down']),
    message: z.string(),
  }),
  /** Nothing more is started until the run is resumed; what runs comes to its end. */
  z.strictObject({ type: z.literal('run-pause'), ...base }),
  z.strictObject({ type: z.literal('run-resume'), ...base }),
  z.strictObject({
    type: z.literal('run-end'),
    ...base,
    state: z.enum(['done', 'failed', 'cancelled', 'over-budget']),
    message: z.string().optional(),
    cost: z.int(),
    seconds: z.number(),
  }),
]);
export type RunEvent = z.infer<typeof zRunEvent>;
