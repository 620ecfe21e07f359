import { z } from 'zod';
import { zRate } from '../../runtime/graph/rate.ts';
import { conformFilters, evenSize } from '../../runtime/media/conform.ts';
import { nearestFrame, samplesOfFrames, secondsOfFrames } from '../../runtime/media/frameArithmetic.ts';
import { intermediateAudioArgs, intermediateVideoArgs, soundRate } from '../../runtime/media/intermediate.ts';
import { intermediateFacts } from '../../runtime/media/intermediateFacts.ts';
import { soundGraph } from '../../runtime/media/soundTimeline.ts';
import { defineNode, output, required } from '../../runtime/node/defineNode.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { VideoFacts } from '../../runtime/node/videoFacts.ts';
import { videoFacts } from '../../runtime/node/videoFacts.ts';

/** Sides in pixels: what H.264 of the highest level holds. */
const longest = { width: 7680, height: 4320 } as const;

const zCrop = z.strictObject({
  left: z.int().min(0).describe('Pixels cut away on the left.'),
  top: z.int().min(0).describe('Pixels cut away at the top.'),
  width: z.int().min(16).max(longest.width).describe('Width of what stays, in pixels.'),
  height: z.int().min(16).max(longest.height).describe('Height of what stays, in pixels.'),
});

export const videoTransform = defineNode({
  type: 'video/transform',
  version: 1,
  title: 'Transform',
  category: 'Video',
  description:
    'Crops a clip, brings it to another size or frame rate, and takes away all that a file tells of its maker: ' +
    'names, places, dates, devices.',
  resource: 'cpu',
  inputs: { video: required('video', { description: 'The clip.' }) },
  outputs: { video: output('video', { description: 'The changed clip, without metadata.' }) },
  params: z.object({
    crop: zCrop.optional().describe('The part of the picture that stays; all of it when not set.'),
    width: z
      .int()
      .min(16)
      .max(longest.width)
      .optional()
      .describe('New width in pixels; one side alone keeps the shape.'),
    height: z
      .int()
      .min(16)
      .max(longest.height)
      .optional()
      .describe('New height in pixels; one side alone keeps the shape.'),
    fit: z
      .enum(['pad', 'crop', 'scale'])
      .default('pad')
      .describe('When the shape changes: bars around the picture, cut to fill, or pulled.'),
    rate: zRate.optional().describe('New frame rate, as a fraction; that of the clip when not set.'),
  }),
  run: async ({ inputs, params }, context) => {
    const facts = await videoFacts(inputs.video, context);
    const crop = checkedCrop(params.crop, facts);
    const rate = params.rate ?? facts.rate;
    const format = { ...newSize(crop ?? facts, params), rate };
    const keepsFrames = facts.variableRate !== true && facts.rate.num * rate.den === rate.num * facts.rate.den;
    const frames = Math.max(1, (keepsFrames ? facts.frames : undefined) ?? nearestFrame(facts.seconds, rate));
    const hasAudio = facts.hasAudio === true;
    const samples = samplesOfFrames(frames, rate, soundRate);
    const channels = facts.channels !== undefined && { channels: facts.channels };
    const piece = { source: 0, from: 0, to: samples, at: 0, fadeIn: 0, fadeOut: 0, ...channels };
    const cropFilter = crop ? [`crop=${crop.width}:${crop.height}:${crop.left}:${crop.top}:exact=1`] : [];
    const graph = [
      `[0:v:0]${[...cropFilter, ...conformFilters(format, frames, params.fit)].join(',')}[picture]`,
      ...(hasAudio ? [soundGraph([piece], { from: 0, to: samples }, 1).graph] : []),
    ];
    const { assets } = await context.ffmpeg({
      inputs: { clip: inputs.video },
      outputs: { clip: { kind: 'video', extension: 'mp4', facts: intermediateFacts(format, frames, hasAudio) } },
      seconds: secondsOfFrames(frames, rate),
      args: (paths) => [
        ...['-i', paths.input('clip'), ...(hasAudio ? ['-vn', '-i', paths.input('clip')] : [])],
        ...['-filter_complex', graph.join(';'), '-map', '[picture]', ...intermediateVideoArgs(rate)],
        ...(hasAudio ? ['-map', '[sound]', ...intermediateAudioArgs] : []),
        ...['-map_metadata', '-1', '-map_metadata:s', '-1', '-map_chapters', '-1', '-dn', paths.output('clip')],
      ],
    });
    return { video: assets.clip };
  },
});

type Crop = z.infer<typeof zCrop>;

/** @throws Fault invalid-input when the crop reaches out of the picture */
function checkedCrop(crop: Crop | undefined, facts: VideoFacts): Crop | undefined {
  if (!crop) return undefined;
  if (crop.left + crop.width > facts.width || crop.top + crop.height > facts.height) {
    const wanted = `${crop.width} × ${crop.height} from ${crop.left}, ${crop.top}`;
    const words = `The crop (${wanted}) reaches out of the picture, which is ${facts.width} × ${facts.height}.`;
    throw new Fault('crop-outside', 'invalid-input', words);
  }
  return crop;
}

/** @throws Fault invalid-input when the side that follows from the shape is longer than any that can be asked for */
function newSize(
  from: { width: number; height: number },
  to: { width?: number | undefined; height?: number | undefined },
): { width: number; height: number } {
  const width = to.width ?? (to.height === undefined ? from.width : (to.height * from.width) / from.height);
  const height = to.height ?? (to.width === undefined ? from.height : (to.width * from.height) / from.width);
  const size = { width: evenSize(width), height: evenSize(height) };
  if (size.width > longest.width || size.height > longest.height) {
    const words =
      `In the shape of the clip this would be ${size.width} × ${size.height} pixels; the most is ` +
      `${longest.width} × ${longest.height}. Ask for less, or name both sides.`;
    throw new Fault('size-too-large', 'invalid-input', words);
  }
  return size;
}
