import { describe, expect, it } from 'vitest';
import { describeDiff } from './describeDiff.ts';
import { diffGraph, isSameMeaning } from './diffGraph.ts';
import type { Graph } from './graph.ts';
import { testGraph, testNodeTypes } from './testNodeTypes.ts';

const before = testGraph(
  {
    s12: {
      type: 'video/animate',
      title: 'Shot 12',
      params: { seconds: 5, prompt: 'A man walks along the quay', depiction: { light: { time: 'day' } } },
    },
    p: 'image/import',
    old: 'text/value',
  },
  ['p.image -> s12.image', 'old.text -> s12.prompt'],
);
const linesOf = (a: Graph, b: Graph) => describeDiff(diffGraph(a, b), a, b, testNodeTypes);

describe('diffGraph', () => {
  it('finds nothing between equal graphs, whatever stands where', () => {
    const moved = { ...structuredClone(before), layout: { nodes: { p: { x: 9, y: 9 } } }, notes: {}, id: before.id };
    expect(isSameMeaning(diffGraph(before, moved))).toBe(true);
    expect(linesOf(before, moved)).toEqual([]);
  });

  it('takes a wire drawn anew for the same', () => {
    const { e0, ...edges } = before.edges as Record<string, Graph['edges'][keyof Graph['edges']]>;
    const redrawn = { ...before, edges: { ...edges, zz: e0 } as Graph['edges'] };
    expect(isSameMeaning(diffGraph(before, redrawn))).toBe(true);
  });

  it('tells what was added, removed and changed', () => {
    const after = testGraph(
      {
        s12: {
          type: 'video/animate',
          title: 'Shot 12',
          state: 'muted',
          params: { seconds: 7, prompt: 'A woman runs along the quay', depiction: { light: { time: 'night' } } },
        },
        p: 'image/import',
        next: { type: 'video/trim', params: { start: 1 } },
      },
      ['p.image -> s12.image', 's12.video -> next.video'],
      { name: 'Other' },
    );
    const diff = diffGraph(before, after);
    expect(diff).toEqual({
      graph: [{ path: ['name'], before: 'Test', after: 'Other' }],
      nodes: {
        added: ['next'],
        removed: ['old'],
        changed: [
          {
            node: 's12',
            changes: [
              { path: ['params', 'depiction', 'light', 'time'], before: 'day', after: 'night' },
              {
                path: ['params', 'prompt'],
                before: 'A man walks along the quay',
                after: 'A woman runs along the quay',
              },
              { path: ['params', 'seconds'], before: 5, after: 7 },
              { path: ['state'], after: 'muted' },
            ],
          },
        ],
      },
      edges: { added: [], removed: [], changed: ['e1'] },
    });
    expect(linesOf(before, after)).toEqual([
      'The graph: name “Test” → “Other”',
      '1 node added: “Trim” (next)',
      '1 node removed: “Value” (old)',
      '“Shot 12” (s12): depiction › light › time “day” → “night”, prompt changed, seconds 5 s → 7 s, state set to “muted”',
      '1 wire moved: “Shot 12” (s12) video → “Trim” (next) video',
    ]);
  });

  it('tells both names, however long, where a param of that length only changed', () => {
    const [first, second] = ['The lighthouse keeper of Kervael', 'The lighthouse keeper of Kervael, shortened'];
    const titled = (title: string) =>
      testGraph({ a: { type: 'video/trim', title, params: { note: title } } }, [], { name: title });
    expect(linesOf(titled(first), titled(second))).toEqual([
      `The graph: name “${first}” → “${second}”`,
      `“${second}” (a): note changed, title “${first}” → “${second}”`,
    ]);
  });

  it('names a few of many', () => {
    const many = testGraph(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, 'video/trim'])));
    expect(linesOf(testGraph({}), many)).toEqual(['9 nodes added: “Trim” (n0), “Trim” (n1), “Trim” (n2) and 6 more']);
  });
});
