import { type Graph, graphVersion } from '../../../runtime/graph/graph.ts';
import { parseGraphValue } from '../../../runtime/graph/parseGraph.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { Refusal } from '../refusal.ts';

/** A graph from the database. What this version of the program wrote was checked then; older ones are migrated. */
export function storedGraph(value: Graph): Graph {
  const { version }: { version: number } = value;
  if (version === graphVersion) return value;
  const parsed = parseGraphValue(value);
  if (parsed.ok) return parsed.graph;
  throw new Error(`A stored graph can not be read: ${wordsOf(parsed.problems)}`);
}

/**
 * A graph that somebody sent.
 * @throws Refusal malformed, with each place that is wrong
 */
export function sentGraph(value: unknown): Graph {
  const parsed = parseGraphValue(value);
  if (parsed.ok) return parsed.graph;
  const { problems } = parsed;
  throw new Refusal('malformed', 'graph-malformed', `The graph can not be read: ${wordsOf(problems)}`, { problems });
}

function wordsOf(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message).join(' ');
}
