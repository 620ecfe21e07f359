import { applyCommands } from '../../runtime/graph/applyCommands.ts';
import { describeDiff } from '../../runtime/graph/describeDiff.ts';
import { diffGraph } from '../../runtime/graph/diffGraph.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { Conflict } from './autosave.ts';

export interface ConflictWords {
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** Both sides of a conflict in sentences. */
export function conflictWords({ base, theirs, mine }: Conflict, nodeTypes: NodeTypes): ConflictWords {
  const applied = applyCommands(base, mine);
  return {
    mine: applied.ok ? changes(base, applied.graph, nodeTypes) : ['Changes of something that is no longer there.'],
    theirs: changes(base, theirs, nodeTypes),
  };
}

/** The graph as this tab has it: for a copy beside the other one. */
export function mineOf({ base, theirs, mine }: Conflict): Graph {
  const applied = applyCommands(base, mine);
  return applied.ok ? applied.graph : theirs;
}

function changes(before: Graph, after: Graph, nodeTypes: NodeTypes): string[] {
  const words = describeDiff(diffGraph(before, after), before, after, nodeTypes);
  return words.length > 0 ? words : ['Things were only moved about.'];
}
