import { dirname, resolve } from 'node:path';
import { canonicalJson } from '../../runtime/graph/canonicalJson.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { stripSecrets } from '../../runtime/graph/stripSecrets.ts';
import { applyInputs } from '../../runtime/run/applyInputs.ts';
import { secretsIn, type Workshop } from '../composition/workshop.ts';
import { ingestGraph } from '../ingest/ingestGraph.ts';
import type { CommandContext } from './command.ts';
import { readGraphFile } from './graphFile.ts';
import { inputOptions, inputValues } from './inputValues.ts';
import { hasErrors, problemWords } from './problemWords.ts';

/**
 * Reads a graph file, gives it the values of `--input`, and brings its imported files into the store. Secrets in it
 * are left out before anything else sees them. What is wrong is told; undefined then.
 */
export async function openGraph(path: string, workshop: Workshop, context: CommandContext): Promise<Graph | undefined> {
  const file = await readGraphFile(path);
  if ('problems' in file) return told(file.problems, context);
  for (const words of file.migrated) context.say(`${path}: ${words}`);
  const graph = withoutSecrets(file.graph, path, context);
  const values = await inputValues(graph, inputOptions(context), workshop, context.signal);
  const filled = applyInputs(graph, values);
  if (!('nodes' in filled)) return told(filled, context);
  const { store } = workshop;
  const { signal } = context;
  const ingested = await ingestGraph(filled, { store, signal, folder: dirname(resolve(path)), anywhere: false });
  return hasErrors(ingested.problems) ? told(ingested.problems, context) : ingested.graph;
}

function told(problems: readonly Problem[], context: CommandContext): undefined {
  for (const problem of problems) context.say(problemWords(problem));
}

function withoutSecrets(graph: Graph, path: string, context: CommandContext): Graph {
  const stripped = stripSecrets(graph, secretsIn(context.env));
  if (canonicalJson(stripped) !== canonicalJson(graph)) {
    context.say(`! ${path} holds a secret, which was left out: keys belong into the environment.`);
  }
  return stripped;
}
