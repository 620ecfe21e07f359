import { z } from 'zod';
import { nearestFrame } from '../../runtime/media/frameArithmetic.ts';
import { seekToFrame } from '../../runtime/media/spanFilters.ts';
import { defineNode, field, output, required } from '../../runtime/node/defineNode.ts';
import { videoFacts } from '../../runtime/node/videoFacts.ts';

export const videoExtractFrame = defineNode({
  type: 'video/extract-frame',
  version: 1,
  title: 'Take a frame',
  category: 'Video',
  description: 'One frame of a clip as a picture: to go on from its end, or as a thumbnail.',
  resource: 'cpu',
  inputs: {
    video: required('video', { description: 'The clip.' }),
    seconds: field('number', z.number().min(0).max(86_400).default(0), {
      description: 'When, in seconds of the clip, if the frame at a time is wanted.',
    }),
  },
  outputs: { image: output('image', { description: 'The frame, without loss.' }) },
  params: z.object({
    at: z.enum(['first', 'last', 'time']).default('first').describe('Which frame: the first, the last, or at a time.'),
  }),
  run: async ({ inputs, params }, context) => {
    const facts = await videoFacts(inputs.video, context);
    const { rate } = facts;
    const even = facts.variableRate !== true && facts.frames !== undefined;
    const last = Math.max(0, ((even ? facts.frames : undefined) ?? nearestFrame(facts.seconds, rate)) - 1);
    const timed = Math.min(last, Math.floor((inputs.seconds * rate.num) / rate.den + 1e-6));
    const frame = params.at === 'first' ? 0 : params.at === 'last' ? last : timed;
    // Uneven frame times are made even first: only then does a number name a frame.
    const picked = even
      ? []
      : ['-vf', `fps=${rate.num}/${rate.den}:start_time=0,tpad=stop=-1:stop_mode=clone,trim=start_frame=${frame}`];
    const { assets } = await context.ffmpeg({
      inputs: { clip: inputs.video },
      outputs: {
        frame: { kind: 'image', extension: 'png', facts: { width: facts.width, height: facts.height } },
      },
      args: (paths) => [
        ...[...(even ? seekToFrame(frame, rate) : []), '-i', paths.input('clip'), '-map', '0:v:0', ...picked],
        ...['-frames:v', '1', '-pix_fmt', 'rgb24', '-map_metadata', '-1', '-update', '1', paths.output('frame')],
      ],
    });
    return { image: assets.frame };
  },
});
