import { describe, expect, it } from 'vitest';
import { checkConnection } from '../../runtime/graph/checkConnection.ts';
import { diffGraph, isSameMeaning } from '../../runtime/graph/diffGraph.ts';
import { effectiveWires } from '../../runtime/graph/effectiveWires.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { layoutFilm } from '../../runtime/graph/layoutFilm.ts';
import { mapLists } from '../../runtime/graph/mapping.ts';
import { cycleIn, downstream, topologicalOrder, upstream } from '../../runtime/graph/order.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { serializeGraph } from '../../runtime/graph/serializeGraph.ts';
import { stripSecrets } from '../../runtime/graph/stripSecrets.ts';
import { testConnection, testGraph, testNodeTypes } from '../../runtime/graph/testNodeTypes.ts';
import { validateGraph } from '../../runtime/graph/validateGraph.ts';

// Nothing may call itself once for each node: these graphs would overflow the stack.
const size = 10_000;
const indexes = Array.from({ length: size }, (_, index) => index);
const sources = { picture: 'image/import', clip: 'video/animate', list: 'list/make' };
const intoList = ['picture.image -> clip.image', 'clip.video -> list.items'];
const many = (type: string) => Object.fromEntries(indexes.map((index) => [`n${index}`, type]));
const links = (output: string, input: string) =>
  indexes.slice(1).map((index) => `n${index - 1}.${output} -> n${index}.${input}`);

const graphs: Record<string, () => Graph> = {
  'a chain': () =>
    testGraph({ ...sources, ...many('video/trim') }, [
      ...intoList,
      'clip.video -> n0.video',
      ...links('video', 'video'),
    ]),
  'a chain of mapped nodes': () =>
    testGraph({ ...sources, ...many('video/trim') }, [
      ...intoList,
      'list.list -> n0.video',
      ...links('video', 'video'),
    ]),
  'a chain of type variables, bound last': () =>
    testGraph({ ...sources, ...many('list/make') }, [...links('list', 'items'), ...intoList, 'list.list -> n0.items']),
  'a chain of bypassed nodes': () =>
    testGraph(
      {
        ...sources,
        ...Object.fromEntries(indexes.map((index) => [`n${index}`, { type: 'video/trim', state: 'bypassed' }])),
      },
      [...intoList, 'clip.video -> n0.video', ...links('video', 'video')],
    ),
  'a fan': () =>
    testGraph({ ...sources, ...many('video/animate'), all: 'video/concat' }, [
      ...intoList,
      ...indexes.flatMap((index) => [`picture.image -> n${index}.image`, `n${index}.video -> all.clips`]),
    ]),
};

describe.each(Object.keys(graphs))('%s of 10,000 nodes', (name) => {
  const graph = graphs[name]?.() ?? testGraph({});
  const count = Object.keys(graph.nodes).length;

  it('is ordered, mapped and valid', () => {
    expect(topologicalOrder(graph).order).toHaveLength(count);
    expect(cycleIn(graph)).toBeUndefined();
    expect(mapLists(graph, testNodeTypes).size).toBe(count);
    const active = Object.values(graph.nodes).filter(({ state }) => state === undefined);
    expect(effectiveWires(graph, testNodeTypes).nodes.size).toBe(active.length);
    expect(validateGraph(graph, testNodeTypes)).toEqual([]);
    expect(upstream(graph, ['n9999'] as NodeId[]).size).toBeGreaterThan(1);
    expect(downstream(graph, ['picture'] as NodeId[]).size).toBe(count);
  });

  it('has a place for every node, is saved, read, compared and stripped', () => {
    expect(Object.keys(layoutFilm(graph, []).layout.nodes)).toHaveLength(count);
    const parsed = parseGraph(serializeGraph(graph));
    expect(parsed.ok && isSameMeaning(diffGraph(graph, parsed.graph))).toBe(true);
    expect(stripSecrets(graph, ['not there'])).toEqual(graph);
  });
});

describe('a long chain', () => {
  it('is refused its own end as a beginning, and its cycle is found', () => {
    const open = testGraph(many('video/trim'), links('video', 'video'));
    expect(checkConnection(testConnection('n9999.video -> n0.video'), open, testNodeTypes)).toMatchObject({
      refuse: 'cycle',
    });
    const closed = testGraph(many('video/trim'), [...links('video', 'video'), 'n9999.video -> n0.video']);
    expect(cycleIn(closed)).toHaveLength(size);
    expect(validateGraph(closed, testNodeTypes)).toMatchObject([
      { code: 'cycle', message: expect.stringContaining('… (9994 more)') },
    ]);
  });
});
