import { z } from 'zod';
import type { Asset } from '../../runtime/graph/asset.ts';
import { samplesOfFrames, secondsOfFrames } from '../../runtime/media/frameArithmetic.ts';
import { soundRate } from '../../runtime/media/intermediate.ts';
import { framesOf, layAudioJob } from '../../runtime/media/layAudioJob.ts';
import { levelFilter, loudnessInLog } from '../../runtime/media/loudness.ts';
import { pauseFilter, pausesInLog, type Pause } from '../../runtime/media/pauses.ts';
import { gapVolume, songFilters, songStart } from '../../runtime/media/songBed.ts';
import { soundLength } from '../../runtime/media/soundArithmetic.ts';
import { defineNode, output, required } from '../../runtime/node/defineNode.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { type VideoFacts, videoFacts } from '../../runtime/node/videoFacts.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';

/** LU that a bed lies below the film's own sound; ducking takes it some 11 further while someone speaks. */
const belowVoice = 7;

const params = z.object({
  mode: z
    .enum(['replace', 'mix', 'where-silent'])
    .default('mix')
    .describe('In place of the sound of the film, under it, or only where it is silent.'),
  clip: z.enum(['start', 'at', 'random']).default('start').describe('Where in the song to begin.'),
  at: z.number().min(0).max(86_400).default(0).describe('Second of the song to begin at.'),
  seed: z.int().min(0).max(2_147_483_647).default(0).describe('Another number, another random place.'),
  fadeIn: z.number().min(0).max(60).default(0.5).describe('Seconds in which the song comes.'),
  fadeOut: z.number().min(0).max(60).default(1.5).describe('Seconds in which the song goes at the end.'),
  volume: z
    .number()
    .min(0)
    .max(10)
    .default(1)
    .describe('Volume of the song. 1: as it is where it replaces the sound, else as a bed, well below what is said.'),
  duck: z.boolean().default(true).describe('In a mix: the song gives way while someone speaks.'),
});

export const videoAudioBed = defineNode({
  type: 'video/audio-bed',
  version: 1,
  title: 'Music bed',
  category: 'Video',
  description: 'Lays a song under a film. A short song repeats; the film keeps its length.',
  resource: 'cpu',
  inputs: {
    video: required('video', { description: 'The film.' }),
    song: required('audio', { description: 'The song.' }),
  },
  outputs: { video: output('video', { description: 'The film with its song.' }) },
  params,
  run: async ({ inputs: { video, song }, params }, context) => {
    const facts = await videoFacts(video, context);
    const songFacts = await context.probe(song);
    const frames = framesOf(facts);
    const needed = samplesOfFrames(frames, facts.rate, soundRate);
    const length = soundLength(songFacts);
    if (length === 0) throw new Fault('song-empty', 'invalid-input', 'There is no sound in this song.');
    const own = facts.hasAudio === true && params.mode !== 'replace' ? await listen(video, song, context) : undefined;
    const from = songStart(params.clip, { at: params.at, seed: params.seed, song: length, needed });
    const bed = [
      ...songFilters({ from, length }, needed, songFacts.channels),
      ...bedFilters(params, own, needed, secondsOfFrames(frames, facts.rate)),
    ];
    const graph = own
      ? mixGraph(bed, facts, params, own, needed)
      : `[1:a:0]${[...bed, ...last(needed)].join(',')}[sound]`;
    const done = await context.ffmpeg(
      layAudioJob(video, facts, frames, { assets: own ? [song, video] : [song], graph }),
    );
    return { video: done.assets.video };
  },
});

type Params = z.output<typeof params>;

/** What is heard of the film by itself, beside the song. */
interface OwnSound {
  /** LUFS; undefined for silence. */
  loudness: number | undefined;
  songLoudness: number | undefined;
  pauses: readonly Pause[];
}

async function listen(video: Asset, song: Asset, tools: WorkTools): Promise<OwnSound> {
  const measure = async (media: Asset, filters: string) => {
    const { log } = await tools.ffmpeg({
      inputs: { media },
      outputs: {},
      args: (paths) => ['-vn', '-i', paths.input('media'), '-map', '0:a:0', '-af', filters, '-f', 'null', '-'],
    });
    return log;
  };
  const [own, other] = [await measure(video, `${pauseFilter},${levelFilter}`), await measure(song, levelFilter)];
  const seconds = (await tools.probe(video)).seconds ?? 0;
  return {
    loudness: loudnessInLog(own)?.integrated,
    songLoudness: loudnessInLog(other)?.integrated,
    pauses: pausesInLog(own, seconds),
  };
}

/** Volume, place and fades of the song, once it is cut to length. */
function bedFilters(params: Params, own: OwnSound | undefined, needed: number, seconds: number): readonly string[] {
  const level = own?.loudness === undefined || own.songLoudness === undefined ? 0 : own.loudness - own.songLoudness;
  const below = own?.loudness === undefined ? 0 : belowVoice;
  const [fadeIn, fadeOut] = [params.fadeIn, params.fadeOut].map((fade) =>
    Math.min(needed, Math.round(fade * soundRate)),
  );
  const only = own && params.mode === 'where-silent' ? gapVolume(own.pauses, seconds) : undefined;
  return [
    `volume=${(params.volume * 10 ** ((level - below) / 20)).toFixed(6)}:precision=float`,
    // Steps of 10 ms make an even ramp.
    ...(only === undefined ? [] : ['asetnsamples=n=480:p=0', `volume='${only}':eval=frame:precision=float`]),
    ...(fadeIn ? [`afade=t=in:ss=0:ns=${fadeIn}`] : []),
    ...(fadeOut ? [`afade=t=out:ss=${needed - fadeOut}:ns=${fadeOut}`] : []),
  ];
}

/** Song and own sound, the song led by the other where it is to give way. */
function mixGraph(bed: readonly string[], facts: VideoFacts, params: Params, own: OwnSound, needed: number): string {
  const mono = facts.channels === 1 ? ['pan=stereo|c0=c0|c1=c0'] : [];
  const voice = [
    ...[`aresample=${soundRate}:async=1:first_pts=0`, ...mono, 'aformat=sample_fmts=fltp:channel_layouts=stereo'],
    ...['apad', `atrim=end_sample=${needed}`],
  ];
  const song = [...bed, 'aformat=sample_fmts=fltp:channel_layouts=stereo'];
  const mix = `amix=inputs=2:normalize=0:duration=first,${last(needed).join(',')}[sound]`;
  if (!params.duck || params.mode === 'where-silent' || own.loudness === undefined) {
    return `[2:a:0]${voice.join(',')}[own];[1:a:0]${song.join(',')}[song];[own][song]${mix}`;
  }
  // Speech lies some 12 dB over the threshold, of which the ratio takes eleven.
  const threshold = Math.max(0.001, 10 ** ((own.loudness - 12) / 20)).toFixed(6);
  const duck = `sidechaincompress=threshold=${threshold}:ratio=12:attack=80:release=500:makeup=1`;
  return [
    `[2:a:0]${voice.join(',')},asplit=2[own][key]`,
    `[1:a:0]${song.join(',')}[song]`,
    `[song][key]${duck}[ducked]`,
    `[own][ducked]${mix}`,
  ].join(';');
}

function last(needed: number): readonly string[] {
  return [
    'alimiter=limit=0.891:attack=4:release=60:level=false:latency=true',
    ...['apad', `atrim=end_sample=${needed}`, 'asetpts=N/SR/TB'],
  ];
}
