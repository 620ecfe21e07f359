import { z } from 'zod';
import type { Asset } from '../../runtime/graph/asset.ts';
import { zRate } from '../../runtime/graph/rate.ts';
import { concatList } from '../../runtime/media/concatList.ts';
import type { PictureFormat } from '../../runtime/media/conform.ts';
import { evenSize } from '../../runtime/media/conform.ts';
import { framesToHold, samplesOfFrames, secondsOfFrames } from '../../runtime/media/frameArithmetic.ts';
import { intermediateAudioArgs, intermediateVideoArgs, soundRate } from '../../runtime/media/intermediate.ts';
import { intermediateFacts } from '../../runtime/media/intermediateFacts.ts';
import type { Slide } from '../../runtime/media/slideFilters.ts';
import { slideFilters, slideTransitions } from '../../runtime/media/slideFilters.ts';
import { frameTimes } from '../../runtime/media/spanFilters.ts';
import type { NodeContext } from '../../runtime/node/defineNode.ts';
import { defineNode, optional, output, requiredList } from '../../runtime/node/defineNode.ts';
import { Fault } from '../../runtime/graph/fault.ts';

export const videoSlideshow = defineNode({
  type: 'video/slideshow',
  version: 1,
  title: 'Slideshow',
  category: 'Video',
  description: 'Shows pictures one after another, slowly moving, with transitions and music.',
  resource: 'cpu',
  inputs: {
    images: requiredList('image', { description: 'The pictures, in order.' }),
    music: optional('audio', { description: 'Music under the pictures; repeated when it is too short.' }),
  },
  outputs: { video: output('video', { description: 'The slideshow: as many times the set seconds as pictures.' }) },
  params: z.object({
    secondsEach: z.number().min(0.2).max(600).default(4).describe('Seconds from one picture to the next.'),
    transition: z.enum(slideTransitions).default('dissolve').describe('How a picture comes over the one before.'),
    transitionSeconds: z.number().min(0).max(60).default(0.8).describe('How long that takes, in seconds.'),
    kenBurns: z.boolean().default(true).describe('Let each picture move slowly.'),
    fit: z
      .enum(['crop', 'pad', 'scale'])
      .default('crop')
      .describe('A picture of another shape is cut to fill the frame, set between bars, or pulled.'),
    musicFadeIn: z.number().min(0).max(60).default(0.5).describe('Seconds over which the music comes in.'),
    musicFadeOut: z.number().min(0).max(60).default(2).describe('Seconds over which the music goes out at the end.'),
    width: z.int().min(16).max(7680).default(1280).describe('Width in pixels.'),
    height: z.int().min(16).max(4320).default(720).describe('Height in pixels.'),
    rate: zRate.default({ num: 24, den: 1 }).describe('Frames a second, as a fraction.'),
  }),
  run: async ({ inputs, params }, context) => {
    const { images } = inputs;
    if (images.length === 0) {
      throw new Fault('no-pictures', 'invalid-input', 'There is nothing to show: no picture is wired.');
    }
    const format = { width: evenSize(params.width), height: evenSize(params.height), rate: params.rate };
    const frames = Math.max(1, framesToHold(params.secondsEach, params.rate));
    const transitionFrames = framesToHold(params.transitionSeconds, params.rate);
    const slides: Asset[] = [];
    for (const [index, image] of images.entries()) {
      context.progress((0.9 * index) / images.length, `picture ${index + 1} of ${images.length}`);
      const slide = { ...params, index, frames, transitionFrames };
      slides.push(await encodeSlide(slide, image, images[index - 1], format, context));
    }
    const fades = { in: params.musicFadeIn, out: params.musicFadeOut };
    return { video: await joinSlides(slides, frames, inputs.music, fades, format, context) };
  },
});

async function encodeSlide(
  slide: Slide,
  image: Asset,
  previous: Asset | undefined,
  format: PictureFormat,
  context: NodeContext,
): Promise<Asset> {
  const { graph, needsPrevious } = slideFilters(slide, format);
  const before = needsPrevious ? previous : undefined;
  const { assets } = await context.ffmpeg({
    inputs: { image, ...(before && { before }) },
    outputs: { slide: { kind: 'video', extension: 'mp4', facts: intermediateFacts(format, slide.frames, false) } },
    seconds: secondsOfFrames(slide.frames, format.rate),
    args: (paths) => [
      ...['-i', paths.input('image'), ...(before ? ['-i', paths.input('before')] : [])],
      ...['-filter_complex', graph, '-map', '[picture]', ...intermediateVideoArgs(format.rate)],
      ...['-map_metadata', '-1', paths.output('slide')],
    ],
  });
  return assets.slide;
}

async function joinSlides(
  slides: readonly Asset[],
  framesEach: number,
  music: Asset | undefined,
  fades: { in: number; out: number },
  format: PictureFormat,
  context: NodeContext,
): Promise<Asset> {
  const { rate } = format;
  const frames = framesEach * slides.length;
  const seconds = secondsOfFrames(frames, rate);
  const samples = samplesOfFrames(frames, rate, soundRate);
  const { assets } = await context.ffmpeg({
    inputs: { slides, ...(music && { music }) },
    texts: {
      list: {
        extension: 'ffconcat',
        text: (paths) =>
          concatList(paths.inputs('slides').map((path) => ({ path, seconds: secondsOfFrames(framesEach, rate) }))),
      },
    },
    outputs: {
      film: { kind: 'video', extension: 'mp4', facts: intermediateFacts(format, frames, music !== undefined) },
    },
    seconds,
    args: (paths) => [
      ...['-f', 'concat', '-safe', '0', '-i', paths.text('list')],
      ...(music ? ['-stream_loop', '-1', '-vn', '-i', paths.input('music')] : []),
      ...(music ? ['-filter_complex', musicFilters(music, samples, fades)] : []),
      ...['-map', '0:v:0', '-c:v', 'copy', '-bsf:v', frameTimes(rate)],
      ...[...(music ? ['-map', '[sound]', ...intermediateAudioArgs] : [])],
      ...['-map_metadata', '-1', paths.output('film')],
    ],
  });
  return assets.film;
}

function musicFilters(music: Asset, samples: number, fades: { in: number; out: number }): string {
  const inSamples = Math.min(samples, Math.round(fades.in * soundRate));
  const outSamples = Math.min(samples, Math.round(fades.out * soundRate));
  return `[1:a:0]${[
    `aresample=${soundRate}`,
    ...(music.facts?.channels === 1 ? ['pan=stereo|c0=c0|c1=c0'] : []),
    'aformat=sample_fmts=s16:channel_layouts=stereo',
    'asetpts=N/SR/TB',
    'apad',
    `atrim=end_sample=${samples}`,
    ...(inSamples > 0 ? [`afade=t=in:ss=0:ns=${inSamples}`] : []),
    ...(outSamples > 0 ? [`afade=t=out:ss=${samples - outSamples}:ns=${outSamples}`] : []),
  ].join(',')}[sound]`;
}
