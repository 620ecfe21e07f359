import { z } from 'zod';
import { defineNode, field, output } from '../../runtime/node/defineNode.ts';
import { onlyAsset, pictureParams } from '../../runtime/node/pictureParams.ts';

export const imageGenerate = defineNode({
  type: 'image/generate',
  version: 1,
  title: 'Generate picture',
  category: 'Image',
  description: 'Makes a picture from words: a place, a portrait, a prop.',
  resource: 'provider',
  modality: 'image',
  localModel: 'local/frame',
  inputs: {
    prompt: field('text', z.string().max(20_000).default(''), { description: 'What to show, in words.' }),
  },
  outputs: { image: output('image', { description: 'The picture.' }) },
  params: z.object({
    model: z.string().default('fal/flux-2-flex').describe('The model that makes the picture.'),
    ...pictureParams,
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'image',
    prompt: inputs.prompt,
    negativePrompt: params.negativePrompt,
    references: [],
    width: params.width,
    height: params.height,
    ...(params.depiction && { depiction: params.depiction }),
    options: named.options,
  }),
  respond: (assets) => ({ image: onlyAsset(assets, 'image') }),
});
