import type { RunEvent, TaskId } from '../../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRunEvents } from '../../../runtime/events/runState.ts';
import type { Asset } from '../../../runtime/graph/asset.ts';
import type { Graph } from '../../../runtime/graph/graph.ts';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { topologicalOrder } from '../../../runtime/graph/order.ts';
import { indexWires } from '../../../runtime/graph/wires.ts';
import { packEvents, type RunDelta } from '../../../runtime/protocol/runDelta.ts';
import { snapshotOf, type RunSnapshot } from '../../../runtime/protocol/runSnapshot.ts';

type Told = RunEvent extends infer Event ? (Event extends RunEvent ? Omit<Event, 'run' | 'seq' | 'at'> : never) : never;

/** So many tasks run at once. */
const lanes = 8;

/** The events of a run of a graph with at least so many tasks, as the engine tells them: starts, progress, previews. */
export function recordRun(run: string, graph: Graph, tasks: number, previews: readonly Asset[]): RunEvent[] {
  const { order } = topologicalOrder(graph, indexWires(graph));
  const extra = Math.max(0, tasks - order.length);
  const told: Told[] = [{ type: 'run-start', graph: graph.id, tier: 'animatic', tasks: order.length }];
  const queue = order.flatMap((node, index) => {
    const ids = index < extra ? [`${node}#0`, `${node}#1`] : [node as string];
    return ids.map((task, element) => ({ node: node as string, task: task as TaskId, ids, isFirst: element === 0 }));
  });
  const under: { node: string; task: TaskId; part: number }[] = [];
  let count = 0;
  while (queue.length > 0 || under.length > 0) {
    const next = under.length < lanes ? queue.shift() : undefined;
    if (next) {
      const { node, task, ids, isFirst } = next;
      if (isFirst) told.push({ type: 'node-expand', node, tasks: ids as TaskId[] });
      told.push({ type: 'task-start', node, task, attempt: 1 });
      under.push({ node, task, part: 0 });
      continue;
    }
    const at = under.shift();
    if (!at) break;
    const { node, task } = at;
    const part = at.part + 0.34;
    if (part < 1) {
      told.push({ type: 'task-progress', node, task, part });
      under.push({ ...at, part });
      continue;
    }
    const preview = isPicture(graph, node) ? previews[count % previews.length] : undefined;
    count += 1;
    told.push({
      type: 'task-end',
      node,
      task,
      result: `r${count}`,
      cached: false,
      seconds: 1,
      cost: 0,
      ...(preview && { preview }),
    });
  }
  told.push({ type: 'run-end', state: 'done', cost: 0, seconds: 100 });
  return told.map((event, index) => ({ ...event, run, seq: index + 1, at: '2026-11-25T12:00:00.000Z' }));
}

/** Cut into deltas of so many events, as a socket sends them. */
export function deltasOf(events: readonly RunEvent[], each: number): RunDelta[] {
  return Array.from({ length: Math.ceil(events.length / each) }, (_, index) =>
    packEvents(events.slice(index * each, (index + 1) * each)),
  );
}

/** How it stood after so many of the events. */
export function snapshotAfter(events: readonly RunEvent[]): RunSnapshot {
  return snapshotOf(reduceRunEvents(emptyRunState, events));
}

function isPicture(graph: Graph, node: string): boolean {
  return /^(?:image|video)\//.test(graph.nodes[node as NodeId]?.type ?? '');
}
