import type { Asset, MediaFacts } from '../../runtime/graph/asset.ts';
import type { Rate } from '../../runtime/graph/rate.ts';
import { samplesOfFrames, secondsOfFrames } from '../../runtime/media/frameArithmetic.ts';
import { drawnVideoArgs, intermediateAudioArgs, soundRate } from '../../runtime/media/intermediate.ts';
import { intermediateFacts } from '../../runtime/media/intermediateFacts.ts';
import { soundLength } from '../../runtime/media/soundArithmetic.ts';
import { soundGraph, wholePiece } from '../../runtime/media/soundTimeline.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import type { StudioNote } from './note/studioNote.ts';
import { type DrawnFrame, rawMatroska } from './rawMatroska.ts';

export interface DrawnClip {
  /** Those that differ from the one before. */
  frames: AsyncIterable<DrawnFrame>;
  /** Of all frames. */
  count: number;
  width: number;
  height: number;
  rate: Rate;
  /** Written into the clip; absent for clips that can not be drawn anew. */
  note: StudioNote | undefined;
  /** Sound to go into the clip, cut or filled up to its length. */
  sound?: { asset: Asset; facts: MediaFacts };
}

/**
 * Encodes drawn frames as an intermediate clip: raw frames go into ffmpeg as fast as it takes them. Their number is
 * not limited by `-frames:v`: at the last frame that would end the sound as well, wherever it stood.
 */
export async function encodeClip(clip: DrawnClip, tools: WorkTools): Promise<Asset> {
  const { frames, count, rate, note, sound } = clip;
  // A picture that stands is sent once: up to the next one, or to the end, it is repeated here.
  const standing = [
    `fps=${rate.num}/${rate.den}:start_time=0`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${count}`,
    'setsar=1',
  ];
  const facts = intermediateFacts(clip, count, sound !== undefined);
  const done = await tools.ffmpeg({
    inputs: sound ? { sound: sound.asset } : {},
    outputs: {
      clip: { kind: 'video', extension: 'mp4', facts: { ...facts, ...(sound && { laidSound: sound.asset.hash }) } },
    },
    stdin: rawMatroska(frames, clip),
    seconds: secondsOfFrames(count, rate),
    args: (paths) => [
      ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
      ...['-f', 'matroska', '-i', 'pipe:0'],
      ...(sound
        ? ['-vn', '-i', paths.input('sound'), '-map', '0:v', ...laidSoundArgs(sound.facts, count, rate)]
        : ['-map', '0:v', '-an']),
      ...['-vf', standing.join(','), '-map_metadata', '-1', ...drawnVideoArgs(rate)],
      ...(note ? ['-metadata', `comment=${JSON.stringify(note)}`] : []),
      paths.output('clip'),
    ],
  });
  return done.assets.clip;
}

/** The same as `video/add-audio` would lay under the clip. */
function laidSoundArgs(facts: MediaFacts, frames: number, rate: Rate): readonly string[] {
  const samples = samplesOfFrames(frames, rate, soundRate);
  const piece = wholePiece(0, Math.min(soundLength(facts), samples), facts.channels);
  const { graph } = soundGraph([piece], { from: 0, to: samples }, 1);
  return ['-filter_complex', graph, '-map', '[sound]', ...intermediateAudioArgs];
}

/** Sound of exactly the picture's length, to the sample. */
export function soundArgs(frames: number, rate: Rate): readonly string[] {
  const samples = samplesOfFrames(frames, rate, soundRate);
  return [
    '-af',
    `aresample=${soundRate},aformat=channel_layouts=stereo,apad=whole_len=${samples},atrim=end_sample=${samples}`,
    ...intermediateAudioArgs,
  ];
}
