import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardSize } from '../../runtime/graph/boxes.ts';
import { canonicalJson } from '../../runtime/graph/canonicalJson.ts';
import { checkConnection } from '../../runtime/graph/checkConnection.ts';
import { diffGraph, isSameMeaning } from '../../runtime/graph/diffGraph.ts';
import { effectiveWires } from '../../runtime/graph/effectiveWires.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { layoutFilm, type FilmGroup } from '../../runtime/graph/layoutFilm.ts';
import { cycleIn, topologicalOrder } from '../../runtime/graph/order.ts';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { serializeGraph } from '../../runtime/graph/serializeGraph.ts';
import { testNodeTypes } from '../../runtime/graph/testNodeTypes.ts';
import { validateGraph } from '../../runtime/graph/validateGraph.ts';
import { findInJson, walkJson } from '../../runtime/graph/walkJson.ts';
import { anyGraph, connectionFrom, soundGraph, withEdge } from './graphArbitraries.ts';

const json = fc.jsonValue();
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
const shuffledKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, entry]) => [key, shuffledKeys(entry)]),
  );
};

describe('canonicalJson', () => {
  it('is the same text for equal values, whatever the order of their keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(shuffledKeys(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is another text for values that differ', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        let equal = true;
        try {
          expect(plain(a)).toEqual(plain(b));
        } catch {
          equal = false;
        }
        expect(canonicalJson(a) === canonicalJson(b)).toBe(equal);
      }),
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('walkJson', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    const damaged = fc
      .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '}', '[', '1', '\\', ' ', 'e', '-'))
      .map(([value, at, put]) => {
        const text = JSON.stringify(value, undefined, 1);
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + (at % 2));
      });
    fc.assert(
      fc.property(damaged, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(walkJson(text) === undefined).toBe(valid);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the place of what lies at a path', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.array(json, { minLength: 1 }), { minKeys: 1 }),
        fc.nat(),
        fc.nat(),
        (value, a, b) => {
          const keys = Object.keys(value);
          const key = keys[a % keys.length] ?? '';
          const list = value[key] ?? [];
          const index = b % list.length;
          const text = JSON.stringify(value, undefined, 2);
          const found = JSON.stringify(list[index], undefined, 2).split('\n')[0] ?? '';
          expect(text.slice(findInJson(text, [key, index])).startsWith(found)).toBe(true);
        },
      ),
    );
  });
});

describe('the order of a graph', () => {
  it('respects every wire, takes the earliest node that is ready, and blocks only what hangs on a cycle', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { order, blocked } = topologicalOrder(graph);
        expect([...order, ...blocked].sort()).toEqual(Object.keys(graph.nodes).sort());
        const edges = Object.values(graph.edges);
        const done = new Set<NodeId>();
        const documentOrder = Object.keys(graph.nodes) as NodeId[];
        const isReady = (id: NodeId) =>
          !done.has(id) && edges.every(({ from, to }) => to.node !== id || done.has(from.node));
        for (const id of order) {
          expect(documentOrder.find(isReady)).toBe(id);
          done.add(id);
        }
        expect(blocked.some(isReady)).toBe(false);
        const cycle = cycleIn(graph);
        expect(cycle === undefined).toBe(blocked.length === 0);
        for (const [index, id] of (cycle ?? []).entries()) {
          const next = cycle?.[(index + 1) % cycle.length];
          expect(edges.some(({ from, to }) => from.node === id && to.node === next)).toBe(true);
        }
      }),
    );
  });
});

const wiringErrors = (graph: Graph) =>
  validateGraph(graph, testNodeTypes)
    .filter(
      ({ code, severity }) =>
        severity === 'error' && !['missing-input', 'missing-param', 'list-lengths'].includes(code),
    )
    .map(({ code, message }) => `${code}: ${message}`);

describe('checkConnection and validateGraph', () => {
  it('agree: wires that were ok when drawn leave nothing to find', () => {
    fc.assert(
      fc.property(soundGraph, ({ graph }) => {
        expect(wiringErrors(graph)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('agree: a wire that is refused would be found', () => {
    fc.assert(
      fc.property(soundGraph, ({ graph, tries }) => {
        for (const numbers of tries) {
          const connection = connectionFrom(graph, numbers);
          if (!connection) continue;
          const verdict = checkConnection(connection, graph, testNodeTypes);
          expect([verdict, wiringErrors(withEdge(graph, connection)).length === 0]).toEqual([verdict, verdict.ok]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('agree: what is refused as occupied is ok once the wire there is gone', () => {
    fc.assert(
      fc.property(soundGraph, ({ graph, tries }) => {
        for (const numbers of tries) {
          const connection = connectionFrom(graph, numbers);
          const verdict = connection && checkConnection(connection, graph, testNodeTypes);
          if (!connection || !verdict || !('occupant' in verdict)) continue;
          const edges = Object.fromEntries(Object.entries(graph.edges).filter(([id]) => id !== verdict.occupant));
          expect(checkConnection(connection, { ...graph, edges }, testNodeTypes)).toEqual({ ok: true });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('effectiveWires', () => {
  it('leaves only wires between active nodes, one at a single input, and no lists of lists but where they are taken', () => {
    fc.assert(
      fc.property(soundGraph, ({ graph }) => {
        const { nodes } = effectiveWires(graph, testNodeTypes);
        for (const [id, node] of nodes) {
          expect(graph.nodes[id]?.state).toBeUndefined();
          for (const [port, wires] of node.inputs) {
            const info = testNodeTypes.get(graph.nodes[id]?.type ?? '')?.inputs.find(({ name }) => name === port);
            if (info?.type.list === false) expect(wires).toHaveLength(1);
            for (const wire of wires) {
              expect(nodes.has(wire.from.node)).toBe(true);
              if (wire.shape.depth === 2) expect(info?.type.nested).toBe(true);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('graph files', () => {
  const decorated = fc.tuple(anyGraph, fc.dictionary(fc.string(), json), fc.string()).map(([graph, params, name]) => {
    // zod leaves out properties of this name, at any depth: they would change what an object inherits.
    const text = JSON.stringify(params).replaceAll('__proto__', 'proto');
    const own = JSON.parse(text) as Graph['nodes'][NodeId]['params'];
    const nodes = Object.fromEntries(Object.entries(graph.nodes).map(([id, node]) => [id, { ...node, params: own }]));
    return Object.assign({}, graph, { name, nodes });
  });

  it('are read as they were written, and written as they were read', () => {
    fc.assert(
      fc.property(decorated, (graph) => {
        const text = serializeGraph(graph);
        const parsed = parseGraph(text);
        expect(parsed.ok).toBe(true);
        if (!parsed.ok) return;
        expect(serializeGraph(parsed.graph)).toBe(text);
        expect(isSameMeaning(diffGraph(graph, parsed.graph))).toBe(true);
        expect(serializeGraph(shuffledKeys(graph) as Graph)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });
});

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('layoutFilm', () => {
  const grouped = fc
    .tuple(
      anyGraph,
      fc.array(fc.nat(5), { minLength: 14, maxLength: 14 }),
      fc.array(fc.nat(3), { minLength: 14, maxLength: 14 }),
    )
    .map(([graph, group, shot]) => {
      const ids = Object.keys(graph.nodes) as NodeId[];
      const nodes = Object.fromEntries(
        ids.map((id, index) => [
          id,
          { ...graph.nodes[id], ...(shot[index] && { source: { shot: `shot${shot[index]}` } }) },
        ]),
      );
      const groups: FilmGroup[] = [0, 1, 2, 3].map((number) => ({
        id: `g${number}`,
        title: `Scene ${number}`,
        nodes: ids.filter((_, index) => group[index] === number),
      }));
      return { graph: { ...graph, nodes } as Graph, groups };
    });

  it('lets no cards and no frames overlap, and holds in a frame just its own', () => {
    fc.assert(
      fc.property(grouped, ({ graph, groups }) => {
        const { layout, frames } = layoutFilm(graph, groups);
        const cards: (Rectangle & { id: string })[] = Object.entries(layout.nodes).map(([id, { x, y }]) => ({
          id,
          x,
          y,
          width: cardSize.width,
          height: cardSize.height,
        }));
        expect(cards.map(({ id }) => id).sort()).toEqual(Object.keys(graph.nodes).sort());
        const boxes = Object.values(frames);
        for (const [index, card] of cards.entries()) {
          expect(cards.slice(index + 1).filter((other) => overlap(card, other))).toEqual([]);
          expect(boxes.filter((box) => overlap(card, box))).toEqual(
            boxes.filter((box) => box.nodes.includes(card.id as NodeId)),
          );
        }
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([]);
        }
        expect(layoutFilm(graph, groups)).toEqual({ layout, frames });
      }),
    );
  });
});

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
