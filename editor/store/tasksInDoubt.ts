import type { RunState } from '../../runtime/events/runState.ts';

/** Tasks that wait for a person to say what became of their paid submission; those of a template are named once. */
export function tasksInDoubt({ counts, nodes }: Pick<RunState, 'counts' | 'nodes'>): string[] {
  if (counts.held === 0) return [];
  const found = new Set<string>();
  for (const node of nodes.values()) {
    for (const [id, { state, code }] of node.tasks) {
      if (state === 'held' && code === 'submission-unknown') found.add(id);
    }
  }
  return [...found];
}
