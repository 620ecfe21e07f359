import { z } from 'zod';
import { zCameraMove } from '../../runtime/graph/depiction.ts';
import { zRate } from '../../runtime/graph/rate.ts';
import { offeredLength } from '../../runtime/media/offeredLength.ts';
import { defineNode, field, output } from '../../runtime/node/defineNode.ts';
import { onlyAsset, pictureParams } from '../../runtime/node/pictureParams.ts';
import { warnWhenShorter } from '../../runtime/node/warnWhenShorter.ts';

export const videoGenerate = defineNode({
  type: 'video/generate',
  version: 1,
  title: 'Generate clip',
  category: 'Video',
  description: 'Makes a clip from words alone.',
  resource: 'provider',
  modality: 'video',
  localModel: 'local/move',
  inputs: {
    prompt: field('text', z.string().max(20_000).default(''), {
      description: 'What is seen and what happens; left empty, what the depiction says happens.',
    }),
    seconds: field('number', z.number().positive().max(3600).default(5), {
      description: 'Length in seconds; the model is asked for the shortest length it offers that holds it.',
    }),
  },
  outputs: { video: output('video', { description: 'The clip, at least as long as wanted where the model can.' }) },
  params: z.object({
    model: z.string().default('fal/wan22-t2v').describe('The model that makes the clip.'),
    move: zCameraMove.default('static').describe('How the camera moves.'),
    rate: zRate.default({ num: 24, den: 1 }).describe('Frames a second, as a fraction.'),
    ...pictureParams,
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'video',
    prompt: inputs.prompt || (params.depiction?.action ?? ''),
    negativePrompt: params.negativePrompt,
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
