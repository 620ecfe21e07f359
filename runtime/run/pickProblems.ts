import type { Problem } from '../graph/problem.ts';
import { staleReason } from './cacheKey.ts';
import type { HashText } from './hashText.ts';
import { ownParts } from './keyTask.ts';
import type { PreparedNode } from './prepareGraph.ts';
import type { Result } from './store.ts';

/** What a picked result said when it was made, and whether the node has changed since. */
export function pickProblems(node: PreparedNode, result: Result, hash: HashText): readonly Problem[] {
  const stale = pickStale(node, result, hash);
  return stale ? [...result.problems, stale] : result.problems;
}

/** Whether a node has changed since its picked result was made. */
export function pickStale(node: PreparedNode, result: Result, hash: HashText): Problem | undefined {
  const now = ownParts(node, hash);
  const before = Object.fromEntries(Object.entries(result.keyParts).filter(([name]) => name in now));
  if (Object.keys(now).every((name) => now[name] === before[name])) return undefined;
  const message = `${node.id} flows on from a picked take, and has changed since. ${staleReason(before, now)}`;
  return { code: 'pick-stale', severity: 'warning', message, node: node.id };
}
