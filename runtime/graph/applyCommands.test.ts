import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommands } from './applyCommands.ts';
import { canonicalJson } from './canonicalJson.ts';
import { commandsBetween } from './commandsBetween.ts';
import { type Graph, zGraph } from './graph.ts';
import { type GraphCommand, zGraphCommand } from './graphCommand.ts';
import { stripCommands } from './stripCommands.ts';
import { stripSecrets } from './stripSecrets.ts';

const empty: Graph = zGraph.parse({ format: 'shotgraph', version: 1, id: 'g', name: 'A film' });

/** Names of what every object has, too: they are ids like others. */
const id = fc.constantFrom('a', 'b', 'c', 'constructor', 'toString');
const word = fc.constantFrom('', 'rain', 'a long night', 'Bearer abcdefgh12345678901234');
const size = fc.record({ x: fc.nat(9), y: fc.nat(9), width: fc.integer({ min: 1, max: 9 }), height: fc.constant(5) });
const end = fc.record({ node: id, port: fc.constantFrom('image', 'video') });

const command: fc.Arbitrary<GraphCommand> = fc
  .oneof(
    fc.record({
      op: fc.constant('set-node'),
      id,
      value: fc.record({
        type: fc.constantFrom('text/value', 'video/trim'),
        typeVersion: fc.constant(1),
        params: fc.dictionary(fc.constantFrom('text', 'seconds', 'apiKey'), word),
      }),
    }),
    fc.record({ op: fc.constant('set-param'), node: id, param: fc.constantFrom('text', 'apiKey'), value: word }),
    fc.record({ op: fc.constant('remove-param'), node: id, param: fc.constantFrom('text', 'apiKey') }),
    fc.record({ op: fc.constant('set-edge'), id, value: fc.record({ from: end, to: end }) }),
    fc.record({ op: fc.constant('set-place'), id, value: fc.record({ x: fc.nat(9), y: fc.nat(9) }) }),
    fc.record({ op: fc.constant('set-frame'), id, value: size.map((box) => ({ ...box, title: 'Scene' })) }),
    fc.record({ op: fc.constant('set-note'), id, value: size.map((box) => ({ ...box, text: 'Mind this' })) }),
    fc.record({ op: fc.constant('set-field'), field: fc.constantFrom('name', 'description', 'ofOthers'), value: word }),
    fc.constant({ op: 'set-field', field: 'layout', value: { zoom: 2 } }),
    fc.record({
      op: fc.constantFrom('remove-node', 'remove-edge', 'remove-place', 'remove-frame', 'remove-note'),
      id,
    }),
    fc.record({ op: fc.constant('remove-field'), field: fc.constantFrom('name', 'ofOthers', 'layout') }),
  )
  .map((given) => zGraphCommand.parse(given));

const commands = fc.array(command, { maxLength: 30, size: 'max' });

/** Those that can be applied, and the graph that they make. */
function made(list: readonly GraphCommand[], start = empty): { graph: Graph; used: GraphCommand[] } {
  const used: GraphCommand[] = [];
  let graph = start;
  for (const each of list) {
    const applied = applyCommands(graph, [each]);
    if (!applied.ok) continue;
    graph = applied.graph;
    used.push(each);
  }
  return { graph, used };
}

function applied(graph: Graph, list: readonly GraphCommand[]) {
  const result = applyCommands(graph, list);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result;
}

describe('properties', () => {
  it('the inverse leads back, and the graph given stays as it was', () => {
    fc.assert(
      fc.property(commands, commands, (first, second) => {
        const start = made(first).graph;
        const text = canonicalJson(start);
        const { graph, inverse } = applied(start, made(second, start).used);
        expect(canonicalJson(start)).toBe(text);
        expect(canonicalJson(applied(graph, inverse).graph)).toBe(text);
      }),
    );
  });

  it('all at once is one after the other, and gives a graph that can be read', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const { graph, used } = made(list);
        expect(canonicalJson(applied(empty, used).graph)).toBe(canonicalJson(graph));
        expect(canonicalJson(zGraph.parse(JSON.parse(JSON.stringify(graph))))).toBe(canonicalJson(graph));
      }),
    );
  });

  it('the commands between two graphs lead from one to the other, and are none between equal ones', () => {
    fc.assert(
      fc.property(commands, commands, (first, second) => {
        const [before, after] = [made(first).graph, made(second).graph];
        const between = commandsBetween(before, after).map((each) => zGraphCommand.parse(each));
        expect(canonicalJson(applied(before, between).graph)).toBe(canonicalJson(after));
        expect(commandsBetween(after, structuredClone(after))).toEqual([]);
      }),
    );
  });

  it('stripped commands make the stripped graph', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const { graph, used } = made(list);
        const stripped = applied(empty, stripCommands(used, ['rain'])).graph;
        expect(canonicalJson(stripped)).toBe(canonicalJson(stripSecrets(graph, ['rain'])));
      }),
    );
  });
});

it('leaves untouched parts the same objects', () => {
  const { graph } = made([
    zGraphCommand.parse({ op: 'set-node', id: 'a', value: { type: 'text/value', typeVersion: 1 } }),
    zGraphCommand.parse({ op: 'set-node', id: 'b', value: { type: 'text/value', typeVersion: 1 } }),
  ]);
  const after = applied(graph, [zGraphCommand.parse({ op: 'set-param', node: 'a', param: 'text', value: 'x' })]).graph;
  expect(Object.values(after.nodes)[1]).toBe(Object.values(graph.nodes)[1]);
  expect(after.edges).toBe(graph.edges);
});

it('applies nothing when a param belongs to no node, and names every such place', () => {
  const result = applyCommands(empty, [
    zGraphCommand.parse({ op: 'set-field', field: 'name', value: 'Other' }),
    zGraphCommand.parse({ op: 'set-param', node: 'x', param: 'text', value: '' }),
    zGraphCommand.parse({ op: 'remove-param', node: 'y', param: 'seconds' }),
  ]);
  expect(result).toMatchObject({
    ok: false,
    problems: [
      { code: 'node-missing', node: 'x', param: 'text' },
      { code: 'node-missing', node: 'y', param: 'seconds' },
    ],
  });
});

it('refuses what would break a graph', () => {
  for (const bad of [
    { op: 'set-field', field: 'version', value: 2 },
    { op: 'set-field', field: 'nodes', value: {} },
    { op: 'set-field', field: 'name', value: 5 },
    { op: 'set-field', field: 'inputs', value: [{ name: '' }] },
    { op: 'set-field', field: '__proto__', value: {} },
    { op: 'set-node', id: '__proto__', value: { type: 'text/value', typeVersion: 1 } },
    { op: 'set-node', id: 'a', value: { type: 'text/value' } },
    { op: 'set-node', id: 'no spaces', value: { type: 'text/value', typeVersion: 1 } },
    { op: 'paint-node', id: 'a' },
  ]) {
    expect([bad, zGraphCommand.safeParse(bad).success]).toEqual([bad, false]);
  }
});

it('takes 10,000 commands at once', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    zGraphCommand.parse({ op: 'set-node', id: `n${index}`, value: { type: 'text/value', typeVersion: 1 } }),
  );
  const { graph, inverse } = applied(empty, many);
  expect(Object.keys(graph.nodes)).toHaveLength(10_000);
  expect(applied(graph, inverse).graph.nodes).toEqual({});
});
