import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseGraph } from '../../runtime/graph/parseGraph.ts';
import { onPostgres } from '../harness/testDatabase.ts';
import { openTestStore } from '../store/openTestStore.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';

const node = (text: string, params: object = {}) => ({
  type: 'text/value',
  typeVersion: 1,
  params: { text, ...params },
});
const document = (more: object = {}) => ({
  ...{ format: 'shotgraph', version: 1, id: 'harbour', name: 'The Harbour', nodes: { a: node('rain') } },
  ...more,
});

async function create(server: TestServer, more: object = {}): Promise<string> {
  const { status, body } = await server.call('POST', '/api/graphs', { graph: document(more) });
  expect([status, body.revision]).toEqual([201, 1]);
  return body.graph.id as string;
}

async function save(server: TestServer, id: string, revision: number, ...commands: object[]): Promise<TestAnswer> {
  return server.call('PATCH', `/api/graphs/${id}`, { revision, commands });
}

const setText = (text: string) => ({ op: 'set-param', node: 'a', param: 'text', value: text });
const errorOf = ({ status, body }: TestAnswer) => [status, body.error?.code];

it('creates, reads and exports a graph, and keeps it over a restart', async () => {
  const cacheFolder = await temporaryFolder();
  const first = await openTestServer({ cacheFolder });
  const id = await create(first, { ofOthers: { kept: [1] }, layout: { nodes: { a: { x: 1, y: 2 } } } });
  expect(id).toBe('harbour');
  expect((await save(first, id, 1, setText('snow'))).body.revision).toBe(2);
  await first.close();

  const server = await openTestServer({ cacheFolder });
  const { body } = await server.call('GET', `/api/graphs/${id}`);
  expect(body).toMatchObject({ revision: 2, graph: { nodes: { a: node('snow') }, ofOthers: { kept: [1] } } });
  const file = await server.call('GET', `/api/graphs/${id}/export`);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="the-harbour.graph.json"');
  const text = await (await fetch(`${server.url}/api/graphs/${id}/export`)).text();
  expect(parseGraph(text)).toMatchObject({ ok: true, graph: body.graph });
});

it('creates an empty graph, and gives a second of the same id another id', async () => {
  const server = await openTestServer();
  const empty = await server.call('POST', '/api/graphs', { name: 'Nothing yet' });
  expect(empty).toMatchObject({ status: 201, body: { revision: 1, graph: { name: 'Nothing yet', nodes: {} } } });
  await create(server);
  expect(await create(server)).not.toBe('harbour');
});

it('refuses a document that is none, with each place that is wrong', async () => {
  const server = await openTestServer();
  for (const graph of [{}, document({ format: 'other' }), document({ version: 99 })]) {
    expect((await server.call('POST', '/api/graphs', { graph })).status).toBe(400);
  }
  const bad = await server.call('POST', '/api/graphs', { graph: document({ nodes: { a: { type: 5 }, b: 'x' } }) });
  expect(errorOf(bad)).toEqual([400, 'graph-malformed']);
  expect(bad.body.error.problems.map(({ message }: { message: string }) => message).join(' ')).toMatch(
    /nodes → a → type.*nodes → b/s,
  );
});

it('answers a stale save with 409 and both revisions, and saves nothing of it', async () => {
  const server = await openTestServer();
  const id = await create(server);
  await save(server, id, 1, setText('first'));
  for (const answer of [
    await save(server, id, 1, setText('second')),
    await server.call('PUT', `/api/graphs/${id}`, { revision: 1, graph: document() }),
    await server.call('POST', `/api/graphs/${id}/versions/1/restore`, { revision: 1 }),
    await save(server, id, 3, setText('from the future')),
  ]) {
    expect(errorOf(answer)).toEqual([409, 'revision-stale']);
    expect(answer.body.error).toMatchObject({ revision: 2 });
  }
  const { body } = await save(server, id, 1, setText('second'));
  expect(body.error).toMatchObject({ expected: 1, revision: 2 });
  expect((await server.call('GET', `/api/graphs/${id}`)).body.graph.nodes.a).toEqual(node('first'));
});

it('lets exactly one of many saves of the same revision through', async () => {
  const server = await openTestServer();
  const id = await create(server);
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => save(server, id, 1, setText(`${index}`))));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
    200,
    ...Array.from({ length: 11 }, () => 409),
  ]);
  const won = answers.findIndex(({ status }) => status === 200);
  expect((await server.call('GET', `/api/graphs/${id}`)).body).toMatchObject({
    revision: 2,
    graph: { nodes: { a: node(`${won}`) } },
  });
  expect((await server.call('GET', `/api/graphs/${id}/versions`)).body.versions).toHaveLength(2);
});

it('lets exactly one save of a revision through when two servers share a database', async () => {
  const cacheFolder = await temporaryFolder();
  const servers = [await openTestServer({ cacheFolder }), await openTestServer({ cacheFolder })] as const;
  const id = await create(servers[0]);
  for (let revision = 1; revision <= 15; revision += 1) {
    const answers = await Promise.all(servers.map((server, index) => save(server, id, revision, setText(`${index}`))));
    const won = answers.findIndex(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    for (const server of servers) {
      const { body } = await server.call('GET', `/api/graphs/${id}`);
      expect(body).toMatchObject({ revision: revision + 1, graph: { nodes: { a: node(`${won}`) } } });
    }
  }
});

it('saves all commands or none, and says which do not fit', async () => {
  const server = await openTestServer();
  const id = await create(server);
  const unfit = await save(server, id, 1, setText('snow'), { op: 'set-param', node: 'zz', param: 'text', value: '' });
  expect(errorOf(unfit)).toEqual([422, 'commands-unfit']);
  expect(unfit.body.error.problems).toMatchObject([{ node: 'zz', param: 'text' }]);
  expect((await server.call('GET', `/api/graphs/${id}`)).body).toMatchObject({
    revision: 1,
    graph: { nodes: { a: node('rain') } },
  });
});

it('answers what can not be read with 400, and the places of it', async () => {
  const server = await openTestServer();
  const id = await create(server);
  const wrong = await server.call('PATCH', `/api/graphs/${id}`, { revision: '1', commands: [], other: 1 });
  expect(errorOf(wrong)).toEqual([400, 'malformed']);
  expect(wrong.body.error.problems).toMatchObject([{ param: 'revision' }, { param: 'commands' }, {}]);

  const send = (text: string, type = 'application/json') =>
    fetch(`${server.url}/api/graphs`, { method: 'POST', headers: { 'content-type': type }, body: text });
  const broken = await send('{\n  "name": "x",\n  oops\n}');
  expect(broken.status).toBe(400);
  expect(await broken.json()).toMatchObject({ error: { code: 'not-json', problems: [{ source: { line: 3 } }] } });
  const typed = await send('{\n  "graph": {},\n  "name": 5\n}');
  expect(await typed.json()).toMatchObject({ error: { problems: [{ param: 'name', source: { line: 3 } }] } });
  expect((await send('')).status).toBe(400);
  expect((await send('name=x', 'application/x-www-form-urlencoded')).status).toBe(415);
  expect((await send(`{"graph":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).status).toBe(400);
  expect((await server.call('GET', '/api/graphs?limit=0')).status).toBe(400);
  expect((await server.call('GET', '/api/graphs?cursor=nonsense')).status).toBe(400);
  expect((await server.call('GET', '/api/graphs?unknown=1')).status).toBe(400);
});

it('answers a body over the limit with 413: 1 MB, and 64 MB for graphs', async () => {
  const server = await openTestServer();
  const id = await create(server);
  const name = 'x'.repeat(1024 * 1024);
  expect(errorOf(await server.call('POST', `/api/graphs/${id}/duplicate`, { name }))).toEqual([413, 'body-too-large']);
  const large = await server.call('PATCH', `/api/graphs/${id}`, { revision: 1, commands: [setText(name)] });
  expect(large.status).toBe(200);
  const chunked = await fetch(`${server.url}/api/graphs/${id}/duplicate`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, duplex: 'half' },
    body: new Blob([JSON.stringify({ name })]).stream(),
  });
  expect(chunked.status).toBe(413);
});

it('answers a body with 413 whose few bytes would be too many objects, and one that is broken late with 400', async () => {
  const server = await openTestServer();
  const send = (body: string) =>
    fetch(`${server.url}/api/graphs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const many = await send(`{"graph":{"format":"shotgraph","x":[${'{},'.repeat(3_000_000)}1]}}`);
  expect([many.status, ((await many.json()) as { error: { code: string } }).error.code]).toEqual([
    413,
    'body-too-large',
  ]);
  expect((await send(`{"graph":{"x":"${'x'.repeat(6 * 1024 * 1024)}",}`)).status).toBe(400);
  // Large ones take turns, and each gets its own.
  const large = await Promise.all(
    [1, 2, 3].map(async (turn) => {
      const graph = { format: 'shotgraph', version: 1, id: `large-${turn}`, name: `Large ${turn}`, nodes: {} };
      const answer = await send(JSON.stringify({ graph: { ...graph, more: 'x'.repeat(5 * 1024 * 1024) } }));
      return ((await answer.json()) as { graph: { name: string } }).graph.name;
    }),
  );
  expect(large).toEqual(['Large 1', 'Large 2', 'Large 3']);
});

it('takes no name and no description that a list could not bear', async () => {
  const server = await openTestServer();
  const graph = { format: 'shotgraph', version: 1, id: 'g', name: 'G' };
  const long = { name: 'x'.repeat(301), description: 'x'.repeat(20_001) };
  for (const [field, value] of Object.entries(long)) {
    const made = await server.call('POST', '/api/graphs', { graph: { ...graph, [field]: value } });
    expect(errorOf(made)).toEqual([422, `${field}-too-long`]);
  }
  const { revision } = (await server.call('POST', '/api/graphs', { graph })).body;
  for (const [field, value] of Object.entries(long)) {
    const commands = [{ op: 'set-field', field, value }];
    expect(errorOf(await server.call('PATCH', '/api/graphs/g', { revision, commands }))).toEqual([
      ...[422, `${field}-too-long`],
    ]);
  }
  expect((await server.call('GET', '/api/graphs')).body.items).toMatchObject([{ name: 'G', revision }]);
});

it('answers 404 for what is not there', async () => {
  const server = await openTestServer();
  const id = await create(server);
  const commands = [setText('x')];
  for (const [method, path, body] of [
    ['GET', '/api/graphs/none'],
    ['PATCH', '/api/graphs/none', { revision: 1, commands }],
    ['PUT', '/api/graphs/none', { revision: 1, graph: document() }],
    ['DELETE', '/api/graphs/none'],
    ['POST', '/api/graphs/none/restore'],
    ['POST', `/api/graphs/${id}/restore`],
    ['DELETE', `/api/trash/${id}`],
    ['POST', '/api/graphs/none/duplicate', {}],
    ['GET', '/api/graphs/none/export'],
    ['GET', '/api/graphs/none/versions'],
    ['GET', `/api/graphs/${id}/versions/7`],
    ['POST', `/api/graphs/${id}/versions/7/restore`, { revision: 1 }],
    ['GET', `/api/graphs/${id}/diff?from=7`],
    ['POST', '/api/graphs/none/publications', { revision: 1 }],
    ['GET', '/api/publications/none/1'],
  ] as const) {
    expect([method, path, (await server.call(method, path, body)).status]).toEqual([method, path, 404]);
  }
});

it('moves to the trash and back, and deletes for ever only from there', async () => {
  const server = await openTestServer();
  const id = await create(server);
  expect((await server.call('DELETE', `/api/graphs/${id}`)).status).toBe(200);
  expect((await server.call('DELETE', `/api/graphs/${id}`)).status).toBe(404);
  expect((await server.call('GET', '/api/graphs')).body.items).toEqual([]);
  expect((await server.call('GET', '/api/graphs?trash=true')).body.items).toMatchObject([{ id }]);
  expect((await server.call('POST', `/api/graphs/${id}/publications`, { revision: 1 })).status).toBe(404);
  expect((await save(server, id, 1, setText('x'))).status).toBe(404);

  const back = await server.call('POST', `/api/graphs/${id}/restore`);
  expect(back).toMatchObject({ status: 200, body: { revision: 1, graph: { nodes: { a: node('rain') } } } });
  expect(back.body.deletedAt).toBeUndefined();
  expect((await save(server, id, 1, setText('x'))).status).toBe(200);

  await server.call('DELETE', `/api/graphs/${id}`);
  expect((await server.call('DELETE', `/api/trash/${id}`)).status).toBe(200);
  expect((await server.call('GET', `/api/graphs/${id}`)).status).toBe(404);
  expect((await server.call('GET', `/api/graphs/${id}/versions/1`)).status).toBe(404);
});

it('lists by page and by words, last saved first', async () => {
  const server = await openTestServer();
  const names = ['Éclair, the Movie', '100% rain', 'Harbour lights', 'Harbour_dusk', 'The dusk harbour'];
  for (const name of names) await server.call('POST', '/api/graphs', { name });
  const found = async (search: string) =>
    (await server.call('GET', `/api/graphs?search=${encodeURIComponent(search)}`)).body.items
      .map(({ name }: { name: string }) => name)
      .sort() as string[];
  expect(await found('HARBOUR dusk')).toEqual(['Harbour_dusk', 'The dusk harbour']);
  expect(await found('eclair')).toEqual(['Éclair, the Movie']);
  expect(await found('%')).toEqual(['100% rain']);
  expect(await found('r_d')).toEqual(['Harbour_dusk']);
  expect(await found("' OR 1=1 --")).toEqual([]);

  const seen: string[] = [];
  let cursor = '';
  for (let pages = 0; pages < 5; pages += 1) {
    const { body } = await server.call('GET', `/api/graphs?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.items.map(({ name }: { name: string }) => name));
    cursor = (body.next as string | undefined) ?? '';
    if (!cursor) break;
  }
  expect(seen.toSorted()).toEqual(names.toSorted());
  const { items } = (await server.call('GET', '/api/graphs')).body;
  await save(server, items[4].id as string, 1, { op: 'set-field', field: 'name', value: 'Renamed' });
  expect((await server.call('GET', '/api/graphs')).body.items[0]).toMatchObject({ name: 'Renamed', revision: 2 });
});

it('duplicates under a new id with a history of its own', async () => {
  const server = await openTestServer();
  const id = await create(server);
  await save(server, id, 1, setText('snow'));
  const copy = (await server.call('POST', `/api/graphs/${id}/duplicate`, {})).body;
  expect(copy).toMatchObject({ revision: 1, graph: { name: 'The Harbour (copy)', nodes: { a: node('snow') } } });
  await save(server, copy.graph.id as string, 1, setText('hail'));
  expect((await server.call('GET', `/api/graphs/${id}`)).body.graph.nodes.a).toEqual(node('snow'));
});

it('keeps every version with what changed in words, and restores one as a new version', async () => {
  const server = await openTestServer();
  const id = await create(server);
  for (let revision = 1; revision <= 45; revision += 1) {
    expect((await save(server, id, revision, setText(`take ${revision + 1}`))).body.revision).toBe(revision + 1);
  }
  for (const revision of [2, 19, 20, 21, 39, 40, 46]) {
    const { body } = await server.call('GET', `/api/graphs/${id}/versions/${revision}`);
    expect([revision, body.graph.nodes.a]).toEqual([revision, node(`take ${revision}`)]);
  }
  const page = await server.call('GET', `/api/graphs/${id}/versions?limit=2&before=21`);
  expect(page.body).toMatchObject({ more: true, versions: [{ revision: 20 }, { revision: 19 }] });
  expect(page.body.versions[0].words).toEqual([expect.stringContaining('text “take 19” → “take 20”')]);

  const restored = await server.call('POST', `/api/graphs/${id}/versions/1/restore`, { revision: 46 });
  expect(restored.body.revision).toBe(47);
  expect((await server.call('GET', `/api/graphs/${id}`)).body.graph.nodes).toEqual({ a: node('rain') });
  const diff = await server.call('GET', `/api/graphs/${id}/diff?from=2`);
  expect(diff.body).toEqual({ from: 2, to: 47, words: [expect.stringContaining('“take 2” → “rain”')] });
});

it('names a version, and takes the name back', async () => {
  const server = await openTestServer();
  const id = await create(server);
  await save(server, id, 1, setText('second'));
  const at = `/api/graphs/${id}/versions/1/label`;
  expect((await server.call('PUT', at, { label: ' First cut ' })).body).toMatchObject({
    revision: 1,
    label: 'First cut',
  });
  const { body } = await server.call('GET', `/api/graphs/${id}/versions`);
  expect(body.versions.map(({ label }: { label?: string }) => label)).toEqual([undefined, 'First cut']);
  expect((await server.call('PUT', at, { label: '' })).body).not.toHaveProperty('label');
  expect((await server.call('PUT', `/api/graphs/${id}/versions/9/label`, { label: 'x' })).status).toBe(404);
});

it('replaces a whole document and keeps the id', async () => {
  const server = await openTestServer();
  const id = await create(server);
  const graph = document({ id: 'other', name: 'Other', nodes: { b: node('sun') } });
  expect((await server.call('PUT', `/api/graphs/${id}`, { revision: 1, graph })).body.revision).toBe(2);
  const { body } = await server.call('GET', `/api/graphs/${id}`);
  expect(body.graph).toMatchObject({ id, name: 'Other', nodes: { b: node('sun') } });
  expect(Object.keys(body.graph.nodes as object)).toEqual(['b']);
  expect((await server.call('GET', `/api/graphs/${id}/versions/1`)).body.graph.nodes).toEqual({ a: node('rain') });
});

it('stores no secret, neither in the graph nor in its history nor in what is published', async () => {
  const key = 'fal-key-0123456789abcdef';
  const server = await openTestServer({ env: { FAL_KEY: key } });
  const id = await create(server, { nodes: { a: node(`ask with ${key}`, { apiKey: 'hidden-1' }) } });
  await save(server, id, 1, { op: 'set-node', id: 'b', value: node(key, { password: 'hidden-2' }) });
  await save(server, id, 2, { op: 'set-param', node: 'a', param: 'accessToken', value: 'hidden-3' });
  await save(server, id, 3, { op: 'set-field', field: 'description', value: `https://me:hidden-4@example.com ${key}` });
  const graph = document({ nodes: { c: node('x', { secret: 'hidden-5' }) } });
  await server.call('PUT', `/api/graphs/${id}`, { revision: 4, graph });
  await server.call('POST', `/api/graphs/${id}/publications`, { revision: 4 });
  await server.call('POST', `/api/graphs/${id}/duplicate`, { name: `A copy with ${key}` });
  const { database } = await stored(server);
  expect(database).toContain('ask with removed');
  for (const secret of [key, 'hidden-']) expect(database).not.toContain(secret);
});

it('shows in the list the newest picture that a graph made', async () => {
  const server = await openTestServer();
  const params = { prompt: 'A lamp in the rain', model: 'fal/flux-2-flex', width: 320, height: 180 };
  const picture = { type: 'image/generate', typeVersion: 1, params };
  const id = await create(server, { nodes: { picture } });
  await create(server, { id: 'other' });
  const started = await server.call('POST', '/api/runs', { graphId: id, tier: 'animatic' });
  expect(started.status).toBe(201);
  await expect
    .poll(async () => (await server.call('GET', `/api/runs/${started.body.id}`)).body.state, { timeout: 20_000 })
    .toBe('done');
  const { items } = (await server.call('GET', '/api/graphs')).body;
  expect(items.map((item: { id: string; thumbnail?: string }) => [item.id, typeof item.thumbnail])).toEqual([
    ['other', 'undefined'],
    [id, 'string'],
  ]);
  const small = await fetch(`${server.url}${items[1].thumbnail}`);
  expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
  await small.arrayBuffer();
});

it('publishes versions that never change, under a short name and a number', async () => {
  const server = await openTestServer();
  const input = { name: 'weather', node: 'a', param: 'text' };
  const id = await create(server, { inputs: [input], outputs: [{ name: 'text', node: 'a', port: 'text' }] });
  const first = await server.call('POST', `/api/graphs/${id}/publications`, { revision: 1 });
  expect(first).toMatchObject({ status: 201, body: { type: 'template/the-harbour@1', number: 1, graph: id } });
  await save(server, id, 1, setText('snow'));
  const second = await server.call('POST', `/api/graphs/${id}/publications`, { revision: 2 });
  expect(second.body.type).toBe('template/the-harbour@2');

  const { body } = await server.call('GET', '/api/publications/the-harbour/1');
  expect(body).toMatchObject({ inputs: [input], document: { nodes: { a: node('rain') } } });
  const list = (await server.call('GET', `/api/publications?graph=${id}`)).body.publications;
  expect(list.map(({ type }: { type: string }) => type)).toEqual(['template/the-harbour@2', 'template/the-harbour@1']);

  const other = await create(server, { id: 'other' });
  const taken = await server.call('POST', `/api/graphs/${other}/publications`, { revision: 1 });
  expect(errorOf(taken)).toEqual([409, 'slug-taken']);
  const named = await server.call('POST', `/api/graphs/${other}/publications`, { revision: 1, slug: 'quay' });
  expect(named.body.type).toBe('template/quay@1');
  const spaced = await server.call('POST', `/api/graphs/${other}/publications`, { revision: 1, slug: 'No Spaces' });
  expect(spaced.status).toBe(400);
});

it('publishes nothing that would not run, and says what is wrong with it', async () => {
  const server = await openTestServer();
  const edge = { from: { node: 'a', port: 'text' }, to: { node: 'gone', port: 'text' } };
  const id = await create(server, { edges: { e: edge } });
  const refused = await server.call('POST', `/api/graphs/${id}/publications`, { revision: 1 });
  expect(errorOf(refused)).toEqual([422, 'graph-broken']);
  expect(refused.body.error.problems).toMatchObject([{ edge: 'e' }]);
});

/** All that the database holds, as text: of a file its very bytes, deleted ones included. */
async function stored(server: TestServer): Promise<{ database: string }> {
  await server.close();
  if (!onPostgres) {
    const bytes = await readFile(join(server.cacheFolder, 'store.sqlite'));
    return { database: bytes.toString('latin1') };
  }
  const { database } = await openTestStore(server.cacheFolder);
  const tables = database.entityMetadatas.map(({ target }) => database.getRepository(target).find());
  return { database: JSON.stringify(await Promise.all(tables)) };
}
