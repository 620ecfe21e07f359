import { z } from 'zod';
import { defineNode, field, output, required } from '../../runtime/node/defineNode.ts';
import { videoFacts } from '../../runtime/node/videoFacts.ts';
import { cutVideo } from '../../runtime/film/cutVideo.ts';

export const videoHold = defineNode({
  type: 'video/hold',
  version: 1,
  title: 'Hold',
  category: 'Video',
  description: 'Makes a clip longer by holding its last picture. One that is long enough stays as it is.',
  resource: 'cpu',
  inputs: {
    video: required('video', { description: 'The clip.' }),
    seconds: field('number', z.number().min(0).max(86_400).default(0), {
      description: 'Length to reach, in seconds.',
    }),
  },
  outputs: { video: output('video', { description: 'The clip, at least that long.' }) },
  params: z.object({}),
  run: async ({ inputs }, context) => {
    const facts = await videoFacts(inputs.video, context);
    if (inputs.seconds <= facts.seconds) return { video: { ...inputs.video, facts } };
    return { video: await cutVideo(inputs.video, { start: 0, seconds: inputs.seconds, hold: true }, context) };
  },
});
