import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import { effectiveWires } from '../../../runtime/graph/effectiveWires.ts';
import { laidOut } from '../../../runtime/graph/laidOut.ts';
import type { Graph, PortRef } from '../../../runtime/graph/graph.ts';
import type { Json } from '../../../runtime/graph/json.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { RunResults } from '../../../runtime/protocol/runs.ts';
import type { Result, Store } from '../../../runtime/run/store.ts';

/** What a run has given so far, told from its events and the stored results: the same while it runs and years after. */
export async function runOutputs(
  record: Graph,
  events: readonly RunEvent[],
  from: { store: Store; nodeTypes: NodeTypes },
): Promise<RunResults> {
  const ended = new EndedTasks(events, from.store);
  const graph = laidOut(record, from.nodeTypes);
  const effective = effectiveWires(graph, from.nodeTypes);
  const outputs: Record<string, Json> = {};
  for (const { name, node, port } of graph.outputs) {
    const values: Json[] = [];
    const sources = effective.sourcesOf({ node, port });
    for (const source of sources) {
      const value = await ended.valueOf(source);
      if (value !== undefined) values.push(value);
    }
    const value = sources.length > 1 ? values : values[0];
    if (value !== undefined) outputs[name] = value;
  }
  return { outputs, deliveries: await ended.deliveries() };
}

class EndedTasks {
  /** By node: result ids by task, in order of the elements. */
  readonly #results = new Map<string, Map<string, string | undefined>>();
  readonly #mapped = new Set<string>();
  readonly #store: Store;
  readonly #read = new Map<string, Promise<Result | undefined>>();

  constructor(events: readonly RunEvent[], store: Store) {
    this.#store = store;
    for (const event of events) {
      if (event.type === 'run-start') this.#results.clear();
      if (event.type === 'node-expand') {
        this.#mapped.add(event.node);
        this.#results.set(event.node, new Map(event.tasks.map((task) => [task, undefined])));
      }
      if (event.type === 'task-end') {
        const tasks = this.#results.get(event.node) ?? new Map<string, string | undefined>();
        this.#results.set(event.node, tasks.set(event.task, event.result));
      }
    }
  }

  async valueOf({ node, port }: PortRef): Promise<Json | undefined> {
    const values: Json[] = [];
    for (const id of this.#results.get(node)?.values() ?? []) {
      const value = id === undefined ? undefined : (await this.#result(id))?.outputs[port];
      if (value !== undefined) values.push(value as Json);
    }
    return this.#mapped.has(node) ? values : values[0];
  }

  async deliveries(): Promise<RunResults['deliveries']> {
    const deliveries = new Map<string, RunResults['deliveries'][number]>();
    for (const tasks of this.#results.values()) {
      for (const id of tasks.values()) {
        const result = id === undefined ? undefined : await this.#result(id);
        for (const delivery of result?.deliveries ?? []) {
          deliveries.set(`${delivery.fileName}\n${delivery.asset.hash}`, delivery);
        }
      }
    }
    return [...deliveries.values()];
  }

  #result(id: string): Promise<Result | undefined> {
    let result = this.#read.get(id);
    if (!result) {
      result = this.#store.results.byId(id);
      this.#read.set(id, result);
    }
    return result;
  }
}
