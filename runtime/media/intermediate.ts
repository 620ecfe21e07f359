import type { Rate } from '../graph/rate.ts';

/** Sound everywhere inside a graph: 48 kHz stereo 16 bit. FLAC, because AAC priming would shift each clip. */
export const soundRate = 48_000;

/**
 * How every clip inside a graph is encoded. Equal settings give equal decoder configurations, so that
 * `video/concat` can join clips without re-encoding: High profile, no B frames (a cut after n packets is
 * a cut after n frames), closed GOPs of one second, a fixed number of threads (x264's bytes depend on it).
 */
export function intermediateVideoArgs(rate: Rate): readonly string[] {
  const gop = Math.max(1, Math.round(rate.num / rate.den));
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-bf', '0', '-g', String(gop), '-flags', '+cgop', '-threads:v', '2'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...['-r', `${rate.num}/${rate.den}`, '-video_track_timescale', String(rate.num * 1000)],
  ];
}

/** ffmpeg 5 calls FLAC in MP4 an experiment, later ones no longer do. For outputs that copy such sound as well. */
export const intermediateContainerArgs: readonly string[] = ['-strict', 'experimental'];

export const intermediateAudioArgs: readonly string[] = [
  ...['-c:a', 'flac', '-sample_fmt', 's16', '-ar', String(soundRate), '-ac', '2'],
  ...intermediateContainerArgs,
];
