import { z } from 'zod';
import type { Asset } from '../../runtime/graph/asset.ts';
import { intermediateAudioArgs, soundRate } from '../../runtime/media/intermediate.ts';
import {
  limiterWorks,
  loudnessFilters,
  loudnessInLog,
  loudnessTrial,
  type Loudness,
  measureFilter,
} from '../../runtime/media/loudness.ts';
import { defineNode, type NodeContext, output, required, type Value } from '../../runtime/node/defineNode.ts';
import { Fault } from '../../runtime/graph/fault.ts';

/** More gain than this makes noise of what is nearly silence. */
const mostGain = 40;

/** LU: near enough, so that no further pass is made. */
const nearEnough = 0.15;

/** LU: so near, the gain is right after one correction, and no pass need prove it. */
const surelyCorrected = 0.8;

/** Part of a further dB of gain that is taken to arrive at the least: else a step could go far beyond. */
const leastKept = 0.4;

/** Passes that look for the gain when the limiter takes some of it. */
const mostPasses = 6;

/** What the node's `loudness` output says. Figures as of BS.1770, in LUFS, LU, dBTP and dB; null for silence. */
interface Report {
  [name: string]: number | boolean | null;
}

export const audioLoudness = defineNode({
  type: 'audio/loudness',
  version: 1,
  title: 'Loudness',
  category: 'Audio',
  description: 'Brings a sound, or the sound of a film, to one loudness, and keeps its peaks below a limit.',
  resource: 'cpu',
  inputs: { media: required('same', { description: 'The sound or the film.', among: ['audio', 'video'] }) },
  outputs: {
    media: output('same', { description: 'The same, louder or quieter; pictures are untouched.' }),
    loudness: output('json', { description: 'What was measured: integrated, range, truePeak, and the gain given.' }),
  },
  params: z.object({
    target: z.number().min(-40).max(-5).default(-14).describe('Integrated loudness to reach, in LUFS.'),
    truePeak: z.number().min(-9).max(-1).default(-1.5).describe('Highest true peak, in dBTP.'),
    measureOnly: z.boolean().default(false).describe('Only measure; the media pass as they are.'),
  }),
  run: async ({ inputs, params }, context) => {
    const media = mediaOf(inputs.media);
    const facts = await context.probe(media);
    if (facts.hasAudio === false) {
      context.warn({ code: 'loudness-no-sound', message: 'There is no sound in this video: it passes as it is.' });
      return { media, loudness: report(undefined, 0, params) };
    }
    const before = await measure(media, [measureFilter], context, facts.seconds);
    if (params.measureOnly || before.integrated === undefined) return { media, loudness: report(before, 0, params) };
    const gain = await findGain(media, before, params, context, facts.seconds);
    const done = await apply(media, gain, params, context);
    const off = Math.abs((done.loudness.integrated ?? params.target) - params.target);
    if (off > 0.5) {
      context.warn({
        code: 'loudness-not-reached',
        message:
          `The loudness is ${done.loudness.integrated} LUFS, not ${params.target}: ` +
          'the sound is too quiet, or has too few loud places, to get there without distortion.',
      });
    }
    return { media: done.media, loudness: report(done.loudness, gain, params) };
  },
});

type Params = z.output<z.ZodObject<{ target: z.ZodNumber; truePeak: z.ZodNumber }>>;

function mediaOf(value: Value): Asset {
  if (typeof value === 'object' && value !== null && 'hash' in value && 'kind' in value) return value as Asset;
  throw new Fault('loudness-media', 'invalid-input', 'Only sounds and videos have a loudness.');
}

/** Loudness after some filters, without writing anything. */
async function measure(
  media: Asset,
  filters: readonly string[],
  context: NodeContext,
  seconds: number | undefined,
): Promise<Loudness> {
  const { log } = await context.ffmpeg({
    inputs: { media },
    outputs: {},
    args: (paths) => [
      ...['-vn', '-i', paths.input('media'), '-map', '0:a:0'],
      ...['-af', [inTime, ...filters].join(','), '-f', 'null', '-'],
    ],
    ...(seconds !== undefined && { seconds }),
  });
  return loudnessOf(log);
}

/** Sound that begins later than the picture, or has holes, keeps its place. */
const inTime = `aresample=${soundRate}:async=1:first_pts=0`;

function loudnessOf(log: string): Loudness {
  const loudness = loudnessInLog(log);
  if (!loudness) throw new Fault('loudness-unknown', 'unknown', 'ffmpeg did not say how loud the sound is.');
  return loudness;
}

/** Where the limiter takes nothing, target − measured; else what reaches the target in spite of it. */
async function findGain(
  media: Asset,
  before: Loudness,
  { target, truePeak }: Params,
  context: NodeContext,
  seconds: number | undefined,
): Promise<number> {
  const integrated = before.integrated ?? target;
  let gain = Math.min(mostGain, target - integrated);
  if (!limiterWorks(before, gain, truePeak)) return gain;
  let last: { gain: number; integrated: number } | undefined;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const after = await measure(media, loudnessTrial(gain, truePeak), context, seconds);
    const reached = after.integrated ?? target;
    const missing = target - reached;
    // Of each further dB the limiter takes about as much again as it took of the one before.
    const kept = last ? (reached - last.integrated) / (gain - last.gain) : 1;
    const step = missing / Math.min(1, Math.max(leastKept, kept));
    if (Math.abs(missing) <= nearEnough || gain + step > mostGain) return gain;
    last = { gain, integrated: reached };
    gain += step;
    if (Math.abs(missing) <= surelyCorrected) return gain;
  }
  return gain;
}

async function apply(
  media: Asset,
  gain: number,
  { truePeak }: Params,
  context: NodeContext,
): Promise<{ media: Asset; loudness: Loudness }> {
  const facts = await context.probe(media);
  const counted = facts.sampleRate === soundRate ? facts.samples : undefined;
  const exact = counted === undefined ? [] : [`apad=whole_len=${counted}`, `atrim=end_sample=${counted}`];
  const filters = [inTime, ...loudnessFilters(gain, truePeak, soundRate), ...exact, measureFilter];
  const isVideo = media.kind === 'video';
  const { assets, log } = await context.ffmpeg({
    inputs: { media },
    outputs: { media: { kind: media.kind, extension: isVideo ? videoContainer(facts.videoCodec) : 'flac' } },
    args: (paths) => [
      ...['-i', paths.input('media')],
      ...(isVideo
        ? ['-map', '0:v:0', '-map', '0:a:0', '-map', '0:s?', '-c:v', 'copy', '-c:s', 'copy']
        : ['-map', '0:a:0']),
      ...['-af', filters.join(','), ...intermediateAudioArgs, paths.output('media')],
    ],
    ...(facts.seconds !== undefined && { seconds: facts.seconds }),
  });
  return { media: assets.media, loudness: loudnessOf(log) };
}

/** Codecs that MP4 holds; a stream of any other is copied into Matroska. */
function videoContainer(codec: string | undefined): string {
  return codec !== undefined && ['h264', 'hevc', 'av1', 'vp9', 'mpeg4'].includes(codec) ? 'mp4' : 'mkv';
}

function report(loudness: Loudness | undefined, gain: number, { target, truePeak }: Params): Report {
  return {
    integrated: loudness?.integrated ?? null,
    range: loudness?.range ?? null,
    truePeak: loudness?.truePeak ?? null,
    gain: Math.round(gain * 100) / 100,
    target,
    truePeakLimit: truePeak,
  };
}
