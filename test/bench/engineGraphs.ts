import { z } from 'zod';
import { zGraph, type Graph } from '../../runtime/graph/graph.ts';
import { defineNode, optionalList, output } from '../../runtime/node/defineNode.ts';

/** Does next to nothing, so that what is measured is the engine: joins texts and adds its own. */
export const benchNode = defineNode({
  type: 'bench/join',
  version: 1,
  title: 'Join',
  category: 'Bench',
  description: 'Joins texts and adds its own.',
  resource: 'none',
  inputs: { texts: optionalList('text', { description: 'Texts.' }) },
  outputs: { text: output('text', { description: 'The end of them joined.' }) },
  params: z.object({
    own: z.string().describe('Own text.'),
    width: z.int().min(16).max(8000).default(1280).describe('A number, as most nodes have.'),
  }),
  run: ({ inputs, params }) => ({ text: benchWork(inputs.texts, params) }),
});

export function benchWork(texts: readonly string[], params: Readonly<Record<string, unknown>>): string {
  return `${texts.map((text) => text.slice(-8)).join(' ')} ${String(params['own'])}`;
}

/** A graph of bench nodes from pairs of node numbers. */
function graphOf(count: number, wires: readonly (readonly [from: number, to: number])[], salt: string): Graph {
  return zGraph.parse({
    format: 'shotgraph',
    version: 1,
    id: 'bench',
    name: 'Bench',
    nodes: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `n${index}`,
        { type: 'bench/join', typeVersion: 1, params: { own: `${salt} ${index}` } },
      ]),
    ),
    edges: Object.fromEntries(
      wires.map(([from, to]) => [
        `e${from}-${to}`,
        { from: { node: `n${from}`, port: 'text' }, to: { node: `n${to}`, port: 'texts' }, order: from },
      ]),
    ),
  });
}

export function chain(length: number, salt: string): Graph {
  return graphOf(
    length,
    Array.from({ length: length - 1 }, (_, index) => [index, index + 1] as const),
    salt,
  );
}

/** Shots side by side, each a chain of so many nodes. */
export function shots(count: number, length: number, salt: string): Graph {
  const wires = Array.from({ length: count }, (_, shot) =>
    Array.from({ length: length - 1 }, (_, step) => [shot * length + step, shot * length + step + 1] as const),
  );
  return graphOf(count * length, wires.flat(), salt);
}

/** One node that feeds all others. */
export function fanOut(count: number, salt: string): Graph {
  return graphOf(
    count + 1,
    Array.from({ length: count }, (_, index) => [0, index + 1] as const),
    salt,
  );
}
