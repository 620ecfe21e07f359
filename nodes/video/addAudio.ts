import { z } from 'zod';
import type { Asset, MediaFacts } from '../../runtime/graph/asset.ts';
import { samplesOfFrames } from '../../runtime/media/frameArithmetic.ts';
import { soundRate } from '../../runtime/media/intermediate.ts';
import { framesOf, layAudioJob } from '../../runtime/media/layAudioJob.ts';
import { framesOfSound, soundLength } from '../../runtime/media/soundArithmetic.ts';
import { soundGraph, wholePiece } from '../../runtime/media/soundTimeline.ts';
import { defineNode, optionalList, output, required } from '../../runtime/node/defineNode.ts';
import { videoFacts } from '../../runtime/node/videoFacts.ts';

export const videoAddAudio = defineNode({
  type: 'video/add-audio',
  version: 1,
  title: 'Add sound',
  category: 'Video',
  description: 'Lays sounds under a clip, from its start. The longer of the two can give way to the other.',
  resource: 'cpu',
  inputs: {
    video: required('video', { description: 'The clip.' }),
    audios: optionalList('audio', { description: 'Sounds; several are heard together.' }),
  },
  outputs: { video: output('video', { description: 'The clip with its sound, exactly as long as its frames.' }) },
  params: z.object({
    mode: z
      .enum(['replace', 'mix'])
      .default('replace')
      .describe('Replace the sound of the clip, or mix with it. Without a sound to add, the clip keeps its own.'),
    fit: z
      .enum(['video', 'audio'])
      .default('video')
      .describe('Whose length rules. By the sound: the picture is cut, or its last frame held.'),
    volume: z.number().min(0).max(10).default(1).describe('Volume of the added sounds; 1 leaves them as they are.'),
  }),
  run: async ({ inputs: { video, audios }, params }, context) => {
    const facts = await videoFacts(video, context);
    const heard = await Promise.all(audios.map((audio) => context.probe(audio)));
    const lengths = heard.map(soundLength);
    const byAudio = params.fit === 'audio' && lengths.length > 0;
    const frames = byAudio ? Math.max(1, framesOfSound(Math.max(...lengths), facts.rate)) : framesOf(facts);
    if (isLaid(facts, audios, frames, params)) return { video: { ...video, facts } };
    const samples = samplesOfFrames(frames, facts.rate, soundRate);
    const own = facts.hasAudio === true && (params.mode === 'mix' || audios.length === 0);
    const pieces = lengths.map((length, source) =>
      wholePiece(source, Math.min(length, samples), heard[source]?.channels, params.volume),
    );
    if (own) {
      const length = Math.min(samples, samplesOfFrames(framesOf(facts), facts.rate, soundRate));
      pieces.push(wholePiece(audios.length, length, facts.channels));
    }
    const { sources, graph } = soundGraph(pieces, { from: 0, to: samples }, 1);
    const files: readonly Asset[] = [...audios, video];
    const assets = sources.flatMap((source) => files[source] ?? []);
    const done = await context.ffmpeg(layAudioJob(video, facts, frames, { assets, graph }));
    return { video: done.assets.video };
  },
});

/** Whether the clip is what laying the sound would make of it: a clip with lips in sync comes with its sound. */
function isLaid(
  facts: MediaFacts,
  audios: readonly Asset[],
  frames: number,
  { mode, volume }: { mode: string; volume: number },
): boolean {
  const [only, ...others] = audios;
  const asItIs = mode === 'replace' && volume === 1 && others.length === 0;
  return asItIs && only !== undefined && facts.laidSound === only.hash && facts.frames === frames;
}
