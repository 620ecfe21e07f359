import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileFolder } from '../harness/fileFolder.ts';
import { openTestServer } from '../harness/serverHarness.ts';
import { shotgraph } from './shotgraph.ts';

const folder = fileFolder();
const base = { format: 'shotgraph', version: 1 };
const greeting = {
  ...{ ...base, id: 'greeting', name: 'Greeting' },
  nodes: {
    hello: { type: 'text/value', typeVersion: 1, params: { text: 'Hello' } },
    name: { type: 'text/value', typeVersion: 1 },
    all: { type: 'text/join', typeVersion: 1, params: { separator: ' ' } },
  },
  edges: {
    a: { from: { node: 'hello', port: 'text' }, to: { node: 'all', port: 'texts' }, order: 1 },
    b: { from: { node: 'name', port: 'text' }, to: { node: 'all', port: 'texts' }, order: 2 },
  },
  inputs: [{ name: 'who', node: 'name', param: 'text' }],
  outputs: [{ name: 'words', node: 'all', port: 'text' }],
};
const letter = {
  ...{ ...base, id: 'letter', name: 'Letter' },
  nodes: { greet: { type: 'template/greeting@1', typeVersion: 1, params: { who: 'Ann' } } },
  inputs: [{ name: 'who', node: 'greet', param: 'who' }],
  outputs: [{ name: 'letter', node: 'greet', port: 'words' }],
};

function write(where: string, files: Readonly<Record<string, object>>): string {
  mkdirSync(join(folder, where));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, where, `${name}.graph.json`), JSON.stringify(content));
  }
  return join(folder, where);
}

describe('a graph file that is made of templates', () => {
  it('finds them beside itself', async () => {
    const cwd = write('beside', { letter, 'greeting@1': greeting });
    const ran = await shotgraph(['run', 'letter.graph.json', '--input', 'who=Bob', '--cache', 'cache'], { cwd });
    expect([ran.code, ran.stdout]).toEqual([0, 'letter: Hello Bob\n']);
    expect(await shotgraph(['validate', 'letter.graph.json'], { cwd })).toMatchObject({ code: 0 });
    const plan = await shotgraph(['plan', 'letter.graph.json', '--cache', 'cache'], { cwd });
    expect(plan.stdout).toContain('greet::all');
  });

  it('may carry them, or find what was published in the cache; else it says what is missing', async () => {
    const carrying = { ...letter, templates: { 'template/greeting@1': greeting } };
    const cwd = write('carried', { carrying, letter });
    const ran = await shotgraph(['run', 'carrying.graph.json', '--cache', 'cache'], { cwd });
    expect([ran.code, ran.stdout]).toEqual([0, 'letter: Hello Ann\n']);
    const missing = await shotgraph(['run', 'letter.graph.json', '--cache', 'published'], { cwd });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('template/greeting@1');
    const server = await openTestServer({ cacheFolder: join(cwd, 'published') });
    await server.call('POST', '/api/graphs', { graph: greeting });
    await server.call('POST', '/api/graphs/greeting/publications', { revision: 1 });
    const found = await shotgraph(['run', 'letter.graph.json', '--cache', 'published'], { cwd });
    expect([found.code, found.stdout]).toEqual([0, 'letter: Hello Ann\n']);
    const there = await shotgraph(['run', 'letter.graph.json', '--server', server.url], { cwd });
    expect([there.code, there.stdout]).toEqual([0, 'letter: Hello Ann\n']);
  });

  it('brings them along to a server, and refuses one that holds itself', async () => {
    const ring = { ...greeting, nodes: { ...greeting.nodes, again: { type: 'template/greeting@1', typeVersion: 1 } } };
    const cwd = write('ring', { letter, 'greeting@1': ring });
    const refused = await shotgraph(['run', 'letter.graph.json', '--cache', 'cache'], { cwd });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('made of itself')]);
    const server = await openTestServer();
    const there = write('brought', { letter, 'greeting@1': greeting });
    const ran = await shotgraph(['run', 'letter.graph.json', '--server', server.url], { cwd: there });
    expect([ran.code, ran.stdout]).toEqual([0, 'letter: Hello Ann\n']);
  });
});
