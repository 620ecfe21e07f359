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

/** The picture as a canvas, its sheets laid over each other. */
export function stillCanvas({ depiction, seed, width, height }: StillJob): Canvas {
  const scene = sceneOf(depiction, paperOf(width, height, 0), seed);
  const [back, ...others] = scene.layers;
  const canvas = createCanvas(width, height);
  back?.draw(canvas.getContext('2d'), new Map());
  const sheet = createCanvas(width, height);
  const context = sheet.getContext('2d');
  for (const layer of others) {
    context.clearRect(0, 0, width, height);
    layer.draw(context, new Map());
    canvas.getContext('2d').drawImage(sheet, 0, 0);
  }
  return canvas;
}
