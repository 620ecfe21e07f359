import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { Asset, MediaFacts } from '../../../runtime/graph/asset.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import { mediaTypeOf } from '../../ffmpeg/mediaType.ts';
import { runFfmpeg } from '../../ffmpeg/runFfmpeg.ts';

/** Seconds into a clip at which it tends to show what it is about: past a fade from black. */
const posterSeconds = 1;
const quality = 80;

export interface ThumbnailJob {
  asset: Asset;
  facts: MediaFacts;
  path: string;
  /** Pixels; never more than the picture has, and the height at most twice as many. */
  width: number;
  signal: AbortSignal;
}

/**
 * A small WebP of a picture, or of one frame of a clip. ffmpeg reads the bytes in a process of its own; ours only
 * meets pixels.
 * @throws Fault media-invalid
 */
export async function makeThumbnail({ asset, facts, path, width, signal }: ThumbnailJob): Promise<Uint8Array> {
  const size = fittedSize(facts, width);
  const demuxer = mediaTypeOf(asset.mime)?.demuxer;
  const at = asset.kind === 'video' ? Math.min(posterSeconds, (facts.seconds ?? 0) / 2) : 0;
  const pieces: Buffer[] = [];
  await runFfmpeg({
    args: [
      ...(at > 0 ? ['-ss', at.toFixed(3)] : []),
      ...['-i', path, '-an', '-frames:v', '1', '-vf', `scale=${size.width}:${size.height}:flags=area,format=rgba`],
      ...['-f', 'rawvideo', 'pipe:1'],
    ],
    onStdout: (piece) => void pieces.push(piece),
    signal,
    ...(demuxer !== undefined && { demuxers: new Map([[path, demuxer]]) }),
  });
  const pixels = Buffer.concat(pieces);
  if (pixels.byteLength !== size.width * size.height * 4) {
    throw new Fault('media-invalid', 'invalid-input', `The file ${asset.hash.slice(0, 12)} shows no picture.`);
  }
  const canvas = createCanvas(size.width, size.height);
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels), size.width, size.height), 0, 0);
  return canvas.encode('webp', quality);
}

function fittedSize(facts: MediaFacts, most: number): { width: number; height: number } {
  const { width = most, height = most } = facts;
  const scale = Math.min(1, most / width, (2 * most) / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
