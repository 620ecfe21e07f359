import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openServer } from '../../server/composition/server.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';

const token = 'a-long-secret-for-this-test';

/** Headers that `fetch` does not let through, and bodies that are no JSON. */
function send(
  { url }: TestServer,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function codeOf(body: string): string {
  return (JSON.parse(body) as { error: { code: string } }).error.code;
}

it('answers an unknown route with 404 and a wrong method with 405 that tells the right ones', async () => {
  const server = await openTestServer();
  const unknown = await server.call('GET', '/api/nothing');
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'route-missing']);
  const wrong = await server.call('DELETE', '/api/login-links');
  expect([wrong.status, wrong.body.error.code]).toEqual([405, 'wrong-method']);
  expect(wrong.headers.get('allow')).toBe('POST');
});

it('sends the headers that keep pages safe with every answer, errors too', async () => {
  const server = await openTestServer();
  for (const path of ['/api/nothing', '/login?token=x']) {
    const { headers } = await server.call('GET', path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  }
});

it('refuses names that are not its own', async () => {
  const server = await openTestServer({ env: { SHOTGRAPH_HOSTS: 'films.example, studio' } });
  const { port } = new URL(server.url);
  for (const host of ['evil.example', `evil.example:${port}`, '10.0.0.1', 'localhost.evil.example', 'localhost@evil']) {
    const { status, body } = await send(server, 'GET', '/api/nothing', { host });
    expect([host, status, codeOf(body)]).toEqual([host, 403, 'host-refused']);
  }
  for (const host of [`127.0.0.1:${port}`, 'localhost', '[::1]:80', 'FILMS.example:443', 'studio']) {
    expect((await send(server, 'GET', '/api/nothing', { host })).status).toBe(404);
  }
});

it('refuses changes that a page of another site asks for, and lets programs and its own pages', async () => {
  const server = await openTestServer();
  const refused = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: server.url.replace(/\d+$/, '1') },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of refused) {
    const { status, body } = await send(server, 'POST', '/api/login-links', headers);
    expect([headers, status, codeOf(body)]).toEqual([headers, 403, 'origin-refused']);
  }
  for (const headers of [{}, { origin: server.url }, { 'sec-fetch-site': 'same-origin' }]) {
    expect((await send(server, 'POST', '/api/login-links', headers)).status).toBe(201);
  }
  expect((await send(server, 'GET', '/api/nothing', { origin: 'http://evil.example' })).status).toBe(404);
});

it('asks for the token where one is set, as a bearer or as a cookie that a link gives once', async () => {
  const server = await openTestServer({ env: { SHOTGRAPH_TOKEN: token } });
  for (const authorization of ['', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`]) {
    const { status, body } = await server.call('POST', '/api/login-links', undefined, { authorization });
    expect([authorization, status, body.error.code]).toEqual([authorization, 401, 'not-logged-in']);
  }
  expect((await server.call('GET', '/api/nothing')).status).toBe(401);
  const made = await server.call('POST', '/api/login-links', undefined, { authorization: `Bearer ${token}` });
  expect(made.status).toBe(201);

  const entered = await server.call('GET', made.body.path);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
  const set = entered.headers.get('set-cookie') ?? '';
  expect(set).toMatch(/HttpOnly; SameSite=Strict/);
  const [cookie = ''] = set.split(';');
  expect((await server.call('POST', '/api/login-links', undefined, { cookie })).status).toBe(201);
  expect((await server.call('POST', '/api/login-links', undefined, { cookie: `${cookie}x` })).status).toBe(401);

  const again = await server.call('GET', made.body.path);
  expect([again.status, again.body.error.code, again.headers.get('set-cookie')]).toEqual([401, 'link-used', null]);
  const inBrowser = await server.call('GET', made.body.path, undefined, { accept: 'text/html,*/*' });
  expect([inBrowser.status, inBrowser.headers.get('location')]).toEqual([303, '/?log-in=refused']);
  expect(inBrowser.headers.get('set-cookie')).toBeNull();
});

it('keeps log-ins over a restart, and ends them with another token', async () => {
  const cacheFolder = await temporaryFolder();
  const first = await openServer({
    cacheFolder,
    port: 0,
    env: { SHOTGRAPH_TOKEN: token },
    writeLog: () => undefined,
    keyFile: join(cacheFolder, 'keys.json'),
  });
  const entered = await fetch(first.loginUrl ?? '', { redirect: 'manual' });
  const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';');
  await first.close();
  for (const [secret, status] of [
    [token, 201],
    ['another-secret', 401],
  ] as const) {
    const server = await openTestServer({ cacheFolder, env: { SHOTGRAPH_TOKEN: secret } });
    expect((await server.call('POST', '/api/login-links', undefined, { cookie })).status).toBe(status);
  }
});

it('lets whoever sends too much read why, and takes the next request of the same connection', async () => {
  const server = await openTestServer();
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  let heard = '';
  socket.on('data', (piece: Buffer) => (heard += piece.toString()));
  await once(socket, 'connect');
  const body = JSON.stringify({ node: 'x'.repeat(3_000_000), take: null });
  const head = `Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  await new Promise<void>((resolve) => {
    socket.write(`POST /api/graphs/g/takes/pick HTTP/1.1\r\n${head}\r\n\r\n${body}`, () => resolve());
  });
  await expect.poll(() => heard).toContain('body-too-large');
  expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await expect.poll(() => heard).toContain('"status":"ok"');
  socket.destroy();
});

it('does not listen where other machines reach it without a token', async () => {
  const cacheFolder = await temporaryFolder();
  for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
    await expect(openServer({ cacheFolder, host, port: 0, env: {} })).rejects.toMatchObject({ code: 'token-needed' });
  }
  await openTestServer({ host: '0.0.0.0', env: { SHOTGRAPH_TOKEN: token } });
});

it('says that the port is taken', async () => {
  const server = await openTestServer();
  const port = Number(new URL(server.url).port);
  const cacheFolder = await temporaryFolder();
  await expect(openServer({ cacheFolder, port, env: {} })).rejects.toMatchObject({ code: 'port-taken' });
});

it('logs each request, and no log-in', async () => {
  const server = await openTestServer({ env: { SHOTGRAPH_TOKEN: token } });
  const code = new URL(server.loginUrl ?? '').searchParams.get('token') ?? '';
  // Looking where a link leads does not use it up.
  await server.call('HEAD', `/login?token=${code}`);
  await server.call('GET', `/login?token=${code}`);
  await server.call('GET', '/api/nothing', undefined, { authorization: `Bearer ${token}` });
  const requests = () => server.lines.filter((line) => line.includes('"msg":"request"'));
  await expect.poll(() => requests().length).toBe(3);
  expect(requests().map((line) => JSON.parse(line) as object)).toMatchObject([
    { method: 'HEAD', path: '/login', status: 303 },
    { method: 'GET', path: '/login', status: 303 },
    { method: 'GET', path: '/api/nothing', status: 404 },
  ]);
  for (const secret of [token, code]) expect(server.lines.join('')).not.toContain(secret);
});
