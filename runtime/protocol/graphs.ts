import { z } from 'zod';
import { zExposedInput, zExposedOutput, zGraph } from '../graph/graph.ts';
import { zGraphCommand } from '../graph/graphCommand.ts';
import { zGraphId } from '../graph/ids.ts';

/** Bytes of a body that holds a graph. */
export const graphBodyLimit = 64 * 1024 * 1024;

const zRevision = z.int().positive();
const zRevisionText = z.coerce.number<string | number>().int().positive();
const zName = z.string().max(300);
/** Checked when it is read as a graph: looking through megabytes twice takes seconds. */
const zDocument = z.record(z.string(), z.unknown()).describe('A graph document of any version.');

export const zGraphParams = z.strictObject({ id: zGraphId });
export const zVersionParams = z.strictObject({ id: zGraphId, revision: zRevisionText });

export const zGraphQuery = z.strictObject({
  search: z.string().max(200).optional().describe('Words that all stand in name or description.'),
  trash: z.enum(['true', 'false']).default('false').describe('Those in the trash instead.'),
  limit: z.coerce.number<string | number>().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().describe('`next` of the page before.'),
});
export type GraphQuery = z.infer<typeof zGraphQuery>;

export const zGraphSummary = z.strictObject({
  id: zGraphId,
  name: z.string(),
  description: z.string(),
  revision: zRevision,
  /** How many it has. */
  nodes: z.int().nonnegative(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Since when it is in the trash. */
  deletedAt: z.string().optional(),
  /** Path of a small picture of the newest that it made. */
  thumbnail: z.string().optional(),
});
export type GraphSummary = z.infer<typeof zGraphSummary>;

export const zGraphPage = z.strictObject({
  /** Last saved first. */
  items: z.array(zGraphSummary),
  /** `cursor` of the next page; absent on the last. */
  next: z.string().optional(),
});
export type GraphPage = z.infer<typeof zGraphPage>;

export const zCreateGraph = z.strictObject({
  graph: zDocument.optional(),
  name: zName.optional().describe('Instead of the name in the document.'),
});
export type CreateGraph = z.infer<typeof zCreateGraph>;

export const zSavedGraph = z.strictObject({
  graph: zGraph,
  revision: zRevision,
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().optional(),
});
export type SavedGraph = z.infer<typeof zSavedGraph>;

const revision = zRevision.describe('What the change is made of; 409 when another save came first.');
const label = z.string().min(1).max(200).optional().describe('Name of the version, which is then kept for ever.');

const client = z.string().min(1).max(100).optional().describe('Any name of the tab that saves; the others hear it.');

export const zGraphPatch = z.strictObject({
  revision,
  commands: z.array(zGraphCommand).min(1).max(200_000),
  label,
  client,
});
export type GraphPatch = z.infer<typeof zGraphPatch>;

export const zGraphReplacement = z.strictObject({ revision, graph: zDocument, label, client });
export type GraphReplacement = z.infer<typeof zGraphReplacement>;

export const zSaved = z.strictObject({ revision: zRevision, updatedAt: z.string() });
export type Saved = z.infer<typeof zSaved>;

export const zDuplicateGraph = z.strictObject({ name: zName.optional() });

export const zVersionsQuery = z.strictObject({
  limit: z.coerce.number<string | number>().int().min(1).max(200).default(50),
  before: zRevisionText.optional().describe('Only versions older than this one: the last of the page before.'),
});
export type VersionsQuery = z.infer<typeof zVersionsQuery>;

export const zGraphVersion = z.strictObject({
  revision: zRevision,
  savedAt: z.string(),
  label: z.string().optional(),
  /** What changed since the version before, in sentences; none when things were only moved. */
  words: z.array(z.string()),
});
export type GraphVersion = z.infer<typeof zGraphVersion>;

/** Newest first. */
export const zGraphVersions = z.strictObject({ versions: z.array(zGraphVersion), more: z.boolean() });
export type GraphVersions = z.infer<typeof zGraphVersions>;

export const zVersionGraph = zGraphVersion.extend({ graph: zGraph });
export type VersionGraph = z.infer<typeof zVersionGraph>;

export const zVersionLabel = z.strictObject({
  /** Empty to take the name away again: the version may then be thinned out. */
  label: z.string().trim().max(200),
});

export const zRestoreVersion = z.strictObject({ revision, client });

export const zChangesQuery = z.strictObject({ since: zRevisionText.describe('The revision that is known.') });
/** What makes the newest version of the one that is known. */
export const zChangesAnswer = z.strictObject({ revision: zRevision, commands: z.array(zGraphCommand) });
export type ChangesAnswer = z.infer<typeof zChangesAnswer>;

export const zDiffQuery = z.strictObject({
  from: zRevisionText,
  to: zRevisionText.optional().describe('The newest where nothing else is said.'),
});
export const zDiffAnswer = z.strictObject({ from: zRevision, to: zRevision, words: z.array(z.string()) });
export type DiffAnswer = z.infer<typeof zDiffAnswer>;

const zSlug = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{Ll}\p{Lo}\p{Lm}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{N}]+)*$/u, {
    error: 'this is no short name: letters, digits and hyphens',
  });

export const zPublishRequest = z.strictObject({
  revision,
  slug: zSlug.optional().describe('Made of the name where nothing else is said.'),
});
export type PublishRequest = z.infer<typeof zPublishRequest>;

export const zPublicationParams = z.strictObject({ slug: zSlug, number: zRevisionText });

export const zPublicationSummary = z.strictObject({
  /** Name as a node type: `template/<slug>@<number>`. */
  type: z.string(),
  slug: z.string(),
  number: z.int().positive(),
  graph: zGraphId,
  revision: zRevision,
  name: z.string(),
  publishedAt: z.string(),
});
export type PublicationSummary = z.infer<typeof zPublicationSummary>;

export const zPublicationsQuery = z.strictObject({ graph: z.string().max(200).optional() });
/** By slug, newest number first. */
export const zPublications = z.strictObject({ publications: z.array(zPublicationSummary) });

/** A published version as a form: what it asks for and gives. It never changes. */
export const zPublication = zPublicationSummary.extend({
  description: z.string(),
  inputs: z.array(zExposedInput),
  outputs: z.array(zExposedOutput),
  document: zGraph,
});
export type Publication = z.infer<typeof zPublication>;
