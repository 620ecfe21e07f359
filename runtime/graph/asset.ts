import { z } from 'zod';
import { zAssetHash } from './ids.ts';
import { zRate } from './rate.ts';

/** Facts read from the bytes themselves by ffprobe (or known by their maker). Lengths in seconds, sizes in pixels. */
export const zMediaFacts = z.strictObject({
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  seconds: z.number().nonnegative().optional(),
  /** Exact number of video frames, where counted. */
  frames: z.int().nonnegative().optional(),
  rate: zRate.optional(),
  variableRate: z.boolean().optional(),
  videoCodec: z.string().optional(),
  pixelFormat: z.string().optional(),
  /** Whether pictures are stored in another order than they are shown in; a cut after n packets needs that they are not. */
  bFrames: z.boolean().optional(),
  /** Identity of the decoder configuration: clips with the same one can be joined without re-encoding. */
  videoConfig: z.string().optional(),
  hasAudio: z.boolean().optional(),
  audioCodec: z.string().optional(),
  sampleRate: z.int().positive().optional(),
  channels: z.int().positive().optional(),
  /** Exact number of sound samples per channel, where counted. */
  samples: z.int().nonnegative().optional(),
  /** The sound that was laid under this clip by its maker, as it is: laying it once more would change nothing. */
  laidSound: zAssetHash.optional(),
});
export type MediaFacts = z.infer<typeof zMediaFacts>;

/** Immutable, content-addressed bytes. An asset never knows its maker: results do. */
export const zAsset = z.strictObject({
  hash: zAssetHash,
  kind: z.enum(['image', 'video', 'audio', 'data']),
  mime: z.string(),
  bytes: z.int().nonnegative(),
  facts: zMediaFacts.optional(),
});
export type Asset = z.infer<typeof zAsset>;
