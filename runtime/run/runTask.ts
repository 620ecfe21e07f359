import type { TaskId } from '../events/runEvent.ts';
import type { KeyedTask } from './keyTask.ts';
import type { PreparedNode } from './prepareGraph.ts';
import type { ProgressGate } from './progressGate.ts';
import type { ElementOutcome, TaskInputs } from './taskInputs.ts';
import type { Instead } from './taskWork.ts';

/** A node of a run that has become tasks. */
export interface OpenNode {
  readonly node: PreparedNode;
  /** One for most nodes; by element for a mapped one. */
  readonly elements: (ElementOutcome | undefined)[];
  /** Elements that have not come to an end. */
  left: number;
}

/** One task of a run, from the moment its inputs are known. */
export interface RunTask {
  readonly id: TaskId;
  readonly open: OpenNode;
  readonly index: number;
  readonly inputs: TaskInputs;
  readonly keyed: KeyedTask | undefined;
  /** Id of the result that was picked for it. */
  readonly pick: string | undefined;
  /** Of one that asks a fallback. */
  readonly instead: Instead | undefined;
  /** Claimed by a worker at least once. */
  started: boolean;
  /** Its money is reserved. */
  reserved: boolean;
  progress: ProgressGate | undefined;
}

/** Id of a task in the events of its run: the node's own, with the element's index when the node is mapped. */
export function taskIdOf(node: PreparedNode, index: number): TaskId {
  return (node.mapped ? `${node.id}#${index}` : node.id) as TaskId;
}

export function newRunTask(
  open: OpenNode,
  index: number,
  inputs: TaskInputs,
  keyed: KeyedTask | undefined,
  pick: string | undefined,
  instead?: Instead,
): RunTask {
  const id = taskIdOf(open.node, index);
  return { id, open, index, inputs, keyed, pick, instead, started: false, reserved: false, progress: undefined };
}
