import { z } from 'zod';
import { zSoundscape } from '../../runtime/graph/soundscape.ts';
import { offeredLength } from '../../runtime/media/offeredLength.ts';
import { defineNode, field, output } from '../../runtime/node/defineNode.ts';
import { onlyAsset } from '../../runtime/node/pictureParams.ts';

export const audioGenerate = defineNode({
  type: 'audio/generate',
  version: 1,
  title: 'Make sound',
  category: 'Audio',
  description: 'Makes the sound of a place, or of something that happens: wind, rain, a room, a door.',
  resource: 'provider',
  modality: 'sound',
  localModel: 'local/sound',
  inputs: {
    prompt: field('text', z.string().max(2000).default(''), {
      description: 'What is heard, in words: for models that make sound of words.',
    }),
    seconds: field('number', z.number().min(0.1).max(300).default(12), { description: 'Length in seconds.' }),
  },
  outputs: { audio: output('audio', { description: 'The sound.' }) },
  params: z.object({
    model: z.string().default('fal/elevenlabs-sfx').describe('The model that makes the sound.'),
    loop: z.boolean().default(false).describe('It repeats without a seam: for the sound of a place.'),
    soundscape: zSoundscape
      .default({ ambience: [], effects: [] })
      .describe('What is heard, in choices: the local model plays these.'),
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'sound',
    prompt: inputs.prompt,
    seconds: offeredLength(inputs.seconds, named.limits),
    loop: params.loop,
    soundscape: params.soundscape,
    options: named.options,
  }),
  respond: (assets) => ({ audio: onlyAsset(assets, 'audio') }),
});
