import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { eventsOf, nodesRun, shotgraph, startShotgraph } from '../cli/shotgraph.ts';
import { fileFolder } from '../harness/fileFolder.ts';
import { makePicture, pathOf } from '../harness/nodeHarness.ts';
import { paidParts } from '../harness/paidParts.ts';
import { openPaidProvider } from '../harness/paidProvider.ts';
import { openTestServer } from '../harness/serverHarness.ts';

const folder = fileFolder();

const head = { format: 'shotgraph', version: 1 };
const ends = (node: string, port: string, to: string, into: string) => ({
  from: { node, port },
  to: { node: to, port: into },
});

function writeGraph(name: string, graph: object): string {
  const path = join(folder, `${name}.graph.json`);
  writeFileSync(path, JSON.stringify({ ...head, id: name, name, ...graph }));
  return path;
}

const picture = { type: 'image/import', typeVersion: 1, params: { source: 'picture.png' } };
const show = { type: 'video/slideshow', typeVersion: 1, params: { secondsEach: 1, width: 64, height: 36 } };
const file = { type: 'export/file', typeVersion: 1, params: { name: 'show' } };

beforeAll(async () => {
  writeFileSync(join(folder, 'picture.png'), readFileSync(await pathOf(await makePicture({ width: 64, height: 36 }))));
});

describe('shotgraph run --server', () => {
  it('brings the files there, shows the events, and hands out what the server made', async () => {
    const server = await openTestServer();
    const graph = writeGraph('show', {
      nodes: { picture, show, file },
      edges: { one: ends('picture', 'image', 'show', 'images'), two: ends('show', 'video', 'file', 'file') },
    });
    const args = ['run', graph, '--server', server.url, '--json', '--out'];
    const ran = await shotgraph([...args, 'there'], { cwd: folder });
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    const events = eventsOf(ran.stdout);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)).toMatchObject({ type: 'run-end', state: 'done' });
    expect(nodesRun(ran.stdout)).toEqual(['file', 'picture', 'show']);
    const here = await shotgraph(['run', graph, '--cache', 'cache', '--out', 'here'], { cwd: folder });
    expect(here.code).toBe(0);
    expect(readFileSync(join(folder, 'there', 'show.mp4'))).toEqual(readFileSync(join(folder, 'here', 'show.mp4')));

    const again = await shotgraph([...args, 'again'], { cwd: folder });
    expect([again.code, nodesRun(again.stdout)]).toEqual([0, []]);
  });

  it('fills in inputs, and prints what a graph without files gives', async () => {
    const server = await openTestServer({ env: { SHOTGRAPH_TOKEN: 'a-long-token' } });
    const graph = writeGraph('words', {
      nodes: { words: { type: 'text/value', typeVersion: 1, params: { text: 'Hello.' } } },
      inputs: [{ name: 'say', node: 'words', param: 'text' }],
      outputs: [{ name: 'said', node: 'words', port: 'text' }],
    });
    const args = ['run', graph, '--server', server.url, '--input', 'say=Good day.'];
    const ran = await shotgraph(args, { cwd: folder, env: { SHOTGRAPH_TOKEN: 'a-long-token' } });
    expect([ran.code, ran.stdout]).toEqual([0, 'said: Good day.\n']);
    const unknown = await shotgraph(args, { cwd: folder, env: { SHOTGRAPH_TOKEN: 'another' } });
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Log in first')]);
  });

  it('ends with 2 and the place of what is wrong, and with 1 where no server answers', async () => {
    const server = await openTestServer();
    const cycle = writeGraph('cycle', {
      nodes: { one: { type: 'text/join', typeVersion: 1 }, two: { type: 'text/join', typeVersion: 1 } },
      edges: { there: ends('one', 'text', 'two', 'texts'), back: ends('two', 'text', 'one', 'texts') },
    });
    const wrong = await shotgraph(['run', cycle, '--server', server.url], { cwd: folder });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/circle|cycle|loop/i)]);
    const nobody = await shotgraph(['run', cycle, '--server', 'http://127.0.0.1:1'], { cwd: folder });
    expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('No server answers at')]);
    const nowhere = await shotgraph(['run', cycle, '--server', 'here'], { cwd: folder });
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('is not an address')]);
  });

  it('ends with 3 over the budget, and says what the run needs', async () => {
    const paid = await openPaidProvider({ work: 0 });
    onTestFinished(() => paid.close());
    const server = await openTestServer({ parts: paidParts(paid.url, true) });
    const face = (prompt: string) => ({
      type: 'image/generate',
      typeVersion: 1,
      params: { model: 'paid/image', prompt },
    });
    const graph = writeGraph('faces', { nodes: { one: face('one'), two: face('two'), three: face('three') } });
    const args = ['run', graph, '--server', server.url, '--tier', 'final'];
    const ran = await shotgraph([...args, '--max-cost', '0.12'], { cwd: folder });
    expect([ran.code, ran.stderr]).toEqual([
      3,
      expect.stringContaining('The cap of $0.12 is reached: $0.10 is spent, and 1 task needs $0.05 more'),
    ]);
    expect(paid.taken).toHaveLength(2);
    const more = await shotgraph([...args, '--max-cost', '0.2'], { cwd: folder });
    expect([more.code, paid.taken.length]).toEqual([0, 3]);
  });

  it('starts once when the answer to the start is lost', async () => {
    const server = await openTestServer();
    const graph = writeGraph('once', {
      nodes: { words: { type: 'text/value', typeVersion: 1, params: { text: 'Once.' } } },
      outputs: [{ name: 'said', node: 'words', port: 'text' }],
    });
    let lost = 0;
    const passOn = async (request: IncomingMessage, response: ServerResponse) => {
      const { method = '', url = '', headers } = request;
      const pieces: Buffer[] = [];
      for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
      const answer = await fetch(`${server.url}${url}`, {
        ...{ method, headers: { 'content-type': headers['content-type'] ?? '' } },
        ...(method !== 'GET' && { body: Buffer.concat(pieces) }),
      });
      const text = await answer.text();
      const isStart = method === 'POST' && url === '/api/runs';
      if (isStart && (lost += 1) < 3) response.destroy();
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    };
    const between = createServer((request, response) => void passOn(request, response));
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void between.close());
    const { port } = between.address() as AddressInfo;
    const ran = await shotgraph(['run', graph, '--server', `http://127.0.0.1:${port}`], { cwd: folder });
    expect([ran.code, ran.stdout]).toEqual([0, 'said: Once.\n']);
    expect(lost).toBe(3);
    expect((await server.call('GET', '/api/runs')).body.total).toBe(1);
  });

  it('cancels the run on the server when it is interrupted', async () => {
    const server = await openTestServer();
    const long = writeGraph('long', {
      nodes: { picture, show: { ...show, params: { secondsEach: 600, width: 1280, height: 720 } } },
      edges: { one: ends('picture', 'image', 'show', 'images') },
    });
    const process = startShotgraph(['run', long, '--server', server.url, '--json'], { cwd: folder });
    await process.lines(4);
    process.kill('SIGINT');
    const ran = await process.ended;
    expect(ran.code).toBe(130);
    expect(eventsOf(ran.stdout).at(-1)).toMatchObject({ type: 'run-end', state: 'cancelled' });
    const { runs } = (await server.call('GET', '/api/runs')).body as { runs: { state: string }[] };
    expect(runs.map(({ state }) => state)).toEqual(['cancelled']);
  });
});
