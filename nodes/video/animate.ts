import { z } from 'zod';
import { zCameraMove } from '../../runtime/graph/depiction.ts';
import { zRate } from '../../runtime/graph/rate.ts';
import { offeredLength } from '../../runtime/media/offeredLength.ts';
import { defineNode, field, output, required } from '../../runtime/node/defineNode.ts';
import { onlyAsset, pictureParams } from '../../runtime/node/pictureParams.ts';
import { warnWhenShorter } from '../../runtime/node/warnWhenShorter.ts';

export const videoAnimate = defineNode({
  type: 'video/animate',
  version: 1,
  title: 'Animate picture',
  category: 'Video',
  description: 'Sets a picture in motion: it is the first frame of the clip.',
  resource: 'provider',
  modality: 'video',
  localModel: 'local/move',
  inputs: {
    image: required('image', { description: 'The first frame.' }),
    prompt: field('text', z.string().max(20_000).default(''), {
      description: 'What moves, in words; left empty, what the depiction says happens.',
    }),
    seconds: field('number', z.number().positive().max(3600).default(5), {
      description: 'Length in seconds; the model is asked for the shortest length it offers that holds it.',
    }),
  },
  outputs: { video: output('video', { description: 'The clip, at least as long as wanted where the model can.' }) },
  params: z.object({
    model: z.string().default('fal/wan22').describe('The model that makes the clip.'),
    move: zCameraMove.default('static').describe('How the camera moves.'),
    rate: zRate.default({ num: 24, den: 1 }).describe('Frames a second, as a fraction.'),
    ...pictureParams,
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'video',
    prompt: inputs.prompt || (params.depiction?.action ?? ''),
    negativePrompt: params.negativePrompt,
    image: inputs.image,
    seconds: offeredLength(inputs.seconds, named.limits),
    rate: params.rate,
    width: params.width,
    height: params.height,
    move: params.move,
    ...(params.depiction && { depiction: params.depiction }),
    options: named.options,
  }),
  respond: (assets, { inputs }, context) => {
    const video = onlyAsset(assets, 'video');
    warnWhenShorter(video, inputs.seconds, context);
    return { video };
  },
});
