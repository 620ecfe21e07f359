import { z } from 'zod';
import { defineNode, output } from '../../runtime/node/defineNode.ts';
import { importedAsset } from '../../runtime/node/importedAsset.ts';

export const imageImport = defineNode({
  type: 'image/import',
  version: 1,
  title: 'Picture',
  category: 'Image',
  description: 'A picture of your own: a photograph, a drawing, a logo.',
  resource: 'none',
  gives: 'source',
  inputs: {},
  outputs: { image: output('image', { description: 'The picture, unchanged.' }) },
  params: z.object({
    source: z.string().max(4000).default('').describe('The picture file: a path beside the graph, or a stored asset.'),
  }),
  run: async ({ params }, context) => ({ image: await importedAsset(params.source, 'image', context) }),
});
