import { hash } from 'node:crypto';
import type { Graph } from '../../runtime/graph/graph.ts';

/** What a task of the floor does, by node type: the same work as the engine's nodes. */
export type FloorWork = (
  inputs: readonly string[],
  params: Readonly<Record<string, unknown>>,
) => string | Promise<string>;

interface FloorNode {
  readonly id: string;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sources: FloorNode[];
  readonly consumers: FloorNode[];
  waiting: number;
  value: string;
}

/**
 * The least that a content-addressed run can be: Kahn's algorithm, a SHA-256 key of type, params and inputs for each
 * node, a map from key to value, and a start and an end event with number and time to one listener.
 */
export async function kahnFloor(
  graph: Graph,
  work: FloorWork,
  cache: Map<string, string>,
  tell: (event: object) => void,
): Promise<void> {
  const nodes = new Map<string, FloorNode>();
  for (const [id, { type, params }] of Object.entries(graph.nodes)) {
    nodes.set(id, { id, type, params, sources: [], consumers: [], waiting: 0, value: '' });
  }
  for (const { from, to } of Object.values(graph.edges)) {
    const source = nodes.get(from.node) as FloorNode;
    const consumer = nodes.get(to.node) as FloorNode;
    source.consumers.push(consumer);
    consumer.sources.push(source);
    consumer.waiting += 1;
  }
  const ready = [...nodes.values()].filter((node) => node.waiting === 0);
  let seq = 0;
  for (const node of ready) {
    const inputs = node.sources.map((source) => source.value);
    const key = hash('sha256', JSON.stringify([node.type, 1, node.params, inputs]));
    const cached = cache.get(key);
    if (cached === undefined) {
      tell({ type: 'task-start', node: node.id, seq: (seq += 1), at: new Date().toISOString() });
      node.value = await work(inputs, node.params);
      cache.set(key, node.value);
    } else {
      node.value = cached;
    }
    tell({
      type: 'task-end',
      node: node.id,
      key,
      cached: cached !== undefined,
      seq: (seq += 1),
      at: new Date().toISOString(),
    });
    for (const consumer of node.consumers) {
      consumer.waiting -= 1;
      if (consumer.waiting === 0) ready.push(consumer);
    }
  }
}
