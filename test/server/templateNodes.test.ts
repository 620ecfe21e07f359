import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import { checkConnection } from '../../runtime/graph/checkConnection.ts';
import { zGraph } from '../../runtime/graph/graph.ts';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import { makePicture, pathOf } from '../harness/nodeHarness.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';

const base = { format: 'shotgraph', version: 1 };
const node = (type: string, params: object = {}) => ({ type, typeVersion: 1, params });
const edge = (from: string, to: string) => {
  const [[a = '', b = ''], [c = '', d = '']] = [from.split('.'), to.split('.')];
  return { from: { node: a, port: b }, to: { node: c, port: d } };
};

/** Greets somebody. */
const greeting = {
  ...{ ...base, id: 'greeting', name: 'Greeting', description: 'Greets by name.' },
  nodes: {
    hello: node('text/value', { text: 'Hello' }),
    name: node('text/value', { text: 'you' }),
    all: node('text/join'),
  },
  edges: { a: { ...edge('hello.text', 'all.texts'), order: 1 }, b: { ...edge('name.text', 'all.texts'), order: 2 } },
  inputs: [
    { name: 'who', title: 'Who', node: 'name', param: 'text' },
    { name: 'between', node: 'all', param: 'separator' },
  ],
  outputs: [{ name: 'words', node: 'all', port: 'text' }],
};

async function publish(server: TestServer, graph: { id: string }) {
  const saved = await server.call('POST', '/api/graphs', { graph });
  expect(saved.status).toBe(201);
  return server.call('POST', `/api/graphs/${graph.id}/publications`, { revision: saved.body.revision });
}

async function resultsOf(server: TestServer, body: object) {
  const run = await server.call('POST', '/api/runs', body);
  expect([run.status, run.body.error]).toEqual([201, undefined]);
  await expect.poll(async () => (await server.call('GET', `/api/runs/${run.body.id}`)).body.state).toBe('done');
  return { run: run.body, ...(await server.call('GET', `/api/runs/${run.body.id}/results`)).body };
}

const using = (type: string, params: object = {}) => ({
  ...{ ...base, id: 'letter', name: 'Letter' },
  nodes: { name: node('text/value', { text: 'Ann' }), greet: node(type, params) },
  edges: { e: edge('name.text', 'greet.who') },
  outputs: [{ name: 'letter', node: 'greet', port: 'words' }],
});

describe('a published graph', () => {
  it('is a node type with its inputs as ports and params, and runs inside of other graphs', async () => {
    const server = await openTestServer();
    expect((await publish(server, greeting)).body.type).toBe('template/greeting@1');
    const types: NodeTypeInfo[] = (await server.call('GET', '/api/node-types')).body.nodeTypes;
    const info = types.find(({ type }) => type === 'template/greeting@1');
    expect(info).toMatchObject({
      ...{ title: 'Greeting', category: 'Templates', description: 'Greets by name.', version: 1, resource: 'none' },
      inputs: [{ name: 'who', title: 'Who', type: { kind: 'text', list: false }, required: false, field: true }],
      outputs: [{ name: 'words', type: { kind: 'text', list: false } }],
      params: { properties: { who: { type: 'string', default: 'you' }, between: { type: 'string' } } },
      template: { slug: 'greeting', number: 1, nodes: 3 },
    });
    const nodeTypes = new Map(types.map((type) => [type.type, type]));
    const graph = zGraph.parse(using('template/greeting@1'));
    const { e } = graph.edges as Record<string, Parameters<typeof checkConnection>[0]>;
    expect(checkConnection(e!, { ...graph, edges: {} }, nodeTypes)).toEqual({ ok: true });

    const plan = await server.call('POST', '/api/plans', { graph, previews: true });
    expect(plan.body.problems).toEqual([]);
    const { run, outputs } = await resultsOf(server, { graph, fingerprint: plan.body.fingerprint });
    expect(outputs).toEqual({ letter: 'Hello\nAnn' });
    const other = await resultsOf(server, { graph: using('template/greeting@1', { between: ', ' }) });
    expect(other.outputs).toEqual({ letter: 'Hello, Ann' });
    const { takes } = (await server.call('GET', '/api/graphs/letter/takes?node=greet::all')).body;
    expect(takes).toBeUndefined();
    const { events } = (await server.call('GET', `/api/runs/${run.id}/events`)).body;
    expect(events[0].inside).toEqual({ greet: ['greet::hello', 'greet::all'] });
  });

  it('may be made of published graphs, and an exported file carries them all to a server that knows none', async () => {
    const server = await openTestServer();
    await publish(server, greeting);
    const twice = {
      ...{ ...base, id: 'twice', name: 'Twice' },
      nodes: {
        one: node('template/greeting@1'),
        two: node('template/greeting@1', { who: 'all' }),
        both: node('text/join'),
      },
      edges: {
        a: { ...edge('one.words', 'both.texts'), order: 1 },
        b: { ...edge('two.words', 'both.texts'), order: 2 },
      },
      inputs: [{ name: 'first', node: 'one', param: 'who' }],
      outputs: [{ name: 'all', node: 'both', port: 'text' }],
    };
    expect((await publish(server, twice)).status).toBe(201);
    const graph = {
      ...{ ...base, id: 'outer', name: 'Outer' },
      nodes: { t: node('template/twice@1', { first: 'Bob' }) },
      outputs: [{ name: 'out', node: 't', port: 'all' }],
    };
    const out = 'Hello\nBob\nHello\nall';
    expect((await resultsOf(server, { graph })).outputs).toEqual({ out });
    await server.call('POST', '/api/graphs', { graph });
    const file = (await server.call('GET', '/api/graphs/outer/export')).body;
    expect(Object.keys(file.templates)).toEqual(['template/greeting@1', 'template/twice@1']);
    const elsewhere = await openTestServer();
    const missing = await elsewhere.call('POST', '/api/plans', { graph });
    expect(missing.body.problems).toMatchObject([{ code: 'unknown-type', node: 't' }]);
    expect((await resultsOf(elsewhere, { graph: file })).outputs).toEqual({ out });
  });

  it('takes pictures by wire in place of the file that it was made with', async () => {
    const server = await openTestServer();
    const store = async (color: string): Promise<string> => {
      const bytes = await readFile(await pathOf(await makePicture({ color })));
      const answer = await fetch(`${server.url}/api/assets`, { method: 'POST', body: new Uint8Array(bytes) });
      return ((await answer.json()) as { hash: string }).hash;
    };
    const [red, blue] = [await store('red'), await store('blue')];
    const list = {
      ...{ ...base, id: 'framed', name: 'Framed' },
      nodes: { own: node('image/import', { source: `asset:${red}` }), out: node('list/make') },
      edges: { e: edge('own.image', 'out.items') },
      inputs: [{ name: 'picture', node: 'own', param: 'source' }],
      outputs: [
        { name: 'pictures', node: 'out', port: 'items' },
        { name: 'same', node: 'own', port: 'image' },
      ],
    };
    const shape = nodeDefinitions.find(({ info }) => info.type === 'list/make')?.info;
    list.edges.e.to.port = shape?.inputs[0]?.name ?? '';
    list.outputs[0]!.port = shape?.outputs[0]?.name ?? '';
    expect((await publish(server, list)).status).toBe(201);
    const types: NodeTypeInfo[] = (await server.call('GET', '/api/node-types')).body.nodeTypes;
    expect(types.find(({ type }) => type === 'template/framed@1')).toMatchObject({
      inputs: [{ name: 'picture', type: { kind: 'image', list: false }, required: false, field: true, single: true }],
      outputs: [
        { name: 'pictures', type: { kind: 'image', list: true } },
        { name: 'same', type: { kind: 'image', list: false } },
      ],
    });
    const graph = (wired: boolean) => ({
      ...{ ...base, id: 'use', name: 'Use' },
      nodes: {
        mine: node('image/import', { source: `asset:${blue}` }),
        a: node('template/framed@1'),
        b: node('template/framed@1'),
      },
      edges: { ...(wired && { e: edge('mine.image', 'a.picture') }), f: edge('a.same', 'b.picture') },
      outputs: [{ name: 'all', node: 'b', port: 'pictures' }],
    });
    const hashes = async (wired: boolean) =>
      (await resultsOf(server, { graph: graph(wired) })).outputs.all.map(({ hash }: { hash: string }) => hash);
    expect(await hashes(true)).toEqual([blue]);
    expect(await hashes(false)).toEqual([red]);
  });

  it('has its takes inside, and says where they are picked and rolled', async () => {
    const server = await openTestServer();
    await publish(server, greeting);
    const { revision } = (await server.call('POST', '/api/graphs', { graph: using('template/greeting@1') })).body;
    await resultsOf(server, { graphId: 'letter' });
    const takes = async (name: string) =>
      (await server.call('GET', `/api/graphs/letter/takes?node=${name}`)).body.takes;
    const [made] = await takes('greet::all');
    expect(made.outputs).toEqual({ text: 'Hello\nAnn' });
    for (const [path, body] of [
      ['roll', { node: 'greet' }],
      ['roll', { node: 'greet::all' }],
      ['pick', { node: 'greet', take: made.id }],
      ['pick', { node: 'greet::all', take: made.id }],
    ] as const) {
      const refused = await server.call('POST', `/api/graphs/letter/takes/${path}`, body);
      expect([refused.status, refused.body.error.code]).toEqual([422, 'takes-in-template']);
    }
    expect((await server.call('GET', '/api/graphs/letter')).body.revision).toBe(revision);
  });

  it('is not published while it names a file that is not stored here', async () => {
    const server = await openTestServer();
    const graph = { ...base, id: 'far', name: 'Far', nodes: { p: node('image/import', { source: 'far.png' }) } };
    const refused = await publish(server, graph);
    expect([refused.status, refused.body.error.problems[0].code]).toEqual([422, 'source-not-stored']);
  });

  it('is found at once by runs that are planned again after it came', async () => {
    const server = await openTestServer();
    await server.call('POST', '/api/graphs', { graph: using('template/greeting@1') });
    const plan = async () => (await server.call('POST', '/api/plans', { graphId: 'letter' })).body.problems;
    expect(await plan()).toMatchObject([{ code: 'unknown-type', node: 'greet' }]);
    await publish(server, greeting);
    expect(await plan()).toEqual([]);
  });
});
