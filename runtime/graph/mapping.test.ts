import { describe, expect, it } from 'vitest';
import type { NodeId } from './ids.ts';
import { mapLists } from './mapping.ts';
import { testGraph, testNodeTypes } from './testNodeTypes.ts';

const mapped = (nodes: Parameters<typeof testGraph>[0], edges: readonly string[]) => {
  const mappings = mapLists(testGraph(nodes, edges), testNodeTypes);
  return (id: string) => {
    const mapping = mappings.get(id as NodeId);
    return mapping && { ...mapping, outputs: Object.fromEntries(mapping.outputs) };
  };
};

const nodes = {
  a: 'video/animate',
  b: 'video/animate',
  make: 'list/make',
  trim: 'video/trim',
  split: 'video/split',
  pair: 'video/pair',
  flatten: 'list/flatten',
  concat: 'video/concat',
};
const listOfTwo = ['a.video -> make.items', 'b.video -> make.items'];

describe('mapLists', () => {
  it('maps over a list that goes into a single input, and knows its length from the wires', () => {
    const at = mapped(nodes, [...listOfTwo, 'make.list -> trim.video', 'trim.video -> concat.clips']);
    expect(at('make')).toEqual({ over: [], outputs: { list: { depth: 1, length: 2 } } });
    expect(at('trim')).toEqual({ over: ['video'], length: 2, outputs: { video: { depth: 1, length: 2 } } });
    expect(at('concat')).toEqual({ over: [], outputs: { video: { depth: 0 }, captions: { depth: 0 } } });
  });

  it('makes lists of lists of a mapped node with a list output, and one list of them by flattening', () => {
    const at = mapped(nodes, [...listOfTwo, 'make.list -> split.video', 'split.clips -> flatten.lists']);
    expect(at('split')).toEqual({ over: ['video'], length: 2, outputs: { clips: { depth: 2, length: 2 } } });
    expect(at('flatten')).toEqual({ over: [], outputs: { list: { depth: 1 } } });
  });

  it('does not know the length of what only a run can tell', () => {
    const at = mapped(nodes, ['a.video -> split.video', 'split.clips -> trim.video']);
    expect(at('trim')).toEqual({ over: ['video'], outputs: { video: { depth: 1 } } });
  });

  it('joins singles and lists in a list input', () => {
    const at = mapped({ ...nodes, make2: 'list/make' }, [
      ...listOfTwo,
      'make.list -> make2.items',
      'a.video -> make2.items',
    ]);
    expect(at('make2')?.outputs).toEqual({ list: { depth: 1, length: 3 } });
  });

  it('finds lists side by side whose lengths are known to differ', () => {
    const at = mapped({ ...nodes, make2: 'list/make' }, [
      ...listOfTwo,
      'a.video -> make2.items',
      'make.list -> pair.first',
      'make2.list -> pair.second',
    ]);
    expect(at('pair')).toMatchObject({
      over: ['first', 'second'],
      unequal: [
        { port: 'first', length: 2 },
        { port: 'second', length: 1 },
      ],
    });
  });

  it('repeats a single beside a list', () => {
    const at = mapped(nodes, [...listOfTwo, 'make.list -> pair.first', 'a.video -> pair.second']);
    expect(at('pair')).toMatchObject({ over: ['first'], length: 2 });
    expect(at('pair')).not.toHaveProperty('unequal');
  });
});
