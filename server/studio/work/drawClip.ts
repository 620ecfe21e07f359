import { loadImage } from '@napi-rs/canvas';
import { cameraAt, followAt, followMargin, marginOf, viewOf } from '../motion/cameraPath.ts';
import { focusPull } from '../motion/focus.ts';
import { FocusedSheets, focusShapes } from '../motion/focusedSheets.ts';
import { FrameLights } from '../motion/frameLights.ts';
import { giveBackCanvas, takeCanvas, withPixels } from '../motion/canvasPool.ts';
import { LivePeople } from '../motion/livePeople.ts';
import { livingThings, type LivingThings } from '../motion/livingThings.ts';
import { writePixels, type Planes } from '../motion/planes.ts';
import { around, type Region } from '../motion/region.ts';
import { Sampler, type View } from '../motion/sampler.ts';
import { isFlat, SceneSheets, sheetShapes, type Sheet } from '../motion/sceneSheets.ts';
import { paperOf, sceneOf, type Scene } from '../shot/scene.ts';
import type { SceneWalker } from '../shot/sceneLife.ts';
import type { Paper } from '../shot/plannedShot.ts';
import { fallenAt } from '../shot/weather.ts';
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
  const sharp = job.move === 'rack-focus';
  const planned = sceneOf(source.depiction, paper, source.seed, { sharp });
  if (!isTrack(job.move) || seenWalking(job, planned).length === 0) return drawScene(job, paper, planned);
  const wide = paperOf(width, height, followMargin, 0);
  return drawScene(job, wide, sceneOf(source.depiction, wide, source.seed));
}

async function drawScene(job: ClipJob, paper: Paper, drawn: Scene): Promise<Iterable<Uint8Array | undefined>> {
  const { width, height } = job;
  const flat = job.move === 'static' && isFlat(drawn);
  const shapes = sheetShapes(drawn, flat);
  const pull = focusPull(job.move, drawn.layers);
  const sampler = new Sampler(width, height, [...shapes, ...(pull ? focusShapes(shapes) : [])]);
  const laid = sampler.sheets.slice(0, shapes.length);
  if (!pull) {
    const scene = await SceneSheets.draw(drawn, flat, laid);
    return framesOf(job, paper, { sampler, sheets: scene.sheets, scene });
  }
  const sharp = sampler.sheets.slice(shapes.length, shapes.length * 2);
  const scene = await SceneSheets.draw(drawn, flat, sharp);
  const unit = height / 720;
  const focus = await FocusedSheets.blur(scene, laid, sampler.sheets.slice(shapes.length * 2), { sampler, pull, unit });
  const sheets = scene.sheets.map((sheet, index) => ({ ...sheet, planes: laid[index] as Planes }));
  return framesOf(job, paper, { sampler, sheets, scene, focus });
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
  /** Absent for a picture from elsewhere, in which nothing lives. */
  scene: SceneSheets | undefined;
  /** Mixes the sheets while the focus is pulled. */
  focus?: FocusedSheets;
}

function* framesOf(job: ClipJob, paper: Paper, drawn: Drawn): Generator<Uint8Array | undefined> {
  const { frames, framesPerSecond } = job;
  const { sampler, sheets, scene, focus } = drawn;
  const walkers = scene ? seenWalking(job, scene.scene) : [];
  const people = scene && new LivePeople(scene, job.mouth, walkers, { frames, framesPerSecond });
  const follows = walkers.some(({ id }) => id !== people?.speaker) ? walkers[0]?.way : undefined;
  const things: LivingThings | undefined = scene && livingThings(scene, framesPerSecond);
  const lights =
    scene &&
    new FrameLights(
      {
        lamps: scene.scene.lamps,
        cars: scene.scene.cars,
        beams: scene.scene.beams().map((beam) => ({ ...beam, seen: scene.beamSeen(beam) })),
      },
      job.seed,
      { framesPerSecond, stands: stands(job.move) },
    );
  let lastViews = '';
  try {
    for (let frame = 0; frame < frames; frame += 1) {
      const changed = [...(people?.set(frame) ?? []), ...(things?.set(frame) ?? [])];
      const views = viewsAt({ job, paper, follows }, sheets, frame);
      const key = views.map((view) => `${view.x},${view.y},${view.step}`).join(';');
      const lit = lights?.set(frame, job.width, job.height) ?? [];
      const racked = focus?.set(partOf(job, frame), changed.length > 0) === true;
      const same = key === lastViews && !racked;
      lastViews = key;
      if (same && changed.length === 0 && lit.length === 0) {
        yield undefined;
        continue;
      }
      // A camera that stands looks straight at its sheets: what changed there is what changes in the frame.
      const whole = { x: 0, y: 0, width: job.width, height: job.height };
      const part = same && stands(job.move) ? laidAnew([...changed, ...lit], job) : whole;
      const picture = { bytes: sampler.frame, width: job.width, height: job.height };
      for (const [index, { planes }] of sheets.entries()) {
        sampler.lay(planes, views[index] as View, part);
        if (index === 0) lights?.shineFar(picture, views[0] as View, part);
      }
      lights?.shineAll(picture, (nearness) => viewAt({ job, paper, follows }, nearness, frame), part);
      yield sampler.frame;
    }
  } finally {
    sampler.close();
    scene?.close();
  }
}

/** The part of the frame around what changed, on the places that the sampler works in. */
function laidAnew(changed: readonly Region[], { width, height }: ClipJob): Region {
  const { x, y, ...size } = changed.reduce(around);
  const left = Math.max(0, Math.floor(x / 16) * 16);
  const top = Math.max(0, Math.floor(y / 2) * 2);
  return {
    ...{ x: left, y: top },
    width: Math.min(width, Math.ceil((x + size.width) / 16) * 16) - left,
    height: Math.min(height, Math.ceil((y + size.height) / 2) * 2) - top,
  };
}

/** How a clip is looked at. */
interface Looking {
  job: ClipJob;
  paper: Paper;
  /** The way that somebody goes beside whom the camera does. */
  follows: -1 | 0 | 1 | undefined;
}

function viewsAt(looking: Looking, sheets: readonly Sheet[], frame: number): View[] {
  const { job } = looking;
  // Before a camera that stands, weather is drawn on twos as all life of drawn pictures is.
  const pace = stands(job.move) ? Math.max(1, Math.round(job.framesPerSecond / 12)) : 1;
  const fallen = (Math.floor(frame / pace) * pace) / job.framesPerSecond;
  return sheets.map(({ nearness, fall }) => {
    const view = viewAt(looking, nearness, frame);
    if (!fall) return view;
    const by = fallenAt(fall, fallen);
    return { ...view, x: view.x + by.x, y: view.y + by.y };
  });
}

function viewAt({ job, paper, follows }: Looking, nearness: number, frame: number): View {
  // A hand grows tired of nothing: its unrest goes on when other moves have come to rest.
  const part = partOf(job, frame);
  const state =
    follows && isTrack(job.move)
      ? followAt(follows, part)
      : cameraAt(job.move, part, frame / job.framesPerSecond, job.seed);
  return viewOf(state, nearness, job.width, job.height, paper.marginX, paper.marginY);
}

/** Part of the camera's way, 0 to 1. */
function partOf({ moveFrames }: ClipJob, frame: number): number {
  return moveFrames > 1 ? Math.min(1, frame / (moveFrames - 1)) : 0;
}

/** The frame stays where it is. */
function stands(move: ClipJob['move']): boolean {
  return move === 'static' || move === 'rack-focus';
}

function isTrack(move: ClipJob['move']): boolean {
  return move === 'track-left' || move === 'track-right';
}

/** Those who walk before a camera that goes with them: elsewhere they would walk on the spot. */
function seenWalking({ move }: ClipJob, { walkers }: Scene): readonly SceneWalker[] {
  switch (move) {
    case 'track-left':
    case 'track-right': {
      const way = move === 'track-right' ? 1 : -1;
      return walkers.every((walker) => walker.way === way) ? walkers : [];
    }
    case 'handheld':
    case 'push-in':
    case 'pull-back':
      return walkers;
    default:
      return [];
  }
}
