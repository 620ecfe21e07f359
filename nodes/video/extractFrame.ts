import { z } from 'zod';
import { seekToFrame } from '../../runtime/media/spanFilters.ts';
import { defineNode, field, output, required } from '../../runtime/node/defineNode.ts';
import type { VideoFacts } from '../../runtime/node/videoFacts.ts';
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
    const picked =
      params.at === 'first' ? firstFrame : pickedFrame(facts, params.at === 'last' ? undefined : inputs.seconds);
    const { assets } = await context.ffmpeg({
      inputs: { clip: inputs.video },
      outputs: {
        frame: { kind: 'image', extension: 'png', facts: { width: facts.width, height: facts.height } },
      },
      args: (paths) => [
        ...[...picked.seek, '-i', paths.input('clip'), '-map', '0:v:0', ...picked.output],
        ...['-pix_fmt', 'rgb24', '-map_metadata', '-1', '-update', '1', paths.output('frame')],
      ],
    });
    return { image: assets.frame };
  },
});

/** Arguments before and after the input that make one frame the last that is written. */
interface PickedFrame {
  seek: readonly string[];
  output: readonly string[];
}

const firstFrame: PickedFrame = { seek: [], output: ['-frames:v', '1'] };

/** The frame shown at a time, or the last one. An even clip is opened there, an uneven one is read up to there. */
function pickedFrame(facts: VideoFacts, seconds: number | undefined): PickedFrame {
  const { rate, frames } = facts;
  if (facts.variableRate !== true && frames !== undefined) {
    const last = Math.max(0, frames - 1);
    const frame = seconds === undefined ? last : Math.min(last, Math.floor((seconds * rate.num) / rate.den + 1e-6));
    return { seek: seekToFrame(frame, rate), output: ['-frames:v', '1'] };
  }
  if (seconds === undefined && frames !== undefined) {
    return { seek: [], output: ['-vf', `select=eq(n\\,${frames - 1})`, '-frames:v', '1'] };
  }
  return { seek: [], output: ['-vf', `select=lte(t\\,${(seconds ?? facts.seconds) + 1e-6})`, '-vsync', '0'] };
}
