import { z } from 'zod';
import { zGraph } from '../graph/graph.ts';
import { zProblem } from '../graph/problem.ts';

export const zTemplateSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** `screenplay` is an example film, made into a graph by the import. */
  kind: z.enum(['graph', 'screenplay']),
  inputs: z.array(z.strictObject({ name: z.string(), title: z.string(), description: z.string() })),
  /** A finished result to look at, where one ships: address relative to the server. */
  result: z
    .strictObject({
      url: z.string(),
      mime: z.string(),
      bytes: z.int().nonnegative(),
      /** Address of a picture of it: of pictures and clips. */
      poster: z.string().optional(),
    })
    .optional(),
});
export type TemplateSummary = z.infer<typeof zTemplateSummary>;

export const zTemplatesAnswer = z.strictObject({ templates: z.array(zTemplateSummary), problems: z.array(zProblem) });

/** The graph to start from, with its imported files stored on this server. */
export const zTemplateAnswer = z.strictObject({
  template: zTemplateSummary,
  graph: zGraph,
  problems: z.array(zProblem),
});
export type TemplateAnswer = z.infer<typeof zTemplateAnswer>;
