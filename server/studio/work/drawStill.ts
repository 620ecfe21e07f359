import type { Canvas } from '@napi-rs/canvas';
import { giveBackCanvas, takeCanvas, withPixels } from '../motion/canvasPool.ts';
import { pngFile } from '../note/pngFile.ts';
import type { StudioNote } from '../note/studioNote.ts';
import { paperOf, sceneOf } from '../shot/scene.ts';
import type { StillJob } from './studioJob.ts';

/** Draws a picture; equal jobs give equal bytes. */
export async function drawStill(job: StillJob): Promise<Uint8Array> {
  const { depiction, seed, width, height } = job;
  const note: StudioNote = { studio: 2, depiction, seed, width, height };
  const canvas = stillCanvas(job);
  const file = await withPixels(canvas, (pixels) => pngFile(pixels, width, height, JSON.stringify(note)));
  giveBackCanvas(canvas);
  return file;
}

/** The picture as a canvas. */
export function stillCanvas({ depiction, seed, width, height }: StillJob): Canvas {
  const canvas = takeCanvas(width, height);
  sceneOf(depiction, paperOf(width, height, 0), seed).draw(canvas.getContext('2d'));
  return canvas;
}
