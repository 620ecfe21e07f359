import type { Asset, MediaFacts } from '../graph/asset.ts';
import type { Rate } from '../graph/rate.ts';
import { conformFilters, evenSize } from './conform.ts';
import { nearestFrame, secondsOfFrames } from './frameArithmetic.ts';
import { intermediateAudioArgs, intermediateVideoArgs } from './intermediate.ts';
import { intermediateFacts } from './intermediateFacts.ts';
import { frameTimes } from './spanFilters.ts';

/** What has to be known of the picture. */
type PictureFacts = MediaFacts & { width: number; height: number; seconds: number; rate: Rate };

/** Where the files of the job are, once it runs. */
interface JobPaths {
  input(name: string): string;
  inputs(name: string): readonly string[];
  output(name: string): string;
}

/** Frames of a clip, counted or by its length. */
export function framesOf(facts: PictureFacts): number {
  return facts.frames ?? Math.max(1, nearestFrame(facts.seconds, facts.rate));
}

/** A sound to lay under a picture: a filter graph with the open output `[sound]`, exactly as long as the frames. */
export interface LaidSound {
  /** Files of the graph's inputs, which are numbered from 1 on; input 0 is the picture. */
  assets: readonly Asset[];
  graph: string;
}

/**
 * The ffmpeg job that gives a picture a new sound and a length in frames. The picture is copied when it keeps its length or only loses
 * its end; else it is encoded anew and its last frame held.
 */
export function layAudioJob(video: Asset, facts: PictureFacts, frames: number, sound: LaidSound) {
  const { rate } = facts;
  const format = { width: evenSize(facts.width), height: evenSize(facts.height), rate };
  const copies = canCopy(facts, frames);
  const until = secondsOfFrames(frames - 0.5, rate).toFixed(6);
  const known = {
    ...intermediateFacts(copies ? { ...facts } : format, frames, true),
    ...(copies && facts.videoConfig !== undefined && { videoConfig: facts.videoConfig }),
  };
  return {
    inputs: { video, sounds: sound.assets },
    outputs: { video: { kind: 'video' as const, extension: 'mp4', facts: known } },
    seconds: secondsOfFrames(frames, rate),
    args: (paths: JobPaths) => [
      ...[...(copies && frames < framesOf(facts) ? ['-t', until] : []), '-i', paths.input('video')],
      ...paths.inputs('sounds').flatMap((path) => ['-vn', '-i', path]),
      '-filter_complex',
      copies ? sound.graph : `[0:v:0]${pictureFilters(facts, frames).join(',')}[picture];${sound.graph}`,
      ...(copies
        ? ['-map', '0:v:0', '-c:v', 'copy', '-bsf:v', frameTimes(rate)]
        : ['-map', '[picture]', ...intermediateVideoArgs(rate)]),
      ...['-map', '[sound]', ...intermediateAudioArgs, '-map_metadata', '-1', paths.output('video')],
    ],
  };
}

/** Packets in the order of their pictures, and no more wanted than there are. */
function canCopy(facts: PictureFacts, frames: number): boolean {
  const plain = facts.videoCodec === 'h264' && facts.pixelFormat === 'yuv420p';
  const even = facts.variableRate !== true && facts.frames !== undefined;
  return plain && even && (frames === facts.frames || (frames < framesOf(facts) && facts.bFrames === false));
}

function pictureFilters(facts: PictureFacts, frames: number): readonly string[] {
  const { rate } = facts;
  const even = facts.variableRate !== true && facts.frames !== undefined;
  const format = { width: evenSize(facts.width), height: evenSize(facts.height), rate };
  // Counted frames are put on exact times, so that the rate filter neither drops nor doubles one.
  return [...(even ? [`settb=${rate.den}/${rate.num}`, 'setpts=N'] : []), ...conformFilters(format, frames)];
}
