import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { nodeDefinitions } from '../../nodes/index.ts';
import { defineNode, output } from '../../runtime/node/defineNode.ts';
import type { TaskLogEntry } from '../../runtime/protocol/runs.ts';
import type { FileStore } from '../../server/store/fileStore.ts';
import { startShotgraph } from '../cli/shotgraph.ts';
import { lockDatabase } from '../harness/lockedDatabase.ts';
import { paidParts } from '../harness/paidParts.ts';
import { openPaidProvider, type PaidProviderOptions } from '../harness/paidProvider.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { openTestStore } from '../store/openTestStore.ts';

const picture = (prompt: string) => ({
  type: 'image/generate',
  typeVersion: 1,
  params: { model: 'paid/image', prompt },
});
const text = (value: string) => ({ type: 'text/value', typeVersion: 1, params: { text: value } });
const graphOf = (nodes: object) => ({ format: 'shotgraph', version: 1, id: 'g', name: 'G', nodes });

async function paying(options: PaidProviderOptions) {
  const paid = await openPaidProvider(options);
  onTestFinished(() => paid.close());
  let store: FileStore | undefined;
  const server = await openTestServer({
    parts: paidParts(paid.url, true),
    leaseSeconds: 1,
    storeOf: (opened) => (store = opened),
  });
  return { paid, server, store: store! };
}

function stateOf(server: TestServer, id: string) {
  return async () => (await server.call('GET', `/api/runs/${id}`)).body.state as string;
}

describe('a database whose disk is full', () => {
  it('keeps the server up, refuses what can not be stored, and lets the run end when there is room', async () => {
    const { paid, server, store } = await paying({ work: 500 });
    const { body } = await server.call('POST', '/api/runs', { graph: graphOf({ one: picture('one') }), tier: 'final' });
    await expect.poll(() => paid.taken.length).toBe(1);
    const settled = async () => (await server.call('GET', `/api/ledger?run=${body.id}`)).body.entries[0].state;
    await expect.poll(settled).toBe('accepted');
    // Free pages left by changes of tables would take what comes.
    await store.database.query('VACUUM');
    const [{ page_count: pages }] = await store.database.query<[{ page_count: number }]>('PRAGMA page_count');
    await store.database.query(`PRAGMA max_page_count = ${pages}`);
    const big = graphOf(
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`n${index}`, text('x'.repeat(100))])),
    );
    const refused = await server.call('POST', '/api/graphs', { graph: big });
    expect([refused.status, refused.body.error.code]).toEqual([507, 'disk-full']);
    expect(refused.body.error.message).toMatch(/^The disk that holds .* is full: /);
    // Its result has come and can not be kept.
    await expect.poll(() => server.lines.some((line) => line.includes('is full'))).toBe(true);
    expect((await server.call('GET', '/health')).status).toBe(200);
    expect(['running', 'failed']).toContain(await stateOf(server, body.id)());
    await store.database.query('PRAGMA max_page_count = 1000000');
    await expect.poll(stateOf(server, body.id)).toMatch(/^(done|failed)$/);
    if ((await stateOf(server, body.id)()) === 'failed') {
      const again = await server.call('POST', `/api/runs/${body.id}/retry`, {});
      await expect.poll(stateOf(server, again.body.id)).toBe('done');
    }
    expect(paid.taken).toEqual(['one']);
    expect((await server.call('POST', '/api/graphs', { graph: big })).status).toBe(201);
  }, 60_000);
});

describe('a database that something else holds locked', () => {
  it('is read all the same, and written when it is free', async () => {
    const { paid, server } = await paying({ work: 100 });
    const { body } = await server.call('POST', '/api/runs', { graph: graphOf({ one: picture('one') }), tier: 'final' });
    const unlock = await lockDatabase(join(server.cacheFolder, 'store.sqlite'));
    const saved = server.call('POST', '/api/graphs', { graph: graphOf({ a: text('a') }) });
    // All of these are answered while the lock is held: nothing stops the server.
    for (let index = 0; index < 5; index += 1) {
      expect((await server.call('GET', '/health')).status).toBe(200);
      expect((await server.call('GET', `/api/runs/${body.id}`)).status).toBe(200);
    }
    await unlock();
    expect((await saved).status).toBe(201);
    await expect.poll(stateOf(server, body.id)).toBe('done');
    expect(paid.taken).toEqual(['one']);
  }, 40_000);

  it('for too long is told in a sentence', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder, { patience: 300 });
    const unlock = await lockDatabase(join(folder, 'store.sqlite'));
    await expect(store.runs.setState('r' as never, 'done')).rejects.toMatchObject({
      ...{ name: 'Fault', code: 'database-busy', faultClass: 'transient' },
      message: `Another program holds the database in ${folder} locked: end it, or try again; what is stored is safe.`,
    });
    await unlock();
  });
});

describe('nodes of plug-ins that misbehave', () => {
  const plugin = (type: string, work: string) => `
    export default ({ defineNode, z, output }) => defineNode({
      type: '${type}', version: 1, title: 'Bad', category: 'Test', description: 'Bad.', resource: 'none',
      inputs: {}, outputs: { text: output('text', { description: 'Words.' }) }, params: z.object({}),
      run: async () => { ${work} } });`;

  it('by throwing, by giving the wrong kind or by work that nobody waits for end their own run only', async () => {
    const folder = await temporaryFolder();
    const plugins = join(folder, 'plugins');
    await mkdir(plugins);
    await writeFile(join(plugins, 'throws.js'), plugin('bad/throws', "throw new TypeError('no such thing');"));
    await writeFile(join(plugins, 'wrong.js'), plugin('bad/wrong', 'return { text: 7 };'));
    const stray = "Promise.reject(new Error('nobody waits for this')); return { text: 'fine' };";
    await writeFile(join(plugins, 'stray.js'), plugin('bad/stray', stray));
    const args = ['serve', '--port', '0', '--cache', 'cache', '--plugins', 'plugins'];
    const env = { SHOTGRAPH_KEYS: join(folder, 'keys.json') };
    const server = startShotgraph(args, { cwd: folder, env });
    onTestFinished(() => server.kill('SIGKILL'));
    await server.lines(1);
    const url = /http:\/\/\S+/.exec(server.printed())?.[0] ?? '';
    const ask = async (path: string, body?: object) => {
      const sent = body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      };
      return (await (await fetch(`${url}${path}`, sent)).json()) as { id: string; state: string; message?: string };
    };
    const ends: [string, string | undefined][] = [];
    for (const type of ['bad/stray', 'bad/throws', 'bad/wrong']) {
      const { id } = await ask('/api/runs', { graph: graphOf({ n: { type, typeVersion: 1, params: {} } }) });
      await expect.poll(async () => (await ask(`/api/runs/${id}`)).state).toMatch(/^(done|failed)$/);
      const { state, message } = await ask(`/api/runs/${id}`);
      ends.push([state, message]);
    }
    expect(ends).toEqual([
      ['done', undefined],
      ['failed', 'n failed: no such thing'],
      ['failed', expect.stringContaining('gave a value of type number on its output "text"')],
    ]);
    server.kill('SIGTERM');
    const { code, stderr } = await server.ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining('nobody waits for this')]);
  });
});

describe('ffmpeg that the system kills', () => {
  const tone = defineNode({
    ...{ type: 'test/tone', version: 1, title: 'Tone', category: 'Test', description: 'A tone.', resource: 'cpu' },
    inputs: {},
    outputs: { audio: output('audio', { description: 'The tone.' }) },
    params: z.object({}),
    async run(_, { ffmpeg }) {
      const { assets } = await ffmpeg({
        inputs: {},
        outputs: { tone: { kind: 'audio', extension: 'flac' } },
        args: (paths) => ['-f', 'lavfi', '-i', 'sine=d=0.1', paths.output('tone')],
      });
      return { audio: assets.tone };
    },
  });

  it('is started again, and says in the log what happened', async () => {
    const folder = await temporaryFolder();
    const program = join(folder, 'ffmpeg');
    const real = process.env['FFMPEG_PATH'] || '/usr/bin/ffmpeg';
    const once = `case "$*" in *sine*) if [ ! -e "${folder}/killed" ]; then touch "${folder}/killed"; kill -9 $$; fi;; esac`;
    await writeFile(program, `#!/bin/sh\n${once}\nexec ${real} "$@"\n`);
    await chmod(program, 0o755);
    vi.stubEnv('FFMPEG_PATH', program);
    vi.stubEnv('FFPROBE_PATH', real.replace(/ffmpeg$/, 'ffprobe'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const definitions = new Map([...nodeDefinitions, tone].map((definition) => [definition.info.type, definition]));
    const server = await openTestServer({ parts: { definitions } });
    const graph = graphOf({ a: { type: 'test/tone', typeVersion: 1, params: {} }, b: text('b') });
    const { body } = await server.call('POST', '/api/runs', { graph });
    await expect.poll(stateOf(server, body.id)).toBe('done');
    expect(await readFile(join(folder, 'killed'), 'utf8')).toBe('');
    const { body: log } = await server.call('GET', `/api/runs/${body.id}/log`);
    expect((log.entries as TaskLogEntry[]).map(({ text: words }) => words).join('\n')).toContain(
      'stopped by the system (SIGKILL)',
    );
    const { body: events } = await server.call('GET', `/api/runs/${body.id}/events`);
    expect(events.events).toContainEqual(expect.objectContaining({ type: 'task-retry', code: 'ffmpeg-killed' }));
  }, 40_000);
});
