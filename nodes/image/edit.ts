import { z } from 'zod';
import { defineNode, field, optionalList, output, required } from '../../runtime/node/defineNode.ts';
import { onlyAsset, pictureParams } from '../../runtime/node/pictureParams.ts';

export const imageEdit = defineNode({
  type: 'image/edit',
  version: 1,
  title: 'Edit picture',
  category: 'Image',
  description: 'Changes a picture by words: another light, another coat, a thing taken away.',
  resource: 'provider',
  modality: 'image',
  localModel: 'local/frame',
  inputs: {
    image: required('image', { description: 'The picture to change.' }),
    references: optionalList('image', { description: 'Pictures to take things from.' }),
    prompt: field('text', z.string().max(20_000).default(''), { description: 'What to change, in words.' }),
  },
  outputs: { image: output('image', { description: 'The changed picture.' }) },
  params: z.object({
    model: z.string().default('fal/nano-banana-edit').describe('The model that changes the picture.'),
    ...pictureParams,
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'image',
    prompt: inputs.prompt,
    negativePrompt: params.negativePrompt,
    references: [inputs.image, ...inputs.references],
    width: params.width,
    height: params.height,
    ...(params.depiction && { depiction: params.depiction }),
    options: named.options,
  }),
  respond: (assets) => ({ image: onlyAsset(assets, 'image') }),
});
