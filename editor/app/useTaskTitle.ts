import type { NodeId } from '../../runtime/graph/ids.ts';
import { outerNode } from '../../runtime/graph/template.ts';
import { useNodeTitle } from './useNodeTitle.ts';

/** What people call a task: its node, or the template around it, and which of several it is. */
export function useTaskTitle(task: string): string {
  const [, node = task, index] = /^(.*)#(\d+)$/.exec(task) ?? [];
  const title = useNodeTitle((outerNode(node) ?? node) as NodeId);
  if (title === '') return task;
  return index === undefined ? title : `${title}, ${Number(index) + 1}`;
}
