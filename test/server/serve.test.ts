import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEditor } from '../../server/web/buildEditor.ts';
import { shotgraph, startShotgraph } from '../cli/shotgraph.ts';
import { fileFolder } from '../harness/fileFolder.ts';

const folder = fileFolder();
const env = { SHOTGRAPH_KEYS: join(folder, 'keys.json') };

async function serve(args: readonly string[] = []) {
  const server = startShotgraph(['serve', '--port', '0', '--cache', 'cache', ...args], { cwd: folder, env });
  await server.lines(1);
  return { server, url: /http:\/\/\S+/.exec(server.printed())?.[0] ?? '' };
}

// Once, before any server says on its log that it does.
beforeAll(async () => void (await buildEditor(() => undefined)), 120_000);

describe('shotgraph serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'tells its address when it is ready, and ends with 0 on %s',
    async (signal) => {
      const { server, url } = await serve();
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(await (await fetch(`${url}/ready`)).json()).toMatchObject({ ready: true });
      expect(await (await fetch(url)).text()).toContain('<h1>Shotgraph</h1>');
      server.kill(signal);
      const { code, stdout, stderr } = await server.ended;
      expect([code, stdout]).toEqual([0, `Shotgraph is ready: ${url}\n`]);
      for (const line of stderr.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: 'info' });
      await expect(fetch(url)).rejects.toThrow();
    },
  );

  it('lives on when a plug-in throws where nobody can catch it, and says so', async () => {
    const plugins = join(folder, 'plugins');
    await mkdir(plugins);
    await writeFile(
      join(plugins, 'stray.js'),
      `export default ({ defineNode, z, output }) => defineNode({
        type: 'text/stray', version: 1, title: 'Stray', category: 'Text', description: 'Throws.', resource: 'none',
        inputs: {}, outputs: { text: output('text', { description: 'A text.' }) }, params: z.object({}),
        run: () => new Promise((resolve) => {
          setTimeout(() => { setTimeout(() => resolve({ text: 'made' })); throw new Error('astray'); });
        }) });`,
    );
    const { server, url } = await serve(['--plugins', plugins]);
    const graph = {
      ...{ format: 'shotgraph', version: 1, id: 'stray', name: 'Stray' },
      nodes: { stray: { type: 'text/stray', typeVersion: 1, params: {} } },
    };
    const answer = await fetch(`${url}/api/runs`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ graph }) },
    });
    const { id } = (await answer.json()) as { id: string };
    const state = async () => ((await (await fetch(`${url}/api/runs/${id}`)).json()) as { state: string }).state;
    await expect.poll(state).toBe('done');
    server.kill('SIGTERM');
    const { code, stderr } = await server.ended;
    const lines = stderr.trim().split('\n');
    const errors = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error');
    expect([code, errors.map(({ err }) => err.message)]).toEqual([0, ['astray']]);
  });

  it('is left at once on a second signal, when work of a plug-in does not stop', async () => {
    const plugins = join(folder, 'endless');
    await mkdir(plugins);
    await writeFile(
      join(plugins, 'endless.js'),
      `export default ({ defineNode, z, output }) => defineNode({
        type: 'text/endless', version: 1, title: 'Endless', category: 'Text', description: 'Hangs.', resource: 'none',
        inputs: {}, outputs: { text: output('text', { description: 'A text.' }) }, params: z.object({}),
        run: () => new Promise(() => {}) });`,
    );
    const { server, url } = await serve(['--plugins', plugins]);
    const graph = {
      ...{ format: 'shotgraph', version: 1, id: 'endless', name: 'Endless' },
      nodes: { endless: { type: 'text/endless', typeVersion: 1, params: {} } },
    };
    const answer = await fetch(`${url}/api/runs`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ graph }) },
    });
    const path = `${url}/api/runs/${((await answer.json()) as { id: string }).id}`;
    const running = async () => ((await (await fetch(path)).json()) as { counts: { running: number } }).counts.running;
    await expect.poll(running).toBe(1);
    const again = setInterval(() => server.kill('SIGTERM'), 100);
    const { code } = await server.ended;
    clearInterval(again);
    expect(code).toBe(130);
  });

  it('ends with 2 and one sentence where it can not listen', async () => {
    const { server, url } = await serve();
    const taken = await shotgraph(['serve', '--port', new URL(url).port, '--cache', 'other'], { cwd: folder, env });
    expect([taken.code, taken.stdout]).toEqual([2, '']);
    expect(taken.stderr).toContain('is taken');
    const open = await shotgraph(['serve', '--host', '0.0.0.0', '--port', '0', '--cache', 'other'], {
      cwd: folder,
      env: { ...env, SHOTGRAPH_TOKEN: '' },
    });
    expect([open.code, open.stderr]).toEqual([2, expect.stringContaining('SHOTGRAPH_TOKEN')]);
    const wrong = await shotgraph(['serve', '--port', 'http'], { cwd: folder, env });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--port "http" is not a port')]);
    server.kill('SIGTERM');
    await server.ended;
  });
});
