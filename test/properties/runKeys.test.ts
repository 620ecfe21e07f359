import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { ResultKey } from '../../runtime/graph/ids.ts';
import { valueText } from '../../runtime/run/valueText.ts';
import { graphOf, newMemoryStore, testEngine } from '../harness/engineHarness.ts';

/** Keys of the results of one run, by node and element. */
async function keysOf(graph: Graph): Promise<Map<string, ResultKey>> {
  const { run, store } = testEngine();
  await run({ graph });
  const keys = new Map<string, ResultKey>();
  for (const node of Object.keys(graph.nodes)) {
    for (const take of await store.results.takes(graph.id, node as never)) {
      keys.set(`${take.node} ${take.element}`, take.key);
    }
  }
  return keys;
}

const shortText = fc.string({ maxLength: 20 });
const params = fc.record({ text: shortText, cut: fc.integer({ min: 0, max: 100 }) });
const pair = (own: Record<string, string | number>, more: Record<string, unknown> = {}) =>
  graphOf({ a: { type: 'test/text', params: own, ...more }, b: { type: 'test/join', params: {} } }, [
    'a.text > b.texts',
  ]);

describe('the key of a result', () => {
  it('changes exactly when a param that is read changes', async () => {
    await fc.assert(
      fc.asyncProperty(params, params, async (one, other) => {
        const equal = one.text === other.text && one.cut === other.cut;
        const [a, b] = [await keysOf(pair(one)), await keysOf(pair(other))];
        expect(a.get('a ') === b.get('a ')).toBe(equal);
      }),
      { numRuns: 60 },
    );
  });

  it('is that of its consumers only by what comes out', async () => {
    await fc.assert(
      fc.asyncProperty(params, params, async (one, other) => {
        const given = ({ text, cut }: typeof one) => text.toUpperCase().slice(0, cut);
        const [a, b] = [await keysOf(pair(one)), await keysOf(pair(other))];
        expect(a.get('b ') === b.get('b ')).toBe(given(one) === given(other));
      }),
      { numRuns: 60 },
    );
  });

  it('is not moved by ignored params, titles, layout, locks, sources, names, ids or spelt-out defaults', async () => {
    await fc.assert(
      fc.asyncProperty(params, shortText, fc.integer(), async (own, words, place) => {
        const plain = await keysOf(pair(own));
        const dressed = pair(
          { ...own, note: words, name: words },
          { title: words, locked: true, source: { scene: words }, seed: 5 },
        );
        const moved: Graph = {
          ...dressed,
          name: words,
          layout: { nodes: { a: { x: place, y: -place, color: words } } },
        };
        expect(await keysOf(moved)).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('of a field is the same whether the value is typed in or comes by wire', async () => {
    const typed = await keysOf(graphOf({ x: { type: 'test/text', params: { text: 'HELLO' } } }));
    const wired = await keysOf(
      graphOf({ a: { type: 'test/text', params: { text: 'hello' } }, x: { type: 'test/text' } }, ['a.text > x.text']),
    );
    expect(wired.get('x ')).toBe(typed.get('x '));
  });

  it('of a model holds its request and nothing else', async () => {
    const picture = (own: Record<string, string | number>) =>
      keysOf(graphOf({ p: { type: 'test/picture', params: { prompt: 'a', ...own } } }));
    const plain = (await picture({})).get('p ');
    expect((await picture({ comment: 'x' })).get('p ')).toBe(plain);
    expect((await picture({ model: 'other/image' })).get('p ')).toBe(plain);
    expect((await picture({ width: 1001 })).get('p ')).not.toBe(plain);
    expect((await picture({ prompt: 'b' })).get('p ')).not.toBe(plain);
  });

  it('depends on the order of a list input, and not on the order of the document', async () => {
    const of = (first: string, second: string) =>
      graphOf(
        {
          [first]: { type: 'test/text', params: { text: first } },
          [second]: { type: 'test/text', params: { text: second } },
          j: { type: 'test/join', params: {} },
        },
        ['x.text > j.texts @1', 'y.text > j.texts @2'],
      );
    const swapped = graphOf(
      {
        x: { type: 'test/text', params: { text: 'x' } },
        y: { type: 'test/text', params: { text: 'y' } },
        j: { type: 'test/join', params: {} },
      },
      ['x.text > j.texts @2', 'y.text > j.texts @1'],
    );
    const key = (await keysOf(of('x', 'y'))).get('j ');
    expect((await keysOf(of('y', 'x'))).get('j ')).toBe(key);
    expect((await keysOf(swapped)).get('j ')).not.toBe(key);
  });
});

describe('the text of a value in a key', () => {
  it('holds an asset by its hash alone, at any depth', () => {
    const asset = (facts: object) => ({ hash: 'a'.repeat(64), kind: 'image', mime: 'image/png', bytes: 3, facts });
    const within = (value: unknown) => valueText({ list: [[value]], n: 1 });
    expect(within(asset({ width: 1 }))).toBe(within({ ...asset({ width: 2 }), mime: 'image/jpeg' }));
    expect(within(asset({}))).not.toBe(within({ ...asset({}), hash: 'b'.repeat(64) }));
  });

  it('is the same exactly for values that are deeply equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const normal = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
        const isEqual = () => {
          try {
            expect(normal(one)).toEqual(normal(other));
            return true;
          } catch {
            return false;
          }
        };
        expect(valueText(normal(one)) === valueText(normal(other))).toBe(isEqual());
        expect(valueText(normal(one))).toBe(valueText(normal(one)));
      }),
    );
  });
});

describe('mapped elements', () => {
  const mapped = (items: readonly string[]) =>
    graphOf({ l: { type: 'test/list', params: { items: [...items] } }, t: { type: 'test/text' } }, ['l.list > t.text']);

  it('have keys by their content: order and neighbours do not matter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(shortText, { maxLength: 8 }), fc.nat(), async (items, seed) => {
        const store = newMemoryStore();
        await testEngine({ store }).run({ graph: mapped(items) });
        const shuffled = items.toSorted((a, b) => ((a.length * 31 + seed) % 7) - ((b.length * 31 + seed) % 7));
        const again = testEngine({ store });
        const { outcome } = { outcome: await again.run({ graph: mapped([...shuffled, 'new one']) }) };
        expect(again.journal).toEqual(items.includes('new one') ? [] : ['new one']);
        expect(outcome.state).toBe('done');
      }),
      { numRuns: 40 },
    );
  });
});
