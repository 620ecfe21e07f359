import type { Rate } from '../graph/rate.ts';

/** Sound everywhere inside a graph: 48 kHz stereo 16 bit. FLAC, because AAC priming would shift each clip. */
export const soundRate = 48_000;

/**
 * How every clip inside a graph is encoded. Equal settings give equal decoder configurations, so that
 * `video/concat` can join clips without re-encoding: High profile, no B frames (a cut after n packets is
 * a cut after n frames), closed GOPs of one second, a fixed number of threads (x264's bytes depend on it).
 */
export function intermediateVideoArgs(rate: Rate): readonly string[] {
  return videoArgs(rate, { seconds: 1, speed: ['-preset', 'veryfast', '-crf', '20', '-threads:v', '2'] });
}

/**
 * The same for pictures that were drawn here: large even fields that mostly stand still. One quality throughout, with
 * finer key frames that all others lean on, comes as near to the drawing in a smaller file and in less than two thirds of
 * the time, because nothing has to be weighed ahead. There are no cuts inside, so none are looked for, and since drawing
 * takes the other processor, one thread is enough. Motion is found in whole pixels: the planes between them would be made
 * of each frame, a fifth of the time, and the rest is in the difference at the same quality.
 */
export function drawnVideoArgs(rate: Rate): readonly string[] {
  const speed = ['-preset', 'superfast', '-qp', '20', '-sc_threshold', '0', '-threads:v', '1'];
  return videoArgs(rate, { seconds: 2, speed, more: ':ipratio=2.5:subme=0' });
}

/**
 * Said to the encoder itself: from ffmpeg 7 on, its own options give way to what the pictures say, which is often nothing,
 * and clips with and without it can not be joined by copying.
 */
const colour = 'colorprim=bt709:transfer=bt709:colormatrix=bt709';

/**
 * What makes up the decoder configuration is the same whatever the speed: `stitchable` keeps the quality out of it. Weights
 * of whole frames would help fades alone, and have each frame measured for them.
 */
function videoArgs(rate: Rate, how: { seconds: number; speed: readonly string[]; more?: string }): readonly string[] {
  const gop = Math.max(1, Math.round((how.seconds * rate.num) / rate.den));
  return [
    ...['-c:v', 'libx264', ...how.speed, '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...[
      '-bf',
      '0',
      '-g',
      String(gop),
      '-flags',
      '+cgop',
      '-x264-params',
      `stitchable=1:weightp=0:${colour}${how.more ?? ''}`,
    ],
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
