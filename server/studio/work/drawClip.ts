import { loadImage } from '@napi-rs/canvas';
import type { FaceState } from '../figure/headShape.ts';
import { cameraAt, marginOf, viewOf } from '../motion/cameraPath.ts';
import { blinkTrack, faceStateOf } from '../motion/faceTrack.ts';
import { giveBackCanvas, takeCanvas, withPixels } from '../motion/canvasPool.ts';
import { writePixels, type Planes, type Region } from '../motion/planes.ts';
import { Sampler, type View } from '../motion/sampler.ts';
import { SceneSheets, sheetShapes, type Sheet } from '../motion/sceneSheets.ts';
import { paperOf, sceneOf } from '../shot/scene.ts';
import type { Paper } from '../shot/plannedShot.ts';
import type { ClipJob } from './studioJob.ts';

/** Frames of a clip in order; undefined stands for the same frame as before. A frame is overwritten by the next. */
export async function drawClip(job: ClipJob): Promise<Iterable<Uint8Array | undefined>> {
  const { source, width, height } = job;
  const paper = paperOf(width, height, marginOf(job.move));
  if (source.kind === 'picture') {
    const sampler = new Sampler(width, height, [{ ...paperSize(paper), opaque: true }]);
    const [planes] = sampler.sheets as [Planes];
    await drawPicture(source.bytes, planes);
    return framesOf(job, paper, { sampler, sheets: [{ planes, nearness: 1 }], scene: undefined });
  }
  const drawn = sceneOf(source.depiction, paper, source.seed);
  const flat = job.move === 'static';
  const sampler = new Sampler(width, height, sheetShapes(drawn, flat));
  const scene = await SceneSheets.draw(drawn, flat, sampler.sheets);
  return framesOf(job, paper, { sampler, sheets: scene.sheets, scene });
}

function paperSize({ width, height, marginX, marginY }: Paper): { width: number; height: number } {
  return { width: width + 2 * marginX, height: height + 2 * marginY };
}

/** A picture from elsewhere, scaled to cover frame and overscan. */
async function drawPicture(bytes: Uint8Array, planes: Planes): Promise<void> {
  const image = await loadImage(bytes);
  const { width, height } = planes;
  const canvas = takeCanvas(width, height);
  const scale = Math.max(width / image.width, height / image.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    image,
    (width - image.width * scale) / 2,
    (height - image.height * scale) / 2,
    image.width * scale,
    image.height * scale,
  );
  await withPixels(canvas, (pixels) => writePixels(planes, pixels, { x: 0, y: 0, width, height }));
  giveBackCanvas(canvas);
}

/** What the frames of a clip are made from. */
interface Drawn {
  sampler: Sampler;
  sheets: readonly Sheet[];
  /** Absent for a picture from elsewhere, which has no faces. */
  scene: SceneSheets | undefined;
}

function* framesOf(job: ClipJob, paper: Paper, drawn: Drawn): Generator<Uint8Array | undefined> {
  const { width, height, frames, framesPerSecond } = job;
  const { sampler, sheets, scene } = drawn;
  const blinks = new Map((scene?.people ?? []).map((id) => [id, blinkTrack(id, frames, framesPerSecond)]));
  const last = sampler.frame;
  let lastViews = '';
  try {
    for (let frame = 0; frame < frames; frame += 1) {
      const changed = scene ? setFaces(job, scene, blinks, frame) : [];
      const views = viewsAt(job, paper, sheets, frame);
      const key = views.map((view) => `${view.x},${view.y},${view.step}`).join(';');
      const same = key === lastViews;
      if (same && changed.length === 0) {
        yield undefined;
        continue;
      }
      lastViews = key;
      if (same && job.move === 'static') {
        for (const region of changed) copyRegion(last, (sheets[0] as Sheet).planes, region, width, height);
      } else {
        for (const [index, { planes }] of sheets.entries()) sampler.lay(planes, views[index] as View);
      }
      yield last;
    }
  } finally {
    sampler.close();
    scene?.close();
  }
}

function viewsAt(job: ClipJob, paper: Paper, sheets: readonly Sheet[], frame: number): View[] {
  const part = job.moveFrames > 1 ? frame / (job.moveFrames - 1) : 0;
  // A hand grows tired of nothing: its unrest goes on when other moves have come to rest.
  const state = cameraAt(job.move, part, frame / job.framesPerSecond, job.seed);
  return sheets.map(({ nearness }) => viewOf(state, nearness, job.width, job.height, paper.marginX, paper.marginY));
}

function setFaces(job: ClipJob, scene: SceneSheets, blinks: ReadonlyMap<string, Uint8Array>, frame: number): Region[] {
  const changed: Region[] = [];
  const speaker = job.mouth ? (scene.people.find((id) => id === job.mouth?.speaker) ?? scene.people[0]) : undefined;
  const faces = new Map<string, FaceState>();
  const keys = new Map<string, string>();
  for (const id of scene.people) {
    const mouth = (id === speaker && job.mouth?.steps[frame]) || { open: 0, wide: 0 as const };
    const blink = blinks.get(id)?.[frame] ?? 0;
    faces.set(id, faceStateOf(mouth, blink));
    const wide = mouth.open === 0 ? 0 : mouth.wide;
    keys.set(id, mouth.open === 0 && blink === 0 ? 'rest' : `${mouth.open}.${wide}.${blink}`);
  }
  for (const [id, key] of keys) {
    const region = scene.setFace(id, key, faces);
    if (region) changed.push(region);
  }
  return changed;
}

/** A region of an unmoved sheet straight into the frame. */
function copyRegion(frame: Uint8Array, sheet: Planes, region: Region, width: number, height: number): void {
  const right = Math.min(region.x + region.width, width);
  const bottom = Math.min(region.y + region.height, height);
  for (let row = region.y; row < bottom; row += 1) {
    frame.set(sheet.y.subarray(row * sheet.stride + region.x, row * sheet.stride + right), row * width + region.x);
  }
  const luma = width * height;
  const half = width / 2;
  const chroma = half * (height / 2);
  for (let row = region.y / 2; row < bottom / 2; row += 1) {
    const from = row * sheet.chromaStride + region.x / 2;
    const to = row * sheet.chromaStride + right / 2;
    frame.set(sheet.u.subarray(from, to), luma + row * half + region.x / 2);
    frame.set(sheet.v.subarray(from, to), luma + chroma + row * half + region.x / 2);
  }
}
