import { z } from 'zod';
import { zAsset } from '../graph/asset.ts';
import { zTier } from '../graph/graph.ts';
import { zGraphId, zNodeId } from '../graph/ids.ts';
import { zJson } from '../graph/json.ts';
import { zProblem } from '../graph/problem.ts';

/** What to plan or run. Exactly one of `graph`, `graphId` and `published`. */
export const zRunnable = z.strictObject({
  // Checked when it is read as a graph: looking through megabytes twice takes too long.
  graph: z.record(z.string(), z.unknown()).optional().describe('A graph document, saved or not, of any version.'),
  graphId: zGraphId.optional().describe('A saved graph, as it is now.'),
  published: z
    .strictObject({ slug: z.string().min(1).max(200), number: z.int().positive() })
    .optional()
    .describe('A published version, which never changes.'),
  tier: zTier.default('animatic'),
  inputs: z.record(z.string(), zJson).optional().describe('Values of exposed inputs, by name.'),
  targets: z.array(zNodeId).min(1).max(100_000).optional().describe('Only these nodes and what they need.'),
  from: zNodeId.optional().describe('This node and all that comes after it, with what they need.'),
});
export type RunnableBody = z.infer<typeof zRunnable>;

export const zPlanRequest = zRunnable.extend({
  previews: z.boolean().default(false).describe('Add the picture, clip or sound that each task gave last.'),
});
export type PlanRequest = z.infer<typeof zPlanRequest>;

/** Micro-dollars; `unknown`: at least so much. */
export const zCostRange = z.strictObject({ low: z.int(), high: z.int(), unknown: z.boolean() });
const zSecondsRange = z.strictObject({ low: z.number(), high: z.number() });

export const zPlannedTask = z.strictObject({
  id: z.string(),
  node: z.string(),
  /** Element of a mapped node, by content; '' otherwise. */
  element: z.string(),
  state: z.enum(['cached', 'run', 'unknown', 'skip']),
  /** Why it has to run, or is not known, in a sentence. */
  reason: z.string(),
  /** Of a cached one: id of the result that is there. */
  result: z.string().optional(),
  /** Where previews are asked for: of that result, else of the newest take of the node, which is of earlier inputs. */
  preview: zAsset.optional(),
  model: z.string().optional(),
  cost: zCostRange,
  seconds: zSecondsRange,
});

export const zPlanAnswer = z.strictObject({
  tasks: z.array(zPlannedTask),
  /** With errors the graph does not run. */
  problems: z.array(zProblem),
  counts: z.strictObject({ cached: z.int(), run: z.int(), unknown: z.int(), skip: z.int() }),
  cost: zCostRange,
  seconds: zSecondsRange,
  /** Hand it to the run: it is refused when it would be another one by then. '' when the graph does not run. */
  fingerprint: z.string(),
});
export type PlanAnswer = z.infer<typeof zPlanAnswer>;
