import { z } from 'zod';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Captions } from '../../runtime/graph/captions.ts';
import { assText } from '../../runtime/media/ass.ts';
import { captionStyleNames } from '../../runtime/media/captionStyles.ts';
import { lacksEmoji } from '../../runtime/media/drawableText.ts';
import { filterValue } from '../../runtime/media/filterValue.ts';
import {
  intermediateAudioArgs,
  intermediateContainerArgs,
  intermediateVideoArgs,
} from '../../runtime/media/intermediate.ts';
import { languageCode } from '../../runtime/media/languageCode.ts';
import { srtText } from '../../runtime/media/srt.ts';
import { defineNode, type NodeContext, output, required } from '../../runtime/node/defineNode.ts';
import { type VideoFacts, videoFacts } from '../../runtime/node/videoFacts.ts';

/** Sound that MP4 holds, and every ffmpeg that we support writes there. */
const soundInMp4 = new Set(['aac', 'flac', 'mp3', 'ac3', 'eac3', 'alac']);
const picturesInMp4 = new Set(['h264', 'hevc', 'av1', 'vp9', 'mpeg4']);

const params = z.object({
  mode: z
    .enum(['burn', 'soft'])
    .default('burn')
    .describe('Drawn into the picture, or a subtitle track that the player turns on and off.'),
  style: z.enum(captionStyleNames).default('plain').describe('Look of captions drawn into the picture.'),
  position: z.enum(['bottom', 'middle', 'top']).default('bottom').describe('Where in the picture they stand.'),
  safeArea: z
    .boolean()
    .default(true)
    .describe('Keep clear of screen edges and, in upright pictures, of the buttons that the apps draw there.'),
  language: z.string().max(35).default('en').describe('Language of a subtitle track, as a BCP 47 tag.'),
});

export const videoCaption = defineNode({
  type: 'video/caption',
  version: 2,
  title: 'Caption',
  category: 'Video',
  description: 'Puts captions on a video: drawn into the picture, or as a subtitle track.',
  resource: 'cpu',
  inputs: {
    video: required('video', { description: 'The video.' }),
    captions: required('captions', { description: 'The captions.' }),
  },
  outputs: { video: output('video', { description: 'The video with its captions.' }) },
  params,
  run: async ({ inputs: { video, captions }, params }, context) => {
    const facts = await videoFacts(video, context);
    const shown = withinVideo(captions, facts.seconds);
    if (shown.length === 0) {
      context.warn({ code: 'captions-none', message: 'There is no caption in this video: it passes as it is.' });
      return { video };
    }
    if (params.mode === 'burn') warnOfScripts(shown, context);
    const captioned = params.mode === 'soft' ? softTrack : burnIn;
    return { video: await captioned(video, facts, shown, params, context) };
  },
});

type Params = z.output<typeof params>;

/** A caption beyond the last picture would make the file longer than the film. */
function withinVideo(captions: Captions, seconds: number): Captions {
  return captions
    .filter(({ start, end, text }) => start < seconds && end > start && text.trim() !== '')
    .map((caption) => (caption.end <= seconds ? caption : Object.assign({ ...caption }, { end: seconds })));
}

/** Scripts without letters in the fonts that come with us. */
const fontlessScripts = [
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
  'Ethiopic',
];

function warnOfScripts(captions: Captions, context: NodeContext): void {
  const text = captions.map((caption) => caption.text).join('');
  if (lacksEmoji(text)) {
    context.warn({
      code: 'captions-emoji',
      message:
        'The captions have emoji that no font here has: they are left out of the picture. A subtitle track has them.',
    });
  }
  const missing = fontlessScripts.filter((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(text));
  if (missing.length === 0) return;
  context.warn({
    code: 'captions-script',
    message:
      `The captions have ${missing.join(' and ')} letters: they are drawn only where this machine has a font for ` +
      'them. Look at the result, or use a subtitle track.',
  });
}

async function softTrack(
  video: Asset,
  facts: VideoFacts,
  captions: Captions,
  { language }: Params,
  context: NodeContext,
): Promise<Asset> {
  const picture = picturesInMp4.has(facts.videoCodec ?? '') ? ['-c:v', 'copy'] : intermediateVideoArgs(facts.rate);
  const { assets } = await context.ffmpeg({
    inputs: { video },
    texts: { captions: { extension: 'srt', text: () => srtText(captions) } },
    outputs: { video: { kind: 'video', extension: 'mp4' } },
    args: (paths) => [
      ...['-i', paths.input('video'), '-f', 'srt', '-i', paths.text('captions')],
      ...['-map', '0:v:0', '-map', '0:a?', '-map', '1:s:0', ...picture, ...soundArgs(facts), '-c:s', 'mov_text'],
      ...['-metadata:s:s:0', `language=${languageCode(language)}`, '-disposition:s:0', 'default'],
      ...['-video_track_timescale', String(facts.rate.num * 1000), paths.output('video')],
    ],
    seconds: facts.seconds,
  });
  return assets.video;
}

async function burnIn(
  video: Asset,
  facts: VideoFacts,
  captions: Captions,
  { style, position, safeArea }: Params,
  context: NodeContext,
): Promise<Asset> {
  const [width, height] = [facts.width, facts.height];
  const even = facts.variableRate !== true && facts.frames !== undefined;
  const { num, den } = facts.rate;
  const { assets } = await context.ffmpeg({
    inputs: { video },
    texts: {
      captions: { extension: 'ass', text: () => assText(captions, { width, height, style, position, safe: safeArea }) },
    },
    outputs: { video: { kind: 'video', extension: 'mp4' } },
    draws: captions.map((caption) => caption.text).join('\n'),
    args: (paths) => {
      const draw = `ass=filename=${filterValue(paths.text('captions'))}:fontsdir=${filterValue(paths.fonts)}`;
      const times = even ? [`settb=${den}/${num}`, 'setpts=N'] : [`fps=${num}/${den}:start_time=0`];
      return [
        ...['-i', paths.input('video'), '-map', '0:v:0', '-map', '0:a?', '-map', '0:s?'],
        ...['-vf', [...times, 'pad=ceil(iw/2)*2:ceil(ih/2)*2', 'format=yuv420p', draw].join(',')],
        ...[...intermediateVideoArgs(facts.rate), ...soundArgs(facts), '-c:s', 'mov_text', paths.output('video')],
      ];
    },
    seconds: facts.seconds,
  });
  return assets.video;
}

function soundArgs(facts: VideoFacts): readonly string[] {
  return facts.hasAudio === false || soundInMp4.has(facts.audioCodec ?? '')
    ? ['-c:a', 'copy', ...intermediateContainerArgs]
    : intermediateAudioArgs;
}
