import { readFile, stat } from 'node:fs/promises';
import type { Graph } from '../../runtime/graph/graph.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { UsageError } from './command.ts';

/** A graph of a whole feature film is a few megabytes; a file this large is something else. */
const mostBytes = 256 * 1024 * 1024;

export type GraphFile = { graph: Graph; migrated: readonly string[] } | { problems: readonly Problem[] };

/**
 * Reads a graph file.
 * @throws UsageError when there is no such file, or it is too large to be a graph
 */
export async function readGraphFile(path: string): Promise<GraphFile> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) throw new UsageError(`There is no file ${path}.`);
  if (!facts.isFile()) {
    throw new UsageError(
      `${path} is ${facts.isDirectory() ? 'a folder' : 'no file'}; name a graph file (*.graph.json).`,
    );
  }
  if (facts.size > mostBytes) {
    throw new UsageError(`${path} has ${Math.round(facts.size / 1e6)} MB: that is not a graph file.`);
  }
  const parsed = parseGraph(await readFile(path, 'utf8'), path);
  return parsed.ok ? { graph: parsed.graph, migrated: parsed.migrated } : { problems: parsed.problems };
}
