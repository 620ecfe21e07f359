import { Fault, type FaultClass } from '../graph/fault.ts';
import type { HashText } from './hashText.ts';
import { keyTask, type KeyedTask } from './keyTask.ts';
import type { PreparedNode } from './prepareGraph.ts';
import { isFree } from './price.ts';
import { newRunTask, type RunTask } from './runTask.ts';
import type { Result } from './store.ts';
import type { TaskInputs } from './taskInputs.ts';
import type { FaultData } from './taskWork.ts';

/** A model that rests for so many seconds is down: shorter rests are waited for, as the own model was chosen. */
const longRest = 60;

/** Faults that speak of the model's health, not of what it was asked. */
const unwell: ReadonlySet<FaultClass> = new Set<FaultClass>(['network', 'rate-limit', 'transient', 'unknown']);

/** The same task as the models that the node names as fallbacks would be asked it; those that refuse it are left out. */
export function standInsOf(node: PreparedNode, inputs: TaskInputs, hash: HashText): readonly KeyedTask[] {
  if (node.asks.length < 2) return none;
  return node.asks.slice(1).flatMap((ask) => {
    const keyed = keyTask(node, inputs, hash, ask);
    return keyed instanceof Fault ? [] : keyed;
  });
}

const none: readonly KeyedTask[] = [];

/** The same task for the next model that the node names; undefined when there is none. */
export function nextStandIn(task: RunTask, why: string, hash: HashText): RunTask | undefined {
  const { open, index, inputs, keyed } = task;
  const { asks } = open.node;
  const asked = keyed?.ask ? asks.indexOf(keyed.ask) : -1;
  if (asked < 0) return undefined;
  const next = standInsOf(open.node, inputs, hash).find(({ ask }) => ask && asks.indexOf(ask) > asked);
  if (!next?.ask || !keyed?.ask) return undefined;
  const own = asks[0] ?? keyed.ask;
  const words = `${next.ask.model.title} stands in for ${own.model.title}, which is down: ${why}`;
  return newRunTask(open, index, inputs, next, undefined, { model: own.model.id, words });
}

/** Whether the model is down so that another may be asked, and it is certain that nothing was charged. */
export function isDown(
  { faultClass, notCharged }: Pick<FaultData, 'faultClass' | 'notCharged'>,
  task: RunTask,
): boolean {
  const model = task.keyed?.ask?.model;
  return model !== undefined && unwell.has(faultClass) && (notCharged || isFree(model));
}

export function isLongRest(seconds: number): boolean {
  return seconds >= longRest;
}

/**
 * Whether this result was made in place of one by the node's own model. It then counts as made: asking the own model
 * again, now that it is well, would pay twice for the same shot.
 */
export function stoodIn(result: Result | undefined, node: PreparedNode): result is Result {
  return result?.insteadOf !== undefined && result.insteadOf === node.asks[0]?.model.id;
}
