import { canonicalJson } from './canonicalJson.ts';
import type { Edge, Graph } from './graph.ts';
import type { EdgeId, NodeId } from './ids.ts';
import type { Json } from './json.ts';

/** One value that differs. `before` or `after` is absent when the value was added or removed. */
export interface FieldChange {
  /** Names from the outside in: `['params', 'depiction', 'light', 'time']`. Lists are compared as a whole. */
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
}

export interface NodeChange {
  readonly node: NodeId;
  readonly changes: readonly FieldChange[];
}

/** What makes two graphs different in meaning. Layout, frames and notes are not part of it. */
export interface GraphDiff {
  /** Name, description, exposed inputs and outputs, source, and what other programs added. */
  readonly graph: readonly FieldChange[];
  readonly nodes: {
    readonly added: readonly NodeId[];
    readonly removed: readonly NodeId[];
    readonly changed: readonly NodeChange[];
  };
  readonly edges: {
    readonly added: readonly EdgeId[];
    readonly removed: readonly EdgeId[];
    /** Other ends, or another place in a list, under the same id. */
    readonly changed: readonly EdgeId[];
  };
}

const notMeaning = new Set(['format', 'version', 'id', 'nodes', 'edges', 'layout', 'frames', 'notes']);

/** Compares two graphs by the ids of nodes. A wire drawn anew between the same ports is no change, whatever its id. */
export function diffGraph(before: Graph, after: Graph): GraphDiff {
  return {
    graph: changesIn(meaningOf(before), meaningOf(after)),
    nodes: diffNodes(before, after),
    edges: diffEdges(before, after),
  };
}

/** True when nothing in the meaning differs. */
export function isSameMeaning({ graph, nodes, edges }: GraphDiff): boolean {
  return [graph, ...Object.values(nodes), ...Object.values(edges)].every((part) => part.length === 0);
}

function meaningOf(graph: Graph): Record<string, unknown> {
  return Object.fromEntries(Object.entries(graph).filter(([key]) => !notMeaning.has(key)));
}

function diffNodes(before: Graph, after: Graph): GraphDiff['nodes'] {
  const changed: NodeChange[] = [];
  for (const [id, node] of Object.entries(after.nodes)) {
    const old = Object.hasOwn(before.nodes, id) ? before.nodes[id as NodeId] : undefined;
    if (!old || old === node) continue;
    const changes = changesIn(old, node);
    if (changes.length > 0) changed.push({ node: id as NodeId, changes });
  }
  return { ...addedAndRemoved<NodeId>(before.nodes, after.nodes), changed };
}

function diffEdges(before: Graph, after: Graph): GraphDiff['edges'] {
  if (before.edges === after.edges) return { added: [], removed: [], changed: [] };
  const { added, removed } = addedAndRemoved<EdgeId>(before.edges, after.edges);
  const changed = (Object.keys(after.edges) as EdgeId[]).filter(
    (id) =>
      Object.hasOwn(before.edges, id) &&
      before.edges[id] !== after.edges[id] &&
      endsOf(before.edges[id]) !== endsOf(after.edges[id]),
  );
  const redrawn = new Map<string, EdgeId[]>();
  for (const id of removed) {
    const ends = endsOf(before.edges[id]);
    redrawn.set(ends, [...(redrawn.get(ends) ?? []), id]);
  }
  const same = new Set<EdgeId>();
  const reallyAdded = added.filter((id) => {
    const twin = redrawn.get(endsOf(after.edges[id]))?.pop();
    if (twin !== undefined) same.add(twin);
    return twin === undefined;
  });
  return { added: reallyAdded, removed: removed.filter((id) => !same.has(id)), changed };
}

function endsOf(edge: Edge | undefined): string {
  return canonicalJson([edge?.from, edge?.to, edge?.order ?? null]);
}

function addedAndRemoved<Id extends string>(before: object, after: object): { added: Id[]; removed: Id[] } {
  return {
    added: Object.keys(after).filter((id) => !Object.hasOwn(before, id)) as Id[],
    removed: Object.keys(before).filter((id) => !Object.hasOwn(after, id)) as Id[],
  };
}

/** Differences of two objects, down to where they are no longer both objects. */
function changesIn(before: object, after: object): FieldChange[] {
  const changes: FieldChange[] = [];
  const pending: { path: readonly string[]; before: unknown; after: unknown }[] = [{ path: [], before, after }];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const { path } = pair;
    if (isRecord(pair.before) && isRecord(pair.after)) {
      const names = [...new Set([...Object.keys(pair.before), ...Object.keys(pair.after)])].sort().toReversed();
      for (const name of names) {
        pending.push({ path: [...path, name], before: own(pair.before, name), after: own(pair.after, name) });
      }
    } else if (!isEqual(pair.before, pair.after)) {
      changes.push({
        path,
        ...(pair.before !== undefined && { before: pair.before as Json }),
        ...(pair.after !== undefined && { after: pair.after as Json }),
      });
    }
  }
  return changes;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
