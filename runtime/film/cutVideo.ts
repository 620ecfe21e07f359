import type { Asset } from '../graph/asset.ts';
import { conformFilters, evenSize } from '../media/conform.ts';
import { nearestFrame, samplesOfFrames, secondsOfFrames } from '../media/frameArithmetic.ts';
import { intermediateAudioArgs, intermediateVideoArgs, soundRate } from '../media/intermediate.ts';
import { intermediateFacts } from '../media/intermediateFacts.ts';
import { clickGuard, soundGraph } from '../media/soundTimeline.ts';
import { frameTimes, seekToFrame } from '../media/spanFilters.ts';
import type { NodeContext } from '../node/defineNode.ts';
import { Fault } from '../graph/fault.ts';
import type { WorkTools } from '../node/workTools.ts';
import type { VideoFacts } from '../node/videoFacts.ts';
import { videoFacts } from '../node/videoFacts.ts';

/** A stretch of a clip in seconds of it; `seconds` 0 means to its end. */
interface Cut {
  start: number;
  seconds: number;
  /** Hold the last picture when the clip is too short. */
  hold: boolean;
}

/** The same in frames of the clip. */
interface FrameCut {
  first: number;
  /** Frames of the clip that are used. */
  used: number;
  /** Frames of the result: more than `used` when the last picture is held. */
  frames: number;
}

/**
 * Cuts a clip to a length, to the frame, with exactly its sound. A clip that already is that long is given back
 * as it is; one that only has to lose its end is copied without encoding.
 * @throws Fault invalid-input when nothing of the clip is left
 * @param warn is told when the clip is too short
 */
export async function cutVideo(asset: Asset, cut: Cut, tools: WorkTools, warn?: NodeContext['warn']): Promise<Asset> {
  const facts = await videoFacts(asset, tools);
  const even = facts.variableRate !== true && facts.frames !== undefined;
  const total = (even ? facts.frames : undefined) ?? Math.max(1, nearestFrame(facts.seconds, facts.rate));
  const plan = frameCut(cut, total, facts, warn);
  if (even && plan.first === 0 && plan.frames === total) return { ...asset, facts };
  const copies =
    even &&
    plan.first === 0 &&
    plan.frames <= total &&
    facts.bFrames === false &&
    facts.videoCodec === 'h264' &&
    facts.pixelFormat === 'yuv420p';
  return copies ? copyStart(asset, facts, plan, tools) : encodeCut(asset, facts, plan, even, tools);
}

function frameCut(cut: Cut, total: number, facts: VideoFacts, warn?: NodeContext['warn']): FrameCut {
  const first = nearestFrame(cut.start, facts.rate);
  if (first >= total) {
    const lengths = `The clip is ${shown(facts.seconds)} long`;
    throw new Fault('trim-past-end', 'invalid-input', `${lengths}: nothing is left after ${shown(cut.start)}.`);
  }
  const left = total - first;
  const wanted = cut.seconds === 0 ? left : Math.max(1, nearestFrame(cut.seconds, facts.rate));
  if (wanted > left) {
    const lengths = `The clip holds ${shown(secondsOfFrames(left, facts.rate))} of the wanted ${shown(cut.seconds)}`;
    const then = cut.hold ? 'its last picture is held for the rest' : 'the result is that much shorter';
    warn?.({ code: cut.hold ? 'last-picture-held' : 'clip-too-short', message: `${lengths}: ${then}.` });
  }
  return { first, used: Math.min(wanted, left), frames: cut.hold ? wanted : Math.min(wanted, left) };
}

function shown(seconds: number): string {
  return `${Number(seconds.toFixed(2))} s`;
}

/** Sound of the used stretch, then silence: exactly as long as the frames. */
function cutSound(facts: VideoFacts, plan: FrameCut, total: number, input: number): string {
  const sampleAt = (frame: number) => samplesOfFrames(frame, facts.rate, soundRate);
  const from = sampleAt(plan.first);
  const to = sampleAt(plan.first + plan.used);
  const fadeIn = plan.first > 0 ? clickGuard : 0;
  const fadeOut = plan.first + plan.used < total || plan.frames > plan.used ? clickGuard : 0;
  const channels = facts.channels !== undefined && { channels: facts.channels };
  const piece = { source: 0, from, to, at: 0, fadeIn, fadeOut, ...channels };
  return soundGraph([piece], { from: 0, to: sampleAt(plan.frames) }, input).graph;
}

async function copyStart(asset: Asset, facts: VideoFacts, plan: FrameCut, tools: WorkTools): Promise<Asset> {
  const { rate } = facts;
  const hasAudio = facts.hasAudio === true;
  const until = secondsOfFrames(plan.frames - 0.5, rate).toFixed(6);
  const { assets } = await tools.ffmpeg({
    inputs: { clip: asset },
    outputs: {
      cut: {
        kind: 'video',
        extension: 'mp4',
        facts: {
          ...intermediateFacts({ ...facts }, plan.frames, hasAudio),
          ...(facts.videoConfig !== undefined && { videoConfig: facts.videoConfig }),
        },
      },
    },
    seconds: secondsOfFrames(plan.frames, rate),
    args: (paths) => [
      // The clip is opened twice: the limit that counts packets of the picture must not cut the sound.
      ...['-t', until, '-i', paths.input('clip'), ...(hasAudio ? ['-vn', '-i', paths.input('clip')] : [])],
      ...(hasAudio ? ['-filter_complex', cutSound(facts, plan, facts.frames ?? plan.frames, 1)] : []),
      ...['-map', '0:v:0', ...(hasAudio ? ['-map', '[sound]', ...intermediateAudioArgs] : [])],
      ...['-c:v', 'copy', '-bsf:v', frameTimes(rate)],
      paths.output('cut'),
    ],
  });
  return assets.cut;
}

async function encodeCut(
  asset: Asset,
  facts: VideoFacts,
  plan: FrameCut,
  even: boolean,
  tools: WorkTools,
): Promise<Asset> {
  const { rate } = facts;
  const hasAudio = facts.hasAudio === true;
  const format = { width: evenSize(facts.width), height: evenSize(facts.height), rate };
  const total = plan.first + plan.used;
  // An even clip is opened at the cut; in an uneven one, frames can only be counted from the start.
  const seek = even ? seekToFrame(plan.first, rate) : [];
  const counted = conformFilters(format, even ? plan.frames : plan.first + plan.frames);
  const skip = even || plan.first === 0 ? [] : [`trim=start_frame=${plan.first}`, 'setpts=PTS-STARTPTS'];
  const { assets } = await tools.ffmpeg({
    inputs: { clip: asset },
    outputs: {
      cut: { kind: 'video', extension: 'mp4', facts: intermediateFacts(format, plan.frames, hasAudio) },
    },
    seconds: secondsOfFrames(plan.frames, rate),
    args: (paths) => [
      ...[...seek, '-i', paths.input('clip'), ...(hasAudio ? ['-vn', '-i', paths.input('clip')] : [])],
      '-filter_complex',
      [
        `[0:v:0]${[...(even ? [`settb=${rate.den}/${rate.num}`, 'setpts=N'] : []), ...counted, ...skip].join(',')}[picture]`,
        ...(hasAudio ? [cutSound(facts, plan, total, 1)] : []),
      ].join(';'),
      ...['-map', '[picture]', ...intermediateVideoArgs(rate)],
      ...(hasAudio ? ['-map', '[sound]', ...intermediateAudioArgs] : []),
      paths.output('cut'),
    ],
  });
  return assets.cut;
}
