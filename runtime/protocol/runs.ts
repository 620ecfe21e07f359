import { z } from 'zod';
import { zRunEvent } from '../events/runEvent.ts';
import { zAsset } from '../graph/asset.ts';
import { zNode, zTier } from '../graph/graph.ts';
import { zJson } from '../graph/json.ts';
import { zProblem } from '../graph/problem.ts';
import { zRunnable } from './plans.ts';

const maxCost = z.int().nonnegative().optional().describe('Most micro-dollars that the run may spend.');
const idempotencyKey = z.string().min(1).max(200).optional().describe('Sent again, it gives the same run again.');

const priority = z
  .int()
  .min(-10)
  .max(10)
  .default(0)
  .describe('A run of a higher one goes before all others; runs of the same share the machine.');

export const zRunRequest = zRunnable.extend({
  maxCost,
  idempotencyKey,
  priority,
  fingerprint: z.string().max(200).optional().describe('Of the plan that was agreed to; 409 when it is stale.'),
});
export type RunRequestBody = z.infer<typeof zRunRequest>;

export const zRetryRequest = z.strictObject({
  maxCost,
  idempotencyKey,
  priority: priority.unwrap().optional().describe('As of the run before, where nothing is said.'),
});
export type RetryRequest = z.infer<typeof zRetryRequest>;

export const zPriorityRequest = z.strictObject({ priority: priority.unwrap() });

export const zRunStateName = z.enum(['running', 'paused', 'done', 'failed', 'cancelled', 'over-budget']);

/** Tasks by state; those that wait are the rest of the total. */
const zRunCounts = z.strictObject({
  running: z.int(),
  retrying: z.int(),
  done: z.int(),
  cached: z.int(),
  failed: z.int(),
  skipped: z.int(),
  held: z.int(),
});

export const zRunSummary = z.strictObject({
  id: z.string(),
  graph: z.string(),
  /** Of the graph, when the run was started. */
  name: z.string(),
  tier: zTier,
  state: zRunStateName,
  createdAt: z.string(),
  maxCost: z.int().optional(),
  /** Run whose failures this one does again. */
  retryOf: z.string().optional(),
  priority: z.int(),
  /** Why it is not done, in a sentence. */
  message: z.string().optional(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Micro-dollars spent; absent before the first event. */
  cost: z.int().optional(),
  /** Tasks known of so far, and how they stand; a list tells it only of runs that have not ended. */
  total: z.int().nonnegative().optional(),
  counts: zRunCounts.optional(),
});
export type RunSummary = z.infer<typeof zRunSummary>;

export const zRun = zRunSummary.extend({
  fingerprint: z.string(),
  targets: z.array(z.string()).optional(),
  inputs: z.record(z.string(), zJson),
  /** Micro-dollars spent. */
  cost: z.int(),
  /** Seq of the last event. */
  seq: z.int().nonnegative(),
  /** Tasks known of so far. */
  total: z.int().nonnegative(),
  counts: zRunCounts,
});
export type Run = z.infer<typeof zRun>;

export const zPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

export const zRunsQuery = zPage.extend({
  graph: z.string().max(200).optional(),
  state: z
    .string()
    .regex(/^[a-z-]+(?:,[a-z-]+)*$/)
    .transform((names) => names.split(','))
    .pipe(z.array(zRunStateName))
    .optional()
    .describe('One state, or several with commas between: running,paused,over-budget.'),
});
export type RunsQuery = z.infer<typeof zRunsQuery>;

/** Newest first. */
export const zRunsAnswer = z.strictObject({ runs: z.array(zRunSummary), total: z.int().nonnegative() });

export const zRunEventsQuery = z.strictObject({
  since: z.coerce.number().int().min(0).default(0).describe('Seq of the last event that is known.'),
  limit: z.coerce.number().int().min(1).max(10_000).default(10_000),
});

export const zRunEventsAnswer = z.strictObject({
  events: z.array(zRunEvent),
  /** More events are stored: ask again since the last of these. */
  more: z.boolean(),
});

export const zRunResultsAnswer = z.strictObject({
  /** Values of the graph's exposed outputs, by name; those that have not come yet are left out. */
  outputs: z.record(z.string(), zJson),
  /** Files that the run hands out. */
  deliveries: z.array(z.strictObject({ fileName: z.string(), asset: zAsset })),
});
export type RunResults = z.infer<typeof zRunResultsAnswer>;

export const zTaskLogQuery = z.strictObject({
  task: z.string().min(1).max(400).optional().describe('Id of a task in the events; all tasks when absent.'),
  node: z.string().min(1).max(400).optional().describe('All tasks of this node.'),
});
export type TaskLogQuery = z.infer<typeof zTaskLogQuery>;

export const zTaskLogEntry = z.strictObject({
  task: z.string(),
  at: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  text: z.string(),
});
export type TaskLogEntry = z.infer<typeof zTaskLogEntry>;

export const zTaskLogAnswer = z.strictObject({ entries: z.array(zTaskLogEntry) });

/** Of a node inside of templates the id is longer. */
export const zTakesQuery = z.strictObject({ node: z.string().min(1).max(400) });

export const zTake = z.strictObject({
  /** Id of the result. */
  id: z.string(),
  /** Element of a mapped node, by content; '' otherwise. */
  element: z.string(),
  createdAt: z.string(),
  model: z.string().optional(),
  cost: z.int(),
  seconds: z.number(),
  outputs: z.record(z.string(), zJson),
  /** First picture or clip of the outputs, else a sound. */
  preview: zAsset.optional(),
  /** Re-roll ordinal, and the seed that was set. */
  roll: z.int(),
  seed: z.int(),
  problems: z.array(zProblem),
  /** The saved graph's node names this one to flow on. */
  picked: z.boolean(),
});

/** Newest first. */
export const zTakesAnswer = z.strictObject({ takes: z.array(zTake), locked: z.boolean(), roll: z.int() });
export type TakesAnswer = z.infer<typeof zTakesAnswer>;

/** Absent: the revision is not looked at. */
const revision = z.int().nonnegative().optional().describe('Of the graph as it is known; 409 when it has moved on.');
const node = z.string().min(1).max(200);

export const zPickRequest = z.strictObject({
  node,
  take: z.string().nullable().describe('Id of a take; null lets the newest result flow on again.'),
  element: z.string().optional().describe('For one element of a mapped node.'),
  revision,
});

export const zLockRequest = z.strictObject({ node, locked: z.boolean(), revision });

export const zRollRequest = z.strictObject({
  node,
  tier: zTier.default('animatic'),
  maxCost,
  idempotencyKey,
  revision,
});

export const zNodeSaved = z.strictObject({
  revision: z.int().nonnegative(),
  /** The node as it is saved now. */
  node: zNode,
});
export type NodeSaved = z.infer<typeof zNodeSaved>;
export const zRollAnswer = zNodeSaved.extend({ roll: z.int(), run: zRun });
export type RollAnswer = z.infer<typeof zRollAnswer>;
