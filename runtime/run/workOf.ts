import type { GraphId, RunId } from '../graph/ids.ts';
import type { HashText } from './hashText.ts';
import { partsOf } from './keyTask.ts';
import { providerSeed } from './providerSeed.ts';
import type { RunTask } from './runTask.ts';
import type { TaskWork } from './taskWork.ts';

/** The work of a keyed task as plain data, for the queue. */
export function workOf(task: RunTask, of: { run: RunId; graph: GraphId; hash: HashText }): TaskWork {
  const { node } = task.open;
  const keyed = task.keyed as NonNullable<RunTask['keyed']>;
  return {
    run: of.run,
    task: task.id,
    graph: of.graph,
    node: node.id,
    element: task.inputs.element,
    type: node.definition.info.type,
    params: node.params.params,
    inputs: task.inputs.values,
    key: keyed.key,
    keyParts: partsOf(node, keyed, of.hash),
    ...(keyed.request &&
      keyed.ask && {
        call: {
          model: keyed.ask.model.id,
          request: keyed.request,
          seed: providerSeed(node.node.seed ?? 0, node.node.roll ?? 0, of.hash),
          ...(keyed.cost !== undefined && { reserved: keyed.cost }),
          ...(task.instead && { instead: task.instead }),
        },
      }),
  };
}
