import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { pngFile } from '../note/pngFile.ts';
import type { StudioNote } from '../note/studioNote.ts';
import { paperOf, sceneOf } from '../shot/scene.ts';
import type { StillJob } from './studioJob.ts';

/** Draws a picture; equal jobs give equal bytes. */
export function drawStill(job: StillJob): Uint8Array {
  const { depiction, seed, width, height } = job;
  const note: StudioNote = { studio: 1, depiction, seed, width, height };
  return pngFile(stillCanvas(job).data(), width, height, JSON.stringify(note));
}

/** The picture as a canvas. */
export function stillCanvas({ depiction, seed, width, height }: StillJob): Canvas {
  const canvas = createCanvas(width, height);
  sceneOf(depiction, paperOf(width, height, 0), seed).draw(canvas.getContext('2d'));
  return canvas;
}
