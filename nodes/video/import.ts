import { z } from 'zod';
import { defineNode, output } from '../../runtime/node/defineNode.ts';
import { importedAsset } from '../../runtime/node/importedAsset.ts';
import { videoFacts } from '../../runtime/node/videoFacts.ts';

export const videoImport = defineNode({
  type: 'video/import',
  version: 1,
  title: 'Import video',
  category: 'Video',
  description: 'A clip of your own: from a file or an address.',
  resource: 'cpu',
  gives: 'source',
  inputs: {},
  outputs: { video: output('video', { description: 'The clip.' }) },
  params: z.object({
    source: z.string().max(4000).default('').describe('The file: a path or an address, stored before the run.'),
  }),
  run: async ({ params }, context) => {
    const asset = await importedAsset(params.source, 'video', context);
    return { video: { ...asset, facts: await videoFacts(asset, context) } };
  },
});
