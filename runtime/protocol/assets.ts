import { z } from 'zod';
import { zAsset } from '../graph/asset.ts';
import { zGraph } from '../graph/graph.ts';
import { zAssetHash, zRunId } from '../graph/ids.ts';
import { zJson } from '../graph/json.ts';

/** Widths in pixels that a small picture is made in. */
export const thumbnailWidths = [160, 320, 640, 1280] as const;

/** Most files of one zip. */
export const mostZipped = 500;

export const zAssetParams = z.strictObject({ hash: zAssetHash });

export const zAssetQuery = z.strictObject({
  /** Without it pictures, clips and sounds; `data` are subtitles, tables and the like. */
  kind: z.enum(['image', 'video', 'audio', 'data']).optional(),
  graph: z.string().max(200).optional(),
  run: z.string().max(200).optional(),
  node: z.string().max(400).optional(),
  /** Id or name, in any case. */
  character: z.string().max(200).optional(),
  setting: z.string().max(200).optional(),
  /** What people brought, rather than what was made. */
  uploaded: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number<string | number>().int().min(1).max(200).default(60),
  /** `next` of the page before. */
  cursor: z.string().max(500).optional(),
});
export type AssetQuery = z.infer<typeof zAssetQuery>;

export const zAssetItem = zAsset.extend({
  createdAt: z.string(),
  /** What the file of a person was called. */
  name: z.string().optional(),
  /** Paths on this server. */
  url: z.string(),
  /** A small picture: of pictures and clips. */
  thumbnail: z.string().optional(),
  /** The loudness through time: of sounds, and clips with sound. */
  peaks: z.string().optional(),
});
export type AssetItem = z.infer<typeof zAssetItem>;

export const zAssetPage = z.strictObject({
  /** Newest first. */
  items: z.array(zAssetItem),
  /** `cursor` of the next page; absent on the last. */
  next: z.string().optional(),
});
export type AssetPage = z.infer<typeof zAssetPage>;

export const zFileQuery = z.strictObject({
  download: z.string().max(10).optional().describe('With any value: to be saved rather than shown.'),
  name: z.string().max(200).optional().describe('What to call the file when it is saved.'),
});

/** What a film was made from. */
export const zAssetGraph = z.strictObject({ graph: zGraph });
export type AssetGraph = z.infer<typeof zAssetGraph>;

export const zUploadQuery = z.strictObject({
  /** What the person's file is called; only to be shown. */
  name: z.string().max(300).optional(),
});

/** Instead of a file: where the server finds it. Only public addresses of the web are read. */
export const zFetchRequest = z.strictObject({
  url: z.string().min(1).max(4000),
  /** Instead of the name in the address; only to be shown. */
  name: z.string().max(300).optional(),
});
export type FetchRequest = z.infer<typeof zFetchRequest>;

export const zUploaded = zAssetItem.extend({
  /** Whether the same bytes were stored before. */
  known: z.boolean(),
});
export type Uploaded = z.infer<typeof zUploaded>;

/** One result that holds the asset. */
export const zMaker = z.strictObject({
  result: z.string(),
  graph: z.string(),
  node: z.string(),
  /** Which element of a mapped node; '' when it is not mapped. */
  element: z.string(),
  /** `type@version`. */
  type: z.string().optional(),
  title: z.string().optional(),
  /** Ports whose value holds it; a delivered file says its name. */
  outputs: z.array(z.string()),
  delivered: z.array(z.string()),
  model: z.string().optional(),
  seed: z.number().optional(),
  /** Re-roll ordinal. */
  roll: z.number().optional(),
  params: z.record(z.string(), zJson),
  /** Params and inputs too long to be kept with the result, and no longer found in a run. */
  shortened: z.array(z.string()),
  /** What came in by wire: values, and assets as `asset:<hash>`. */
  inputs: z.record(z.string(), zJson),
  /** Micro-dollars. */
  cost: z.int(),
  seconds: z.number(),
  createdAt: z.string(),
  runs: z.array(z.string()),
});
export type Maker = z.infer<typeof zMaker>;

export const zLineage = z.strictObject({
  asset: zAssetItem,
  /** Newest first: equal bytes may have several makers. Empty for a person's own file. */
  makers: z.array(zMaker),
});
export type Lineage = z.infer<typeof zLineage>;

export const zThumbnailQuery = z.strictObject({
  width: z.coerce
    .number<string | number>()
    .pipe(z.union(thumbnailWidths.map((width) => z.literal(width))))
    .default(320),
});

export const zPeaks = z.strictObject({
  seconds: z.number(),
  /** Lowest and highest value of each equal stretch of time, −127 to 127, over all channels. */
  lowest: z.array(z.int()),
  highest: z.array(z.int()),
});
export type Peaks = z.infer<typeof zPeaks>;

export const zZipRequest = z.strictObject({
  files: z
    .array(z.strictObject({ hash: zAssetHash, name: z.string().max(200).optional() }))
    .min(1)
    .max(mostZipped),
  /** What the zip is called, without extension. */
  name: z.string().max(100).default('shotgraph'),
});
export type ZipRequest = z.infer<typeof zZipRequest>;

export const zStorage = z.strictObject({
  /** Stored files, and bytes of them together. */
  files: z.int(),
  bytes: z.int(),
  /** Bytes free and in all on the disk that holds them. */
  free: z.number(),
  disk: z.number(),
  /** A sentence when the disk is nearly full. */
  warning: z.string().optional(),
});
export type Storage = z.infer<typeof zStorage>;

export const zPruneRequest = z.strictObject({
  /** Only what is older than so many seconds. */
  olderThan: z.number().nonnegative().optional(),
  /** Stop as soon as the files together are no more bytes than this. */
  mostBytes: z.number().nonnegative().optional(),
  /** Also earlier takes that were paid for. */
  paid: z.boolean().optional(),
  /** Also files that people brought and nothing refers to. */
  uploads: z.boolean().optional(),
  /** Only tell what would go. */
  dryRun: z.boolean().optional(),
});

export const zPruned = z.strictObject({
  results: z.int(),
  assets: z.int(),
  /** Size of the files removed, and of those that stay. */
  bytes: z.int(),
  kept: z.int(),
});

export const zPinParams = z.strictObject({ id: zRunId });
export const zPin = z.strictObject({ run: z.string(), pinned: z.boolean() });
export type Pin = z.infer<typeof zPin>;
