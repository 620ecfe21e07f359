import { z } from 'zod';
import { defineNode, output } from '../../runtime/node/defineNode.ts';
import { importedAsset } from '../../runtime/node/importedAsset.ts';

export const audioImport = defineNode({
  type: 'audio/import',
  version: 1,
  title: 'Sound',
  category: 'Audio',
  description: 'A sound of your own: a song, a recorded line, a noise.',
  resource: 'none',
  gives: 'source',
  inputs: {},
  outputs: { audio: output('audio', { description: 'The sound, unchanged.' }) },
  params: z.object({
    source: z.string().max(4000).default('').describe('The sound file: a path beside the graph, or a stored asset.'),
  }),
  run: async ({ params }, context) => ({ audio: await importedAsset(params.source, 'audio', context) }),
});
