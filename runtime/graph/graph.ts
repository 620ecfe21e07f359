import { z } from 'zod';
import { zEdgeId, zGraphId, zNodeId } from './ids.ts';
import { zJson } from './json.ts';

/**
 * The version that this code writes. Older files pass through `migrate.ts` first. Objects are loose where another
 * program may add a field of its own: what is not known here is kept and saved again.
 */
export const graphVersion = 1;

/** Ties a node or a graph to the screenplay it was made from, and keeps the imported value for the three-way merge. */
export const zSource = z.looseObject({
  screenplay: z.string().optional(),
  scene: z.string().optional(),
  shot: z.string().optional(),
  line: z.string().optional(),
  /** Params as imported: what a later draft is compared with. */
  imported: z.record(z.string(), zJson).optional(),
});
export type Source = z.infer<typeof zSource>;

export const zTier = z.enum(['animatic', 'final']);
export type Tier = z.infer<typeof zTier>;

export const zNode = z.looseObject({
  type: z.string().min(1),
  typeVersion: z.int().positive(),
  title: z.string().optional(),
  params: z.record(z.string(), zJson).default({}),
  /** The kept result that flows on: a result id, or result ids by element key for a mapped node. */
  pick: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  state: z.enum(['active', 'muted', 'bypassed']).optional(),
  locked: z.boolean().optional(),
  tier: zTier.optional(),
  /** Set seed of a generating node; absent means 0. */
  seed: z.int().nonnegative().optional(),
  /** Re-roll ordinal; absent means 0, the first take. */
  roll: z.int().nonnegative().optional(),
  source: zSource.optional(),
});
export type GraphNode = z.infer<typeof zNode>;

export const zPortRef = z.strictObject({ node: zNodeId, port: z.string().min(1) });
export type PortRef = z.infer<typeof zPortRef>;

export const zEdge = z.looseObject({
  from: zPortRef,
  to: zPortRef,
  /** Place among the edges into one list input; edges without one come last, ties are broken by edge id. */
  order: z.number().optional(),
});
export type Edge = z.infer<typeof zEdge>;

export const zExposedInput = z.looseObject({
  name: z.string().min(1),
  title: z.string().optional(),
  description: z.string().optional(),
  node: zNodeId,
  /** Name of a param, or of an input that may be a field. */
  param: z.string().min(1),
});
export type ExposedInput = z.infer<typeof zExposedInput>;

export const zExposedOutput = z.looseObject({
  name: z.string().min(1),
  title: z.string().optional(),
  node: zNodeId,
  port: z.string().min(1),
});
export type ExposedOutput = z.infer<typeof zExposedOutput>;

/** Where things stand on the canvas. Apart from meaning: it enters no cache key. */
export const zLayout = z.looseObject({
  nodes: z
    .record(
      z.string(),
      z.looseObject({
        x: z.number(),
        y: z.number(),
        collapsed: z.boolean().optional(),
        color: z.string().optional(),
      }),
    )
    .default({}),
});
export type Layout = z.infer<typeof zLayout>;

/** A box around nodes: one per scene after an import. */
export const zFrame = z.looseObject({
  title: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  color: z.string().optional(),
  /** Shown as one small box; its nodes keep their places. */
  collapsed: z.boolean().optional(),
  nodes: z.array(zNodeId).default([]),
});
export type Frame = z.infer<typeof zFrame>;

export const zNote = z.looseObject({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  color: z.string().optional(),
});
export type Note = z.infer<typeof zNote>;

export const zGraph = z.looseObject({
  format: z.literal('shotgraph'),
  version: z.literal(graphVersion),
  id: zGraphId,
  name: z.string(),
  description: z.string().default(''),
  nodes: z.record(zNodeId, zNode).default({}),
  edges: z.record(zEdgeId, zEdge).default({}),
  inputs: z.array(zExposedInput).default([]),
  outputs: z.array(zExposedOutput).default([]),
  layout: zLayout.default({ nodes: {} }),
  frames: z.record(z.string(), zFrame).default({}),
  notes: z.record(z.string(), zNote).default({}),
  source: zSource.optional(),
  /**
   * Published versions that its nodes name, as documents by node type (`template/<slug>@<number>`): a file that carries
   * them needs nothing else. What a graph carries wins over what is published under the same name where it runs.
   */
  templates: z.record(z.string(), z.looseObject({})).optional(),
});
export type Graph = z.infer<typeof zGraph>;
