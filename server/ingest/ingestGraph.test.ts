import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { zGraph } from '../../runtime/graph/graph.ts';
import { harnessStore, makePicture, pathOf } from '../../test/harness/nodeHarness.ts';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { ingestGraph } from './ingestGraph.ts';

const node = (type: string, source: string) => ({ type, typeVersion: 1, params: { source, other: 1 } });

it('stores the sources of import nodes and says at which node one can not be', async () => {
  const folder = await temporaryFolder();
  const picture = await makePicture();
  await copyFile(await pathOf(picture), join(folder, 'a.png'));
  const graph = zGraph.parse({
    format: 'shotgraph',
    version: 1,
    id: 'g',
    name: '',
    nodes: {
      good: node('image/import', 'a.png'),
      bad: node('video/import', 'a.png'),
      unset: node('audio/import', ''),
      other: node('text/value', 'a.png'),
    },
  });
  const { signal } = new AbortController();
  const ingested = await ingestGraph(graph, { store: await harnessStore(), signal, folder, anywhere: false });
  const sources = Object.entries(ingested.graph.nodes).map(([id, { params }]) => [id, params['source']]);
  expect(Object.fromEntries(sources)).toEqual({
    good: `asset:${picture.hash}`,
    bad: 'a.png',
    unset: '',
    other: 'a.png',
  });
  expect(ingested.problems).toEqual([
    {
      code: 'source-kind',
      severity: 'error',
      message: 'a.png is image/png, not a video.',
      node: 'bad',
      param: 'source',
    },
  ]);
});
