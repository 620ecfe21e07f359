import { z } from 'zod';
import { defineNode, field, optionalList, output, required } from '../../runtime/node/defineNode.ts';
import { onlyAsset, pictureParams } from '../../runtime/node/pictureParams.ts';

export const imageComposite = defineNode({
  type: 'image/composite',
  version: 1,
  title: 'Composite',
  category: 'Image',
  description: 'Puts people into a place, so that faces and rooms stay the same from shot to shot.',
  resource: 'provider',
  modality: 'image',
  localModel: 'local/frame',
  inputs: {
    setting: required('image', { description: 'The place, without people.' }),
    people: optionalList('image', { description: 'A portrait of each person in the shot.' }),
    prompt: field('text', z.string().max(20_000).default(''), { description: 'Who does what, and how it is framed.' }),
  },
  outputs: { image: output('image', { description: 'The first frame of the shot.' }) },
  params: z.object({
    model: z.string().default('fal/nano-banana-edit').describe('The model that makes the picture.'),
    ...pictureParams,
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'image',
    prompt: inputs.prompt,
    negativePrompt: params.negativePrompt,
    references: [inputs.setting, ...inputs.people],
    width: params.width,
    height: params.height,
    ...(params.depiction && { depiction: params.depiction }),
    options: named.options,
  }),
  respond: (assets) => ({ image: onlyAsset(assets, 'image') }),
});
