import { z } from 'zod';
import { defineNode, field, output, required } from '../../runtime/node/defineNode.ts';
import { cutVideo } from '../../runtime/film/cutVideo.ts';

export const videoTrim = defineNode({
  type: 'video/trim',
  version: 1,
  title: 'Trim',
  category: 'Video',
  description: 'Takes a stretch out of a clip, to the frame, with its sound.',
  resource: 'cpu',
  inputs: {
    video: required('video', { description: 'The clip.' }),
    start: field('number', z.number().min(0).max(86_400).default(0), {
      description: 'Where the stretch begins, in seconds of the clip.',
    }),
    seconds: field('number', z.number().min(0).max(86_400).default(0), {
      description: 'How long it is, in seconds; 0 takes all to the end.',
    }),
  },
  outputs: { video: output('video', { description: 'The stretch.' }) },
  params: z.object({
    hold: z
      .boolean()
      .default(false)
      .describe('When the clip is too short, hold its last picture up to the wanted length.'),
  }),
  run: async ({ inputs, params }, context) => ({
    video: await cutVideo(
      inputs.video,
      { start: inputs.start, seconds: inputs.seconds, hold: params.hold },
      context,
      (problem) => context.warn(problem),
    ),
  }),
});
