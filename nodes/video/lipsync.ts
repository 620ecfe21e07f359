import { z } from 'zod';
import { defineNode, output, required } from '../../runtime/node/defineNode.ts';
import { onlyAsset } from '../../runtime/node/pictureParams.ts';

export const videoLipsync = defineNode({
  type: 'video/lipsync',
  version: 1,
  title: 'Lip sync',
  category: 'Video',
  description: 'Makes the mouth in a clip speak a sound.',
  resource: 'provider',
  modality: 'lipsync',
  localModel: 'local/mouth',
  inputs: {
    video: required('video', { description: 'The clip in which somebody speaks.' }),
    audio: required('audio', { description: 'What is spoken.' }),
  },
  outputs: { video: output('video', { description: 'The clip with moving lips and the sound.' }) },
  params: z.object({
    model: z.string().default('fal/sync-lipsync-v2').describe('The model that moves the lips.'),
    speaker: z
      .string()
      .max(200)
      .default('')
      .describe('Id of the depicted person who speaks, where the picture holds more than one.'),
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'lipsync',
    video: inputs.video,
    audio: inputs.audio,
    ...(params.speaker !== '' && { speaker: params.speaker }),
    options: named.options,
  }),
  respond: (assets) => ({ video: onlyAsset(assets, 'video') }),
});
