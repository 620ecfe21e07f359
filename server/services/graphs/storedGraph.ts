import type { Graph } from '../../../runtime/graph/graph.ts';
import { parseGraphValue } from '../../../runtime/graph/parseGraph.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { Refusal } from '../refusal.ts';

/** A graph from the database, brought to the version of the format that this program writes. */
export function storedGraph(value: unknown): Graph {
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
