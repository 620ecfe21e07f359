import { runFfmpeg } from '../../server/ffmpeg/runFfmpeg.ts';

export interface ZoomFloor {
  /** A still of the film's size. */
  picture: string;
  clip: string;
  frames: number;
  width: number;
  height: number;
  fps: number;
}

/**
 * What every drawn film is measured against: one ffmpeg that zooms into one still (read and decoded once) and
 * encodes so many frames with x264 veryfast on all cores.
 * @returns milliseconds
 */
export async function zoomFloor({ picture, clip, frames, width, height, fps }: ZoomFloor): Promise<number> {
  const zoom = `zoompan=z='1+0.5*on/${frames}':d=${frames}:s=${width}x${height}:fps=${fps}`;
  const from = performance.now();
  await runFfmpeg({
    args: [
      ...['-i', picture, '-vf', `${zoom},format=yuv420p`, '-frames:v', String(frames)],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-threads', '0', clip],
    ],
    signal: new AbortController().signal,
  });
  return performance.now() - from;
}
