import { describe, expect, it } from 'vitest';
import { cycleIn, downstream, topologicalOrder, upstream } from './order.ts';
import type { NodeId } from './ids.ts';
import { testGraph } from './testNodeTypes.ts';

const ids = (...names: string[]) => names as NodeId[];
const trims = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'video/trim']));
const chain = (edges: string) => edges.split(' ').map((edge) => `${edge[0]}.video -> ${edge[1]}.video`);

describe('topologicalOrder', () => {
  it('takes the earliest of the nodes that are ready together', () => {
    const graph = testGraph(trims('d', 'c', 'b', 'a'), chain('ab'));
    expect(topologicalOrder(graph).order).toEqual(['d', 'c', 'a', 'b']);
    const other = testGraph(trims('b', 'c', 'a', 'd'), chain('ab cd'));
    expect(topologicalOrder(other).order).toEqual(['c', 'a', 'b', 'd']);
  });

  it('leaves out what is in a cycle or behind one', () => {
    const graph = testGraph(trims('a', 'b', 'c', 'd', 'e'), chain('ab bc cb cd'));
    expect(topologicalOrder(graph)).toEqual({ order: ['a', 'e'], blocked: ['b', 'c', 'd'] });
  });

  it('counts several wires between two nodes, and ignores those that dangle', () => {
    const graph = testGraph({ a: 'video/trim', p: 'video/pair' }, [
      'a.video -> p.first',
      'a.video -> p.second',
      'nowhere.video -> a.video',
    ]);
    expect(topologicalOrder(graph)).toEqual({ order: ['a', 'p'], blocked: [] });
  });
});

describe('cycleIn', () => {
  it('is nothing without one', () => {
    expect(cycleIn(testGraph(trims('a', 'b'), chain('ab')))).toBeUndefined();
    expect(cycleIn(testGraph({}))).toBeUndefined();
  });

  it('gives the way round from the earliest node of it', () => {
    const graph = testGraph(trims('x', 'c', 'a', 'b'), chain('xa ab bc ca'));
    expect(cycleIn(graph)).toEqual(['c', 'a', 'b']);
  });

  it('finds a node wired to itself', () => {
    expect(cycleIn(testGraph(trims('a', 'b'), chain('bb')))).toEqual(['b']);
  });
});

describe('upstream and downstream', () => {
  const graph = testGraph(trims('a', 'b', 'c', 'd', 'e'), chain('ab bc bd'));
  it('hold the nodes themselves and all that hangs on them', () => {
    expect([...upstream(graph, ids('c'))].sort()).toEqual(['a', 'b', 'c']);
    expect([...downstream(graph, ids('b', 'e'))].sort()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('come to an end in a cycle', () => {
    const round = testGraph(trims('a', 'b'), chain('ab ba'));
    expect([...downstream(round, ids('a'))].sort()).toEqual(['a', 'b']);
  });
});
