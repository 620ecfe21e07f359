import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fetchGuarded } from '../../server/network/fetchGuarded.ts';
import { publicNetwork } from '../../server/network/network.ts';
import { makePicture, pathOf } from '../harness/nodeHarness.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';
import { networkOf, openWebServer, type WebServer } from '../harness/webServer.ts';

const picture = async () => readFile(await pathOf(await makePicture({ color: 'red' })));
const bring = (server: TestServer, url: string) => server.call('POST', '/api/assets', { url });
const outcome = async (server: TestServer, url: string) => {
  const { status, body } = await bring(server, url);
  return [status, body.error?.code];
};

/** A server out there at `media.example` that has a picture. */
async function out(more: Readonly<Record<string, string>> = {}) {
  const bytes = await picture();
  const web: WebServer = await openWebServer((path, response) => {
    const location = more[path];
    if (location !== undefined) response.writeHead(302, { location: location.replace('PORT', String(web.port)) }).end();
    else if (path.startsWith('/picture')) response.writeHead(200, { 'content-type': 'text/html' }).end(bytes);
    else response.writeHead(404).end();
  });
  const network = networkOf({ 'media.example': ['127.0.0.1'], 'inside.example': ['10.0.0.7'] }, web);
  return { web, network, at: (path: string) => `http://media.example:${web.port}${path}` };
}

describe('what an address names', () => {
  it('is stored by what its bytes are, under its name, and nothing of ours is sent along', async () => {
    const { web, network, at } = await out();
    const server = await openTestServer({ network });
    const first = await bring(server, at('/picture%20one.png?size=big'));
    expect([first.status, first.body]).toMatchObject([
      201,
      { kind: 'image', mime: 'image/png', name: 'picture one.png' },
    ]);
    expect((await bring(server, at('/picture'))).status).toBe(200);
    expect(web.asked[0]?.path).toBe('/picture%20one.png?size=big');
    const { host, connection, accept, ...sent } = web.asked[0]?.headers ?? {};
    expect([host, connection]).toEqual([`media.example:${web.port}`, 'close']);
    expect(accept).toContain('image/*');
    expect(sent).toEqual({ 'accept-encoding': 'identity', 'user-agent': 'Shotgraph' });
  });

  it('is not read on this machine, in its network, or by other ways than the web', async () => {
    const server = await openTestServer();
    const addresses = [
      ...['http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/'],
      ...['http://localhost/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://0/'],
      ...[
        'http://169.254.169.254/latest/meta-data/',
        'http://[fd00:ec2::254]/',
        'http://10.0.0.1/',
        'http://100.64.0.1/',
      ],
      ...['http://192.168.0.1/', 'http://172.16.0.1/', 'http://[fe80::1]/', 'http://[fc00::1]/', 'http://224.0.0.1/'],
      ...['http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://１２７.0.0.1/', 'http://8.8.8.8:22/'],
      ...[
        'http://8.8.8.8:6379/',
        'http://user:secret@8.8.8.8/',
        'ftp://8.8.8.8/a.png',
        'file:///etc/passwd',
        'gopher://x',
      ],
      ...['data:image/png;base64,AAAA', '//8.8.8.8/a', 'nonsense', 'http://'],
    ];
    for (const url of addresses) {
      const { status, body } = await bring(server, url);
      expect([url, status, body.error.code]).toEqual([url, 422, 'address-refused']);
      expect(JSON.stringify(body)).not.toContain('secret');
    }
  });

  it('is not read when a name leads inside, if only with one of its addresses', async () => {
    const { web, network, at } = await out();
    const both = {
      ...network,
      resolve: async () => [
        { address: '93.184.216.34', family: 4 as const },
        { address: '10.0.0.7', family: 4 as const },
      ],
    };
    expect(await outcome(await openTestServer({ network }), 'http://inside.example/picture')).toEqual([
      422,
      'address-refused',
    ]);
    expect(await outcome(await openTestServer({ network: both }), at('/picture'))).toEqual([422, 'address-refused']);
    expect(web.asked).toEqual([]);
  });

  it('is asked for at the address that was checked, whatever the name says a moment later', async () => {
    const { web, at } = await out();
    let asked = 0;
    const rebinding = () => [(asked += 1) === 1 ? '127.0.0.1' : '10.0.0.7'];
    const network = networkOf({ 'media.example': rebinding }, web);
    expect((await bring(await openTestServer({ network }), at('/picture'))).status).toBe(201);
    expect(network.resolved).toEqual(['media.example']);
  });

  it('is followed through redirects, each checked anew', async () => {
    const hidden = await openWebServer((_path, response) => response.end('secrets'));
    const { web, network, at } = await out({
      '/moved': '/picture',
      '/here': `http://127.0.0.1:${hidden.port}/`,
      '/name': `http://localhost:${hidden.port}/`,
      '/inside': 'http://inside.example/',
      '/cloud': 'http://169.254.169.254/latest/meta-data/',
      '/file': 'file:///etc/passwd',
      '/log-in': 'http://me:secret@media.example:PORT/picture',
      '/round': '/round',
    });
    const server = await openTestServer({ network });
    expect((await bring(server, at('/moved'))).status).toBe(201);
    for (const path of ['/here', '/name', '/inside', '/cloud', '/file', '/log-in', '/round']) {
      const wanted = path === '/name' ? [502, 'address-unreachable'] : [422, 'address-refused'];
      expect([path, ...(await outcome(server, at(path)))]).toEqual([path, ...wanted]);
    }
    expect(hidden.asked).toEqual([]);
    expect(web.asked.filter(({ path }) => path === '/round')).toHaveLength(6);
  });

  it('is refused when it is no media, too large, or not there', async () => {
    const web = await openWebServer((path, response) => {
      if (path === '/page') response.end('<!doctype html><title>A page</title>');
      else if (path === '/list.m3u8') response.end('#EXTM3U\n/etc/passwd\n');
      else if (path === '/drawing.svg') response.end('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
      else if (path === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
      else if (path === '/said') response.writeHead(200, { 'content-length': '2000000' }).write('x');
      else if (path === '/endless') {
        response.write(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
        const more = () => void response.write(Buffer.alloc(100_000), more);
        more();
      } else if (path === '/cut') {
        response.writeHead(200, { 'content-length': '500000' });
        response.write(Buffer.alloc(10), () => response.destroy());
      } else response.writeHead(404).end();
    });
    const network = networkOf({ 'media.example': ['127.0.0.1'] }, web);
    const server = await openTestServer({ network, mostUploadBytes: 1_000_000 });
    const at = (path: string) => `http://media.example:${web.port}${path}`;
    for (const [path, status, code] of [
      ['/page', 415, 'upload-not-media'],
      ['/list.m3u8', 415, 'upload-not-media'],
      ['/drawing.svg', 415, 'upload-not-media'],
      ['/packed', 422, 'address-answer'],
      ['/said', 413, 'address-too-large'],
      ['/endless', 413, 'address-too-large'],
      ['/cut', 502, 'address-unreachable'],
      ['/nothing', 422, 'address-answer'],
    ] as const) {
      expect([path, ...(await outcome(server, at(path)))]).toEqual([path, status, code]);
    }
    expect(await outcome(server, 'http://nowhere.example/')).toEqual([502, 'address-unreachable']);
    expect((await server.call('GET', '/api/assets')).body.items).toEqual([]);
    expect((await server.call('POST', '/api/assets', { url: 7 })).status).toBe(400);
  });

  it('is given up when it comes too slowly, at once when nobody waits for it any more', async () => {
    const web = await openWebServer((path, response) => {
      response.writeHead(200);
      response.write('x');
      if (path === '/drip') setInterval(() => response.write('x'), 20).unref();
    });
    const network = networkOf({ 'media.example': ['127.0.0.1'] }, web);
    const read = (path: string, more: object) =>
      fetchGuarded(
        `http://media.example:${web.port}${path}`,
        { network, mostBytes: 1000, signal: new AbortController().signal, ...more },
        async ({ body }) => {
          for await (const _ of body);
        },
      );
    await expect(read('/silent', { idleSeconds: 0.1 })).rejects.toMatchObject({ code: 'address-unreachable' });
    await expect(read('/drip', { mostSeconds: 0.2 })).rejects.toMatchObject({ code: 'address-slow' });
    const stop = new AbortController();
    const reading = read('/silent', { signal: stop.signal });
    await expect.poll(() => web.asked.length).toBe(3);
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is on no port but the usual ones', () => {
    expect([80, 443, 8080, 8443].every((port) => publicNetwork.mayConnect('8.8.8.8', port))).toBe(true);
    expect([0, 21, 22, 25, 6379, 5432, 4400].some((port) => publicNetwork.mayConnect('8.8.8.8', port))).toBe(false);
  });
});

describe('a graph that names an address', () => {
  const graph = (source: string, type = 'image/import') => ({
    ...{ format: 'shotgraph', version: 1, id: 'far', name: 'Far' },
    nodes: { picture: { type, typeVersion: 1, params: { source } } },
    outputs: [{ name: 'picture', node: 'picture', port: 'image' }],
  });

  it('is planned without asking, and fetched when it runs', async () => {
    const { web, network, at } = await out();
    const server = await openTestServer({ network });
    const plan = await server.call('POST', '/api/plans', { graph: graph(at('/picture')) });
    expect(plan.body.problems).toMatchObject([{ code: 'source-not-fetched', severity: 'warning' }]);
    expect(web.asked).toEqual([]);
    const { fingerprint } = plan.body;
    const run = await server.call('POST', '/api/runs', { graph: graph(at('/picture')), fingerprint });
    expect(run.status).toBe(201);
    await expect.poll(async () => (await server.call('GET', `/api/runs/${run.body.id}`)).body.state).toBe('done');
    const { outputs } = (await server.call('GET', `/api/runs/${run.body.id}/results`)).body;
    expect(outputs.picture).toMatchObject({ kind: 'image', mime: 'image/png' });
    const after = await server.call('POST', '/api/plans', { graph: graph(at('/picture')) });
    expect([after.body.problems, after.body.counts.cached]).toEqual([[], 1]);
    expect(web.asked).toHaveLength(1);
  });

  it('keeps nobody waiting: it is fetched on, and the run that is asked for again starts with it', async () => {
    const bytes = await picture();
    const sent = Promise.withResolvers<void>();
    const web = await openWebServer((path, response) => {
      if (path === '/slow') void sent.promise.then(() => response.end(bytes));
      else void sent.promise.then(() => response.writeHead(404).end());
    });
    const network = networkOf({ 'media.example': ['127.0.0.1'] }, web);
    const server = await openTestServer({ network, fetchSeconds: 0.05 });
    const at = (path: string) => graph(`http://media.example:${web.port}${path}`);
    const { fingerprint } = (await server.call('POST', '/api/plans', { graph: at('/slow') })).body;
    const start = (path: string, more: object = {}) => server.call('POST', '/api/runs', { graph: at(path), ...more });
    for (const path of ['/slow', '/slow', '/gone']) {
      const { status, headers, body } = await start(path);
      expect([status, body.error.code, headers.get('retry-after')]).toEqual([503, 'sources-fetching', '2']);
    }
    expect(web.asked.map(({ path }) => path)).toEqual(['/slow', '/gone']);
    sent.resolve();
    // Agreed to with the address, it is the same run whether or not the file has come since.
    await expect.poll(async () => (await start('/slow', { fingerprint, idempotencyKey: 'k' })).status).toBe(201);
    await expect.poll(async () => (await start('/gone')).body.error.problems?.[0].code).toBe('address-answer');
    expect((await server.call('GET', '/api/runs')).body.total).toBe(1);
    expect(web.asked).toHaveLength(2);
  });

  it('does not run when what is there can not be had, and says at which node', async () => {
    const { network, at } = await out();
    const server = await openTestServer({ network });
    for (const [source, code] of [
      [at('/nothing'), 'address-answer'],
      ['http://169.254.169.254/', 'address-refused'],
    ]) {
      const { status, body } = await server.call('POST', '/api/runs', { graph: graph(source ?? '') });
      expect([status, body.error.problems]).toMatchObject([422, [{ code, node: 'picture', param: 'source' }]]);
    }
    const wrong = await server.call('POST', '/api/runs', { graph: graph(at('/picture'), 'video/import') });
    expect(wrong.body.error.problems).toMatchObject([{ code: 'source-kind', node: 'picture' }]);
  });
});
