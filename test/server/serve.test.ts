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
