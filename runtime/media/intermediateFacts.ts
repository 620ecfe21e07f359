import type { MediaFacts } from '../graph/asset.ts';
import type { PictureFormat } from './conform.ts';
import { samplesOfFrames, secondsOfFrames } from './frameArithmetic.ts';
import { soundRate } from './intermediate.ts';

/** Facts of a clip that was encoded with `intermediateVideoArgs` and, with sound, `intermediateAudioArgs`. */
export function intermediateFacts(format: PictureFormat, frames: number, hasAudio: boolean): MediaFacts {
  return {
    width: format.width,
    height: format.height,
    seconds: secondsOfFrames(frames, format.rate),
    frames,
    rate: format.rate,
    variableRate: false,
    videoCodec: 'h264',
    pixelFormat: 'yuv420p',
    bFrames: false,
    hasAudio,
    ...(hasAudio && {
      audioCodec: 'flac',
      sampleRate: soundRate,
      channels: 2,
      samples: samplesOfFrames(frames, format.rate, soundRate),
    }),
  };
}
