import * as fc from 'fast-check';
import { checkConnection } from '../../runtime/graph/checkConnection.ts';
import type { Connection } from '../../runtime/graph/connectionChecker.ts';
import type { Edge, Graph } from '../../runtime/graph/graph.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import { testGraph, testNodeTypes } from '../../runtime/graph/testNodeTypes.ts';

type Pick = readonly [number, number, number, number];

const pick = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000));
const state = fc.constantFrom(undefined, undefined, undefined, 'muted', 'bypassed');

/** Types that take and give little else than videos: their graphs come to be full of lists, and of lists of lists. */
const listTypes = ['video/trim', 'video/split', 'video/pair', 'video/concat', 'list/make', 'list/pick', 'list/flatten'];

/** Nodes of all test types, or of those that work on lists, in any mixture, without wires. */
const loose = fc
  .constantFrom([...testNodeTypes.keys()], listTypes)
  .chain((among) =>
    fc
      .array(fc.tuple(fc.constantFrom(...among), state), { minLength: 1, maxLength: 14, size: 'max' })
      .map((types) =>
        testGraph(
          Object.fromEntries(types.map(([type, own], index) => [`n${index}`, { type, ...(own && { state: own }) }])),
        ),
      ),
  );

const at = <T>(list: readonly T[], index: number) => list[index % Math.max(1, list.length)];

/** A wire between ports that exist, whether it fits or not. */
export function connectionFrom(graph: Graph, [from, output, to, input]: Pick): Connection | undefined {
  const ids = Object.keys(graph.nodes) as NodeId[];
  const [source, target] = [at(ids, from), at(ids, to)];
  if (source === undefined || target === undefined) return undefined;
  const given = at(testNodeTypes.get(graph.nodes[source]?.type ?? '')?.outputs ?? [], output);
  const taken = at(testNodeTypes.get(graph.nodes[target]?.type ?? '')?.inputs ?? [], input);
  return given && taken && { from: { node: source, port: given.name }, to: { node: target, port: taken.name } };
}

export function withEdge(graph: Graph, connection: Connection): Graph {
  const id = `e${Object.keys(graph.edges).length}` as EdgeId;
  const edge: Edge = { from: { ...connection.from }, to: { ...connection.to } };
  return { ...graph, edges: { ...graph.edges, [id]: edge } };
}

/** Graphs wired at random, wrong kinds and cycles included. */
export const anyGraph: fc.Arbitrary<Graph> = fc
  .tuple(loose, fc.array(pick, { maxLength: 30, size: 'max' }))
  .map(([graph, picks]) =>
    picks.reduce((wired, numbers) => {
      const connection = connectionFrom(wired, numbers);
      return connection ? withEdge(wired, connection) : wired;
    }, graph),
  );

/** Graphs of which every wire was ok when it was drawn, and further wires to try. */
export const soundGraph: fc.Arbitrary<{ graph: Graph; tries: readonly Pick[] }> = fc
  .tuple(loose, fc.array(pick, { maxLength: 60, size: 'max' }), fc.array(pick, { maxLength: 20, size: 'max' }))
  .map(([start, picks, tries]) => {
    const graph = picks.reduce((wired, numbers) => {
      const connection = connectionFrom(wired, numbers);
      return connection && checkConnection(connection, wired, testNodeTypes).ok ? withEdge(wired, connection) : wired;
    }, start);
    return { graph, tries };
  });
