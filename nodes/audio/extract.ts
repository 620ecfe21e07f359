import { z } from 'zod';
import { intermediateAudioArgs } from '../../runtime/media/intermediate.ts';
import { defineNode, output, required } from '../../runtime/node/defineNode.ts';
import { Fault } from '../../runtime/graph/fault.ts';

export const audioExtract = defineNode({
  type: 'audio/extract',
  version: 1,
  title: 'Sound of a video',
  category: 'Audio',
  description: 'Takes the sound out of a video, from its first frame on.',
  resource: 'cpu',
  inputs: { video: required('video', { description: 'The video.' }) },
  outputs: { audio: output('audio', { description: 'Its sound, 48 kHz stereo.' }) },
  params: z.object({}),
  run: async ({ inputs: { video } }, context) => {
    const facts = await context.probe(video);
    if (facts.hasAudio !== true) {
      throw new Fault('video-silent', 'invalid-input', 'This video has no sound to take out.');
    }
    const { assets } = await context.ffmpeg({
      inputs: { video },
      outputs: { audio: { kind: 'audio', extension: 'flac' } },
      args: (paths) => [
        ...['-i', paths.input('video'), '-map', '0:a:0', '-vn', '-map_metadata', '-1'],
        // Sound that begins later than the picture keeps its place.
        ...['-af', 'aresample=48000:async=1:first_pts=0', ...intermediateAudioArgs, paths.output('audio')],
      ],
      ...(facts.seconds !== undefined && { seconds: facts.seconds }),
    });
    return { audio: assets.audio };
  },
});
