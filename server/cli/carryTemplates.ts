import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Graph } from '../../runtime/graph/graph.ts';
import { parseGraphValue } from '../../runtime/graph/parseGraph.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { templateName } from '../../runtime/graph/template.ts';
import type { PublishedTemplates } from '../services/graphs/publishedTemplates.ts';
import { bringSources } from '../ingest/ingestGraph.ts';
import { readGraphFile } from './graphFile.ts';
import type { BringFile } from './inputValues.ts';

export interface TemplateSources {
  /** Where `<slug>@<number>.graph.json` is looked for: the folder of the graph file. */
  readonly folder: string;
  /** What is published in the cache. */
  readonly published?: Pick<PublishedTemplates, 'load' | 'find'>;
  /** Brings files to where the graph runs; they stay where they are when absent. */
  readonly bring?: BringFile;
}

/**
 * The graph with the templates in it that its nodes name: what it carries itself, else a file beside it, else what was
 * published in the cache. What is found nowhere is left to be told by whoever checks the graph.
 */
export async function carryTemplates(
  graph: Graph,
  sources: TemplateSources,
): Promise<{ graph: Graph; problems: readonly Problem[] }> {
  const own = graph.templates ?? {};
  const found: Record<string, Graph> = {};
  const problems: Problem[] = [];
  await sources.published?.load(graph);
  const open = new Set(templateTypes(graph));
  for (const type of open) {
    const document = Object.hasOwn(own, type) ? own[type] : await templateOf(type, sources, problems);
    if (document === undefined) continue;
    const carried = await brought(document as Graph, sources, problems);
    found[type] = carried;
    for (const inner of templateTypes(carried)) open.add(inner);
  }
  if (Object.keys(found).length === 0) return { graph, problems };
  return { graph: { ...graph, templates: found }, problems };
}

function templateTypes({ nodes }: Pick<Graph, 'nodes'>): string[] {
  // What a graph carries is not checked yet: it may be anything.
  return Object.values((nodes as Graph['nodes'] | undefined) ?? {}).flatMap(({ type }) =>
    typeof type === 'string' && templateName(type) ? [type] : [],
  );
}

async function templateOf(
  type: string,
  { folder, published }: TemplateSources,
  problems: Problem[],
): Promise<Graph | undefined> {
  const { slug = '', number = 0 } = templateName(type) ?? {};
  const path = join(folder, `${slug}@${number}.graph.json`);
  // A short name is letters, digits and hyphens: with it no file can be named that lies elsewhere.
  const isThere = /^[\p{L}\p{N}-]+$/u.test(slug) && (await stat(path).catch(() => undefined));
  if (!isThere) {
    const graph = published?.find(type);
    if (graph) await published?.load(graph);
    return graph;
  }
  const file = await readGraphFile(path);
  if ('graph' in file) return file.graph;
  problems.push(...file.problems);
  return undefined;
}

async function brought(graph: Graph, { folder, bring }: TemplateSources, problems: Problem[]): Promise<Graph> {
  const parsed = parseGraphValue(graph);
  if (!bring || !parsed.ok) return graph;
  const from = { folder, anywhere: false };
  const ingested = await bringSources(parsed.graph, (source, kind) => bring(source, { ...from, kind }));
  problems.push(...ingested.problems);
  return ingested.graph;
}
