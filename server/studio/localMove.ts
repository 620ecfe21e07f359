import type { Asset } from '../../runtime/graph/asset.ts';
import type { Depiction } from '../../runtime/graph/depiction.ts';
import { nearestFrame } from '../../runtime/media/frameArithmetic.ts';
import type { VideoRequest } from '../../runtime/node/requests.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import { depictionOfWords } from './depictionOf.ts';
import { encodeClip } from './encodeClip.ts';
import { studioSeed } from './localFrame.ts';
import { noteOf } from './note/noteOf.ts';
import { trimmedDepiction, type StudioNote } from './note/studioNote.ts';
import type { ClipSource } from './work/studioJob.ts';
import type { StudioPool } from './work/studioPool.ts';

/** H.264 in 4:2:0 has no odd sizes. */
export function evenSize(size: number): number {
  return Math.max(16, size - (size % 2));
}

/**
 * `local/move`: a silent clip of exactly `seconds` × rate frames. A picture that the studio drew is drawn anew in
 * sheets that move apart; one from elsewhere is moved flat; without a picture the depiction is drawn.
 */
export async function drawMove(
  request: VideoRequest,
  seed: number,
  tools: WorkTools,
  pool: StudioPool,
): Promise<Asset> {
  const { rate, move } = request;
  const width = evenSize(request.width);
  const height = evenSize(request.height);
  const frames = Math.max(1, nearestFrame(request.seconds, rate));
  const own = request.image && (await noteOf(request.image, tools));
  const flat = request.image !== undefined && own === undefined;
  const depiction = own?.depiction ?? request.depiction ?? depictionOfWords(request.prompt);
  const drawnSeed = own?.seed ?? studioSeed(seed);
  const source = flat ? await pictureSource(request.image as Asset, tools) : sceneSource(depiction, drawnSeed);
  const note: StudioNote | undefined =
    source.kind === 'scene'
      ? { studio: 2, depiction: source.depiction, seed: drawnSeed, width, height, clip: { move, frames, rate } }
      : undefined;
  const drawn = pool.clip(
    {
      kind: 'clip',
      source,
      width,
      height,
      frames,
      framesPerSecond: rate.num / rate.den,
      move,
      moveFrames: frames,
      seed: drawnSeed,
      mouth: undefined,
    },
    tools.signal,
  );
  return encodeClip({ frames: drawn, count: frames, width, height, rate, note }, tools);
}

export function sceneSource(depiction: Depiction, seed: number): ClipSource {
  return { kind: 'scene', depiction: trimmedDepiction(depiction), seed };
}

async function pictureSource(image: Asset, tools: WorkTools): Promise<ClipSource> {
  return { kind: 'picture', bytes: await tools.read(image) };
}
