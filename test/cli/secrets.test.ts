import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializeGraph } from '../../runtime/graph/serializeGraph.ts';
import { zGraph } from '../../runtime/graph/graph.ts';
import { fileFolder } from '../harness/fileFolder.ts';
import { shotgraph } from './shotgraph.ts';

const folder = fileFolder();
const canary = 'canary-7f3e9d1c5b8a2460';

/** Files under the folder that hold these bytes, whatever they are. */
function filesWith(text: string): string[] {
  try {
    return execFileSync('grep', ['-rlaF', text, folder], { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return [];
  }
}

describe('a planted secret', () => {
  it('is found nowhere in film, store, logs and events', async () => {
    const picture = {
      type: 'image/generate',
      typeVersion: 1,
      params: { prompt: `A room. ${canary}`, width: 64, height: 64 },
    };
    const clip = { type: 'video/animate', typeVersion: 1, params: { seconds: 1, width: 64, height: 64 } };
    const file = { type: 'export/file', typeVersion: 1, params: {} };
    const graph = zGraph.parse({
      ...{ format: 'shotgraph', version: 1, id: 'canary', name: `Film ${canary}`, description: canary },
      nodes: { picture, clip, file },
      edges: {
        one: { from: { node: 'picture', port: 'image' }, to: { node: 'clip', port: 'image' } },
        two: { from: { node: 'clip', port: 'video' }, to: { node: 'file', port: 'file' } },
      },
    });
    const path = join(folder, 'canary.graph.json');
    writeFileSync(path, serializeGraph(graph));
    const env = { FAL_KEY: canary, SHOTGRAPH_DEBUG: '1' };
    const ran = await shotgraph(['run', path, '--out', 'out', '--cache', 'cache', '--json'], { cwd: folder, env });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('holds a secret, which was left out');
    expect(`${ran.stdout}${ran.stderr}`).not.toContain(canary);
    expect(filesWith(canary)).toEqual([path]);
    const taken = await shotgraph(['import', 'out/film.mp4', '--out', 'taken.graph.json'], { cwd: folder, env });
    expect(taken.code).toBe(0);
    expect(filesWith(canary)).toEqual([path]);
    expect(filesWith('"image/generate"')).toContain(join(folder, 'taken.graph.json'));
  });

  it('is taken out of a screenplay too, be it a key of the environment or one that the server keeps', async () => {
    const kept = 'Kept-4c1d7e90a2b35f68';
    const script = join(folder, 'secret.fountain');
    writeFileSync(script, `INT. KITCHEN - DAY\n\nANNA\nMy keys are ${canary} and ${kept}, yes.\n`);
    const keys = join(folder, 'keys.json');
    writeFileSync(keys, JSON.stringify({ FAL_KEY: kept }));
    const env = { ELEVENLABS_API_KEY: canary, SHOTGRAPH_KEYS: keys };
    const args = [
      '--size',
      '64x64',
      '--no-ambience',
      '--json',
      '--save-graph',
      'kept.graph.json',
      '--cache',
      'kept-cache',
    ];
    const ran = await shotgraph(['film', script, '--out', 'kept.mp4', ...args], { cwd: folder, env });
    expect(ran.code).toBe(0);
    await shotgraph(['import', script, '--out', 'imported.graph.json'], { cwd: folder, env });
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/canary-|Kept-/);
    expect(filesWith('My keys are removed and removed, yes.')).toContain(join(folder, 'imported.graph.json'));
    expect(filesWith(canary).filter((file) => file !== script && !file.endsWith('canary.graph.json'))).toEqual([]);
    expect(filesWith(kept).filter((file) => file !== script && file !== keys)).toEqual([]);
  });
});
