import { z } from 'zod';

/**
 * Ids are branded strings: a node id can not be handed where an edge id is wanted.
 * Node ids made by the import are readable paths (`s003-014/animate`); those of the editor are random.
 */
const idPattern = /^[\p{L}\p{N}_][\p{L}\p{N}_./@-]*$/u;

const id = <Brand extends string>() =>
  z.string().min(1).max(200).regex(idPattern, { error: 'this is not an id' }).brand<Brand>();

export const zGraphId = id<'GraphId'>();
export type GraphId = z.infer<typeof zGraphId>;
export const zNodeId = id<'NodeId'>();
export type NodeId = z.infer<typeof zNodeId>;
export const zEdgeId = z.string().min(1).max(500).brand<'EdgeId'>();
export type EdgeId = z.infer<typeof zEdgeId>;
export const zRunId = id<'RunId'>();
export type RunId = z.infer<typeof zRunId>;

/** SHA-256 of an asset's bytes, 64 lower-case hex digits. */
export const zAssetHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'this is not the hash of a file: 64 digits and letters a to f' })
  .brand<'AssetHash'>();
export type AssetHash = z.infer<typeof zAssetHash>;

/** SHA-256 of everything that decides a result (see `run/cacheKey.ts`), 64 lower-case hex digits. */
export type ResultKey = string & z.BRAND<'ResultKey'>;
