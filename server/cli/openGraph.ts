import { dirname, resolve } from 'node:path';
import { nodeDefinitions } from '../../nodes/index.ts';
import { canonicalJson } from '../../runtime/graph/canonicalJson.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { stripSecrets } from '../../runtime/graph/stripSecrets.ts';
import { nodeTypesFor } from '../../runtime/graph/unfoldGraph.ts';
import { applyInputs } from '../../runtime/run/applyInputs.ts';
import type { Workshop } from '../composition/workshop.ts';
import { knownSecrets } from '../services/keys/knownSecrets.ts';
import { bringSources } from '../ingest/ingestGraph.ts';
import { ingestSource } from '../ingest/ingestSource.ts';
import { carryTemplates, type TemplateSources } from './carryTemplates.ts';
import type { CommandContext } from './command.ts';
import { readGraphFile } from './graphFile.ts';
import { type BringFile, inputOptions, inputValues } from './inputValues.ts';
import { hasErrors, problemLines } from './problemWords.ts';

/**
 * Reads a graph file, gives it the values of `--input`, and brings its imported files to where it runs. Secrets in it
 * are left out before anything else sees them. What is wrong is told; undefined then.
 */
export async function openGraph(
  path: string,
  bring: BringFile,
  context: CommandContext,
  published?: TemplateSources['published'],
): Promise<Graph | undefined> {
  const file = await readGraphFile(path);
  if ('problems' in file) return told(file.problems, context);
  for (const words of file.migrated) context.say(`${path}: ${words}`);
  const folder = dirname(resolve(path));
  const carried = await carryTemplates(file.graph, { folder, bring, ...(published && { published }) });
  if (hasErrors(carried.problems)) return told(carried.problems, context);
  const nodeTypes = nodeTypesFor(carried.graph, shippedTypes, () => undefined);
  const values = await inputValues(carried.graph, inputOptions(context), bring, nodeTypes);
  const filled = applyInputs(carried.graph, values);
  if (!('nodes' in filled)) return told(filled, context);
  const graph = await withoutSecrets(filled, path, context);
  const from = { folder, anywhere: false };
  const ingested = await bringSources(graph, (source, kind) => bring(source, { ...from, kind }), nodeTypes);
  return hasErrors(ingested.problems) ? told(ingested.problems, context) : ingested.graph;
}

const shippedTypes = new Map(nodeDefinitions.map(({ info }) => [info.type, info]));

/** Brings files into the store of this machine. */
export function bringInto({ store }: Workshop, signal: AbortSignal): BringFile {
  return async (source, from) => (await ingestSource(source, { ...from, store, signal })).hash;
}

function told(problems: readonly Problem[], context: CommandContext): undefined {
  for (const line of problemLines(problems)) context.say(line);
}

async function withoutSecrets(graph: Graph, path: string, context: CommandContext): Promise<Graph> {
  const stripped = stripSecrets(graph, await knownSecrets(context.env));
  if (canonicalJson(stripped) !== canonicalJson(graph)) {
    context.say(`! ${path} holds a secret, which was left out: keys belong into the environment.`);
  }
  return stripped;
}
