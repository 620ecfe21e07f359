import type { Graph } from './graph.ts';
import type { NodeId } from './ids.ts';
import { indexWires, type WiredNode, type Wires } from './wires.ts';

export interface TopologicalOrder {
  /** Every node after all that it takes from. Of nodes that are ready together, the earlier one in the document comes first. */
  readonly order: readonly NodeId[];
  /** Nodes in a cycle or behind one, in document order: they have no place in the order. */
  readonly blocked: readonly NodeId[];
}

/** Kahn's algorithm, O((nodes + edges) log nodes), nothing recursive. */
export function topologicalOrder(graph: Graph, wires: Wires = indexWires(graph)): TopologicalOrder {
  const { order, blocked } = orderWires(wires);
  return { order: order.map(({ id }) => id), blocked: blocked.map(({ id }) => id) };
}

/** The order as nodes with their wires. */
export interface WireOrder {
  readonly order: readonly WiredNode[];
  readonly blocked: readonly WiredNode[];
}

const orders = new WeakMap<Wires, WireOrder>();

/** As `topologicalOrder`; asked for again, it is the same object. */
export function orderWires(wires: Wires): WireOrder {
  let known = orders.get(wires);
  if (!known) {
    known = findOrder(wires);
    orders.set(wires, known);
  }
  return known;
}

function findOrder({ nodes }: Wires): WireOrder {
  const waiting = nodes.map((node) => node.incoming.length);
  const ready: number[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    if (waiting[index] === 0) ready.push(index);
  }
  const order: WiredNode[] = [];
  while (ready.length > 0) {
    const node = nodes[takeLeast(ready)] as WiredNode;
    order.push(node);
    for (const { target } of node.outgoing) {
      const left = (waiting[target.index] as number) - 1;
      waiting[target.index] = left;
      if (left === 0) addToHeap(ready, target.index);
    }
  }
  const blocked = order.length === nodes.length ? [] : nodes.filter(({ index }) => (waiting[index] as number) > 0);
  return { order, blocked };
}

/** The nodes of one cycle in the direction of the wires, starting with the earliest in the document; undefined when there is none. */
export function cycleIn(graph: Graph, wires: Wires = indexWires(graph)): readonly NodeId[] | undefined {
  const { blocked } = orderWires(wires);
  const isBlocked = new Set(blocked);
  // Every blocked node has a blocked one before it, so going back must come round.
  const placeOnTrail = new Map<WiredNode, number>();
  const trail: WiredNode[] = [];
  let at = blocked[0];
  while (at !== undefined && !placeOnTrail.has(at)) {
    placeOnTrail.set(at, trail.length);
    trail.push(at);
    at = at.incoming.find(({ source }) => isBlocked.has(source))?.source;
  }
  if (at === undefined) return undefined;
  const cycle = trail.slice(placeOnTrail.get(at)).toReversed();
  const inCycle = new Set(cycle);
  const first = cycle.indexOf(blocked.find((node) => inCycle.has(node)) as WiredNode);
  return [...cycle.slice(first), ...cycle.slice(0, first)].map(({ id }) => id);
}

/** The nodes that these take from, directly or through others, themselves included. */
export function upstream(graph: Graph, from: Iterable<NodeId>, wires: Wires = indexWires(graph)): Set<NodeId> {
  return reach(from, (id) => wires.byId.get(id)?.incoming.map((wire) => wire.source.id));
}

/** The nodes that take from these, directly or through others, themselves included. */
export function downstream(graph: Graph, from: Iterable<NodeId>, wires: Wires = indexWires(graph)): Set<NodeId> {
  return reach(from, (id) => wires.byId.get(id)?.outgoing.map((wire) => wire.target.id));
}

function reach(from: Iterable<NodeId>, next: (id: NodeId) => readonly NodeId[] | undefined): Set<NodeId> {
  // A set that grows while it is walked is its own queue.
  const reached = new Set(from);
  for (const id of reached) {
    for (const neighbour of next(id) ?? []) reached.add(neighbour);
  }
  return reached;
}

function addToHeap(heap: number[], value: number): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as number;
    if (above <= value) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = value;
}

function takeLeast(heap: number[]): number {
  const least = heap[0] as number;
  const last = heap.pop() as number;
  if (heap.length === 0) return least;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child += 1;
    if ((heap[child] as number) >= last) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = last;
  return least;
}
