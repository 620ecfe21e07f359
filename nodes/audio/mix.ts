import { z } from 'zod';
import type { Asset } from '../../runtime/graph/asset.ts';
import { zRate } from '../../runtime/graph/rate.ts';
import { intermediateAudioArgs, soundRate } from '../../runtime/media/intermediate.ts';
import { planMix, soundLength } from '../../runtime/media/soundArithmetic.ts';
import { clickGuard, soundGraph, type SoundPiece, type SoundWindow } from '../../runtime/media/soundTimeline.ts';
import { defineNode, type NodeContext, optionalList, output } from '../../runtime/node/defineNode.ts';

const seconds = (words: string, usual: number) => z.number().min(0).max(86_400).default(usual).describe(words);

export const audioMix = defineNode({
  type: 'audio/mix',
  version: 1,
  title: 'Mix sounds',
  category: 'Audio',
  description: 'Puts sounds one after another, or over one another, with silence around them.',
  resource: 'cpu',
  inputs: { audios: optionalList('audio', { description: 'The sounds, in order. None gives silence.' }) },
  outputs: {
    audio: output('audio', { description: 'All in one, 48 kHz stereo.' }),
    seconds: output('number', { description: 'Its length in seconds.' }),
  },
  params: z.object({
    arrangement: z
      .enum(['in-turn', 'together'])
      .default('in-turn')
      .describe('One after another, or all from the start.'),
    lead: seconds('Silence before the first sound, in seconds.', 0),
    pause: seconds('Silence between two sounds, in seconds.', 0.3),
    tail: seconds('Silence after the last sound, in seconds.', 0),
    least: seconds('Least length of the whole in seconds: silence fills up to it.', 0),
    rate: zRate.optional().describe('Frame rate: the whole is rounded up to a full frame of it.'),
  }),
  run: async ({ inputs: { audios }, params }, context) => {
    const facts = await Promise.all(audios.map((audio) => context.probe(audio)));
    const lengths = facts.map(soundLength);
    const plan = planMix(lengths, params.arrangement, params);
    // A file can not hold no sound at all.
    const samples = Math.max(1, plan.samples);
    const pieces = lengths.map((length, source) => {
      const [at, channels] = [plan.starts[source] ?? 0, facts[source]?.channels ?? 2];
      return { source, from: 0, to: length, at, fadeIn: clickGuard, fadeOut: clickGuard, channels };
    });
    const sounds = audios.map((asset, source) => ({ asset, piece: pieces[source] }));
    const parts = await inParts(sounds, context);
    const audio = await render(parts, { from: 0, to: samples }, context);
    return { audio, seconds: plan.seconds };
  },
});

interface PlacedSound {
  asset: Asset;
  piece: SoundPiece | undefined;
}

/** Most files that one ffmpeg process opens; more sounds are first mixed in groups of so many. */
const mostFiles = 48;

/** Few sounds as they are; many as files of groups, each at its place. */
async function inParts(sounds: readonly PlacedSound[], context: NodeContext): Promise<readonly PlacedSound[]> {
  if (sounds.length <= mostFiles) return sounds;
  const parts: PlacedSound[] = [];
  for (let first = 0; first < sounds.length; first += mostFiles) {
    context.progress((0.9 * first) / sounds.length, 'mixing in groups');
    const group = sounds.slice(first, first + mostFiles);
    const placed = group.flatMap(({ piece }) => piece ?? []);
    const from = Math.min(...placed.map(({ at }) => at));
    const to = Math.max(from + 1, ...placed.map((piece) => piece.at + piece.to - piece.from));
    const asset = await render(group, { from, to }, context);
    parts.push({ asset, piece: { source: 0, from: 0, to: to - from, at: from, fadeIn: 0, fadeOut: 0, channels: 2 } });
  }
  return parts;
}

/** One file of a stretch of the mix. */
async function render(sounds: readonly PlacedSound[], window: SoundWindow, context: NodeContext): Promise<Asset> {
  const pieces = sounds.flatMap(({ piece }, source) => (piece ? [Object.assign({ ...piece }, { source })] : []));
  const { sources, graph } = soundGraph(pieces, window, 0);
  const samples = window.to - window.from;
  const { assets } = await context.ffmpeg({
    inputs: { sounds: sources.flatMap((source) => sounds[source]?.asset ?? []) },
    outputs: {
      audio: {
        kind: 'audio',
        extension: 'flac',
        facts: {
          ...{ seconds: samples / soundRate, samples, sampleRate: soundRate, channels: 2 },
          ...{ hasAudio: true, audioCodec: 'flac' },
        },
      },
    },
    args: (paths) => [
      ...paths.inputs('sounds').flatMap((path) => ['-threads', '1', '-vn', '-i', path]),
      ...['-filter_complex', graph, '-map', '[sound]', '-map_metadata', '-1', ...intermediateAudioArgs],
      paths.output('audio'),
    ],
    seconds: samples / soundRate,
  });
  return assets.audio;
}
