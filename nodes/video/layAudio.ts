import type { Asset } from '../../runtime/graph/asset.ts';
import { conformFilters, evenSize } from '../../runtime/media/conform.ts';
import { nearestFrame, secondsOfFrames } from '../../runtime/media/frameArithmetic.ts';
import { intermediateAudioArgs, intermediateVideoArgs } from '../../runtime/media/intermediate.ts';
import { intermediateFacts } from '../../runtime/media/intermediateFacts.ts';
import { frameTimes } from '../../runtime/media/spanFilters.ts';
import type { VideoFacts } from '../../runtime/node/videoFacts.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';

/** Frames of a clip, counted or by its length. */
export function framesOf(facts: VideoFacts): number {
  return facts.frames ?? Math.max(1, nearestFrame(facts.seconds, facts.rate));
}

/** A sound to lay under a picture: a filter graph with the open output `[sound]`, exactly as long as the frames. */
export interface LaidSound {
  /** Files of the graph's inputs, which are numbered from 1 on; input 0 is the picture. */
  assets: readonly Asset[];
  graph: string;
}

/**
 * Gives a picture a new sound and a length in frames. The picture is copied when it keeps its length or only loses
 * its end; else it is encoded anew and its last frame held.
 */
export async function layAudio(
  video: Asset,
  facts: VideoFacts,
  frames: number,
  sound: LaidSound,
  tools: WorkTools,
): Promise<Asset> {
  const { rate } = facts;
  const format = { width: evenSize(facts.width), height: evenSize(facts.height), rate };
  const copies = canCopy(facts, frames);
  const until = secondsOfFrames(frames - 0.5, rate).toFixed(6);
  const { assets } = await tools.ffmpeg({
    inputs: { video, sounds: sound.assets },
    outputs: {
      video: {
        kind: 'video',
        extension: 'mp4',
        facts: {
          ...intermediateFacts(copies ? { ...facts } : format, frames, true),
          ...(copies && facts.videoConfig !== undefined && { videoConfig: facts.videoConfig }),
        },
      },
    },
    seconds: secondsOfFrames(frames, rate),
    args: (paths) => [
      ...[...(copies && frames < framesOf(facts) ? ['-t', until] : []), '-i', paths.input('video')],
      ...paths.inputs('sounds').flatMap((path) => ['-vn', '-i', path]),
      '-filter_complex',
      copies ? sound.graph : `[0:v:0]${pictureFilters(facts, frames).join(',')}[picture];${sound.graph}`,
      ...(copies
        ? ['-map', '0:v:0', '-c:v', 'copy', '-bsf:v', frameTimes(rate)]
        : ['-map', '[picture]', ...intermediateVideoArgs(rate)]),
      ...['-video_track_timescale', String(rate.num * 1000)],
      ...['-map', '[sound]', ...intermediateAudioArgs, '-map_metadata', '-1', paths.output('video')],
    ],
  });
  return assets.video;
}

/** Packets in the order of their pictures, and no more wanted than there are. */
function canCopy(facts: VideoFacts, frames: number): boolean {
  const plain = facts.videoCodec === 'h264' && facts.pixelFormat === 'yuv420p';
  const even = facts.variableRate !== true && facts.frames !== undefined;
  return plain && even && (frames === facts.frames || (frames < framesOf(facts) && facts.bFrames === false));
}

function pictureFilters(facts: VideoFacts, frames: number): readonly string[] {
  const { rate } = facts;
  const even = facts.variableRate !== true && facts.frames !== undefined;
  const format = { width: evenSize(facts.width), height: evenSize(facts.height), rate };
  // Counted frames are put on exact times, so that the rate filter neither drops nor doubles one.
  return [...(even ? [`settb=${rate.den}/${rate.num}`, 'setpts=N'] : []), ...conformFilters(format, frames)];
}
