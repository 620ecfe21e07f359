import type { Rate } from '../graph/rate.ts';
import { secondsOfFrames } from './frameArithmetic.ts';
import type { PictureSpan } from './pictureSpans.ts';
import type { PlannedClip } from './planJoins.ts';

/**
 * Input options that make a frame of a video the first one decoded. Half a frame early, so that rounding of
 * times can not skip it.
 */
export function seekToFrame(frame: number, rate: Rate): readonly string[] {
  return frame === 0 ? [] : ['-ss', secondsOfFrames(frame - 0.5, rate).toFixed(6)];
}

/** Filters that keep the first frames of a decoded video and number them anew from 0. */
function firstFrames(frames: number, rate: Rate): readonly string[] {
  return [`trim=end_frame=${frames}`, `settb=${rate.den}/${rate.num}`, 'setpts=N', `fps=${rate.num}/${rate.den}`];
}

/**
 * Filter graph of one stretch that a join changes. Input 0 is the clip, decoded from the stretch's first frame;
 * input 1, only for a dissolve, the clip before it, decoded from its last frame. The open output is `[picture]`.
 * @param follow filters that make so many frames of input 1, where more than its first is to be seen
 */
export function spanFilters(
  clip: PlannedClip,
  span: PictureSpan,
  rate: Rate,
  follow?: (frames: number) => readonly string[],
): { graph: string; needsPrevious: boolean } {
  const frames = span.to - span.from;
  const own = firstFrames(frames, rate);
  const headInside = span.from === 0 && clip.head.frames > 0;
  const tailInside = span.to === clip.frames && clip.tail > 0;
  const fades = [
    ...(headInside && clip.head.from === 'black' ? [`fade=t=in:start_frame=0:nb_frames=${clip.head.frames}`] : []),
    ...(tailInside ? [`fade=t=out:start_frame=${frames - clip.tail}:nb_frames=${clip.tail}`] : []),
  ];
  const last = [...fades, 'format=yuv420p'].join(',');
  if (!headInside || clip.head.from !== 'previous') {
    return { graph: `[0:v:0]${[...own, last].join(',')}[picture]`, needsPrevious: false };
  }
  // One frame more on either side, dropped after: else the first picture would show nothing of the second clip.
  const steps = clip.head.frames + 1;
  const hold = ['trim=end_frame=1', `loop=loop=${steps}:size=1`, ...firstFrames(steps + 1, rate)];
  const before = (follow?.(steps + 1) ?? hold).join(',');
  const duration = secondsOfFrames(steps, rate).toFixed(6);
  return {
    graph: [
      `[1:v:0]${before}[before]`,
      `[0:v:0]${own.join(',')},tpad=start=1:start_mode=clone[own]`,
      `[before][own]xfade=transition=fade:duration=${duration}:offset=0,trim=start_frame=1:end_frame=${frames + 1}[mixed]`,
      `[mixed]${[`settb=${rate.den}/${rate.num}`, 'setpts=N', last].join(',')}[picture]`,
    ].join(';'),
    needsPrevious: true,
  };
}

/**
 * Bitstream filter that puts copied packets on exact frame times from 0 on: clips carry microsecond roundings,
 * and the delay of a sound track that is not copied. It keeps the order in which a source with B frames shows its
 * pictures. Not together with `-video_track_timescale`: ffmpeg 5 then counts in other ticks than `TB` says, and
 * without it the clock of the clips is kept anyway.
 */
export function frameTimes(rate: Rate): string {
  const frame = `(${rate.den}/${rate.num}/TB)`;
  const onFrame = (time: string) => `round((${time}-STARTPTS)/${frame})*${frame}`;
  return `setts=pts=${onFrame('PTS')}:dts=${onFrame('DTS')}:duration=${frame}`;
}
