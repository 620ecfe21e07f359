import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { RealServer } from './realServer.ts';

const folder = fileURLToPath(new URL('../../graphs/the-last-lamp/', import.meta.url));

/** The first scene of the film that ships, small and with few frames, saved on the server. */
export async function saveFirstScene(server: RealServer): Promise<Graph> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (path) => ({ path, text: await readFile(`${folder}${path}`, 'utf8') })),
  );
  const { id } = (await server.call('POST', '/api/screenplays/folder', { name: 'the-last-lamp', files })) as {
    id: string;
  };
  const options = { scenes: [1], size: '480x200', fps: '12', ambience: false };
  const made = (await server.call('POST', `/api/screenplays/${id}/graph`, options)) as { graph: Graph };
  const saved = (await server.call('POST', '/api/graphs', { graph: made.graph })) as { graph: Graph };
  return saved.graph;
}
