import { z } from 'zod';
import { zMusicMood } from '../../runtime/graph/soundscape.ts';
import { offeredLength } from '../../runtime/media/offeredLength.ts';
import { defineNode, field, output } from '../../runtime/node/defineNode.ts';
import { onlyAsset } from '../../runtime/node/pictureParams.ts';

export const audioCompose = defineNode({
  type: 'audio/compose',
  version: 1,
  title: 'Make music',
  category: 'Audio',
  description: 'Makes music in a mood. A music bed repeats it where the film is longer.',
  resource: 'provider',
  modality: 'music',
  localModel: 'local/music',
  inputs: {
    prompt: field('text', z.string().max(4000).default(''), {
      description: 'What the music is like, in words: for models that make music of words.',
    }),
    seconds: field('number', z.number().min(3).max(300).default(60), { description: 'Length in seconds.' }),
  },
  outputs: { audio: output('audio', { description: 'The music.' }) },
  params: z.object({
    model: z.string().default('fal/elevenlabs-music').describe('The model that makes the music.'),
    mood: zMusicMood.default('calm').describe('What it feels like: the local model plays by this.'),
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'music',
    prompt: inputs.prompt,
    seconds: offeredLength(inputs.seconds, named.limits),
    mood: params.mood,
    options: named.options,
  }),
  respond: (assets) => ({ audio: onlyAsset(assets, 'audio') }),
});
