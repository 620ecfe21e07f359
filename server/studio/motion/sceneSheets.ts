import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { stillMoment, type Moment } from '../shot/moment.ts';
import type { Layer } from '../shot/layer.ts';
import type { Scene } from '../shot/scene.ts';
import { fallRoom, type Fall } from '../shot/weather.ts';
import type { Beam } from '../draw/beam.ts';
import { giveBackCanvas, takeCanvas, withPixels } from './canvasPool.ts';
import type { SeenMask } from './frameLights.ts';
import { applyPatch, findHeld, newPlanes, writePixels, type Patch, type Planes, type SheetShape } from './planes.ts';
import { around, aroundTiles, evenRegion, type Region } from './region.ts';

/** A sheet ready to be sampled, how near it lies, and how it falls when it is one of rain or snow. */
export interface Sheet {
  planes: Planes;
  nearness: number;
  fall?: Fall | undefined;
}

/** Parts of a layer that are drawn anew together in other states. */
export interface Living {
  name: string;
  layer: Layer['name'];
  regions: readonly Region[];
}

/** The sheets that a scene is sampled from: one when it is flat, else one a layer. */
export function sheetShapes(scene: Scene, flat: boolean): SheetShape[] {
  const size = sizeOf(scene);
  return (flat ? scene.layers.slice(0, 1) : scene.layers).map(({ fall }, index) => {
    const room = fall ? fallRoom(fall) : { width: 0, height: 0 };
    return { width: size.width + room.width, height: size.height + room.height, opaque: index === 0 };
  });
}

/** Whether a scene that the camera does not move over can be one sheet: nothing lives in it but people. */
export function isFlat(scene: Scene): boolean {
  return !scene.lives && scene.layers.every(({ fall }) => fall === undefined);
}

/**
 * The sheets of a scene in the form that frames are sampled from. What lives is put in as patches, drawn when they are
 * first asked for.
 */
export class SceneSheets {
  readonly scene: Scene;
  readonly sheets: readonly Sheet[];
  private readonly flat: boolean;
  /** Of each layer, while there is something that may change. */
  private readonly canvases: readonly (Canvas | undefined)[];
  /** All of them together, when the scene is flat. */
  private readonly whole: Canvas | undefined;
  private readonly patches = new Map<string, readonly Patch[]>();
  private readonly shown = new Map<string, string>();

  /**
   * Draws a scene into planes that were made for it.
   * @param planes as `sheetShapes` asks for them
   */
  static async draw(scene: Scene, flat: boolean, planes: readonly Planes[]): Promise<SceneSheets> {
    const sheets = new SceneSheets(scene, flat, planes);
    for (const [index, sheet] of planes.entries()) {
      const drawn = sheets.whole ?? sheets.canvases[index];
      // What falls is never drawn again: its canvas goes on to the next.
      const canvas = drawn ?? sheets.fallen(index);
      const { width, height } = canvas;
      await withPixels(canvas, (pixels) => {
        writePixels(sheet, pixels, { x: 0, y: 0, width, height });
        findHeld(sheet);
      });
      if (!drawn) giveBackCanvas(canvas);
    }
    return sheets;
  }

  private constructor(scene: Scene, flat: boolean, planes: readonly Planes[]) {
    this.scene = scene;
    this.flat = flat;
    const { width, height } = sizeOf(scene);
    this.whole = flat ? takeCanvas(width, height) : undefined;
    // Where nothing changes, a picture that does not move is drawn on one sheet right away.
    const atOnce = flat && scene.heads.length === 0 && scene.breaths.length === 0;
    this.canvases = (atOnce ? [] : scene.layers).map((layer) => {
      if (layer.fall) return undefined;
      const canvas = takeCanvas(width, height);
      layer.draw(canvas.getContext('2d'), stillMoment);
      return canvas;
    });
    const context = this.whole?.getContext('2d');
    if (context && atOnce) scene.draw(context);
    for (const canvas of this.canvases) if (canvas) context?.drawImage(canvas, 0, 0);
    this.sheets = planes.map((sheet, index) => ({
      planes: sheet,
      nearness: flat ? 1 : (scene.layers[index]?.nearness ?? 1),
      fall: flat ? undefined : scene.layers[index]?.fall,
    }));
  }

  /** The canvas of a layer that falls. */
  private fallen(index: number): Canvas {
    const layer = this.scene.layers[index] as Layer;
    const { width, height } = sizeOf(this.scene);
    const room = layer.fall ? fallRoom(layer.fall) : { width: 0, height: 0 };
    const canvas = takeCanvas(width + room.width, height + room.height);
    layer.draw(canvas.getContext('2d'), stillMoment);
    return canvas;
  }

  /** Lets the canvases go to the next scene. */
  close(): void {
    for (const canvas of this.canvases) if (canvas) giveBackCanvas(canvas);
    if (this.whole) giveBackCanvas(this.whole);
    this.patches.clear();
  }

  /**
   * Puts a living part into its sheet as it is at a moment. The key names its state and is what the patch is kept under;
   * the empty one is what was drawn first.
   * @returns the regions that were changed, in pixels of the drawing: none when it stood so already
   */
  put({ name, layer, regions }: Living, key: string, moment: Moment): readonly Region[] {
    if ((this.shown.get(name) ?? '') === key) return [];
    const at = this.scene.layers.findIndex((one) => one.name === layer);
    const room = regions.filter(({ width, height }) => width > 0 && height > 0);
    if (at < 0 || room.length === 0) return [];
    const id = `${name}|${key}`;
    let patches = this.patches.get(id);
    if (!patches) {
      patches = this.drawPatches(at, room, moment);
      this.patches.set(id, patches);
    }
    const { planes } = this.sheets[this.flat ? 0 : at] as Sheet;
    for (const patch of patches) {
      applyPatch(planes, patch);
      // What moves may go where nothing was.
      planes.top = Math.min(planes.top, patch.region.y);
      planes.bottom = Math.max(planes.bottom, patch.region.y + patch.region.height);
    }
    this.shown.set(name, key);
    return room;
  }

  /** Writes a sheet into other planes, after something has been done to its drawing. */
  async copy(index: number, planes: Planes, change: (context: SKRSContext2D) => void): Promise<void> {
    const drawn = this.canvases[index];
    if (!drawn) return;
    const { width, height } = drawn;
    const canvas = takeCanvas(width, height);
    const context = canvas.getContext('2d');
    context.drawImage(drawn, 0, 0);
    change(context);
    await withPixels(canvas, (pixels) => writePixels(planes, pixels, { x: 0, y: 0, width, height }));
    findHeld(planes);
    giveBackCanvas(canvas);
  }

  /** What of the living parts of a layer is not hidden by other things of that layer. */
  visible(layer: Layer['name']): Region[] {
    const at = this.scene.layers.findIndex((one) => one.name === layer);
    const living = this.scene.living.get(layer) ?? [];
    if (at < 0 || living.length === 0 || this.canvases.length === 0) return [];
    const { region: box, seen } = this.unhidden(at, living.reduce(around), 'life');
    const columns = Math.ceil(box.width / tile);
    const marked = Array.from({ length: columns * Math.ceil(box.height / tile) }, () => false);
    seen.forEach((shown, pixel) => {
      if (shown === 0) return;
      const [x, y] = [pixel % box.width, Math.floor(pixel / box.width)];
      marked[Math.floor(y / tile) * columns + Math.floor(x / tile)] = true;
    });
    return aroundTiles(marked, columns, tile)
      .map((region) => ({ ...region, x: region.x + box.x, y: region.y + box.y }))
      .map((region) => ({
        ...region,
        width: Math.min(region.x + region.width, box.x + box.width) - region.x,
        height: Math.min(region.y + region.height, box.y + box.height) - region.y,
      }));
  }

  /** Says that a living part stands in another state because what was put in lies over it. */
  stands({ name }: Living, key: string): void {
    this.shown.set(name, key);
  }

  /** What of a beam of light on the farthest layer is not hidden. */
  beamSeen({ x, y, reach }: Beam): SeenMask {
    const box = { x: x - reach, y: y - reach * 0.5, width: reach * 2, height: reach };
    return this.unhidden(0, evenRegion(box, sizeOf(this.scene)), 'light');
  }

  /** Draws a layer with what may be hidden in a loud colour, and sees where that shows. */
  private unhidden(at: number, region: Region, probe: 'life' | 'light'): SeenMask {
    const { x, y, width, height } = region;
    const seen = new Uint8Array(width * height);
    const canvas = this.canvases[at];
    if (!canvas || seen.length === 0) return { region, seen };
    const probed = takeCanvas(canvas.width, canvas.height);
    clipped(probed, [region], (context) => this.scene.layers[at]?.draw(context, { ...stillMoment, probe }));
    const [before, after] = [canvas, probed].map(
      (one) => new Uint32Array(one.getContext('2d').getImageData(x, y, width, height).data.buffer),
    ) as [Uint32Array, Uint32Array];
    giveBackCanvas(probed);
    for (let pixel = 0; pixel < seen.length; pixel += 1) {
      const [one, other] = [before[pixel] as number, after[pixel] as number];
      if (one === other) continue;
      const apart = (shift: number): number => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255));
      if (apart(0) + apart(8) + apart(16) + apart(24) > 30) seen[pixel] = 1;
    }
    return { region, seen };
  }

  /** Draws a layer anew, clipped to where it lives. */
  private drawPatches(at: number, regions: readonly Region[], moment: Moment): Patch[] {
    const { whole, canvases } = this;
    const canvas = canvases[at] as Canvas;
    clipped(canvas, regions, (context) => this.scene.layers[at]?.draw(context, moment));
    if (whole) {
      clipped(whole, regions, (context) => {
        for (const { x, y, width, height } of regions)
          for (const one of canvases) if (one) context.drawImage(one, x, y, width, height, x, y, width, height);
      });
    }
    return regions.map((region) => {
      const { width, height } = region;
      const planes = newPlanes({ width, height, opaque: this.flat || at === 0 });
      writePixels(planes, pixelsOf(whole ?? canvas, region), { x: 0, y: 0, width, height });
      return { region, planes };
    });
  }
}

/** Side of the squares in which it is found out what is hidden. */
const tile = 32;

/** Empties regions of a canvas and draws into them alone. */
function clipped(canvas: Canvas, regions: readonly Region[], draw: (context: SKRSContext2D) => void): void {
  const context = canvas.getContext('2d');
  context.save();
  context.beginPath();
  for (const { x, y, width, height } of regions) context.rect(x, y, width, height);
  context.clip();
  for (const { x, y, width, height } of regions) context.clearRect(x, y, width, height);
  draw(context);
  context.restore();
}

function sizeOf({ paper }: Scene): { width: number; height: number } {
  return { width: paper.width + 2 * paper.marginX, height: paper.height + 2 * paper.marginY };
}

/** Premultiplied pixels of a region. */
function pixelsOf(canvas: Canvas, region: Region): Uint8Array {
  const { data } = canvas.getContext('2d').getImageData(region.x, region.y, region.width, region.height);
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] as number;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel += 1)
      pixels[channel] = Math.round(((pixels[channel] as number) * alpha) / 255);
  }
  return pixels;
}
