import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Faces, Scene, SceneHead } from '../shot/scene.ts';
import { giveBackCanvas, takeCanvas, withPixels } from './canvasPool.ts';
import {
  applyPatch,
  findRows,
  newPlanes,
  writePixels,
  type Patch,
  type Planes,
  type Region,
  type SheetShape,
} from './planes.ts';

/** A sheet ready to be sampled, and how near it lies. */
export interface Sheet {
  planes: Planes;
  nearness: number;
}

const still: Faces = new Map();

/** The sheets that a scene is sampled from: one when it does not move, else one a layer. */
export function sheetShapes(scene: Scene, flat: boolean): SheetShape[] {
  const size = sizeOf(scene);
  return (flat ? scene.layers.slice(0, 1) : scene.layers).map((_, index) => ({ ...size, opaque: index === 0 }));
}

/**
 * The sheets of a scene in the form that frames are sampled from. Faces are put in as patches, drawn when they are first
 * asked for.
 */
export class SceneSheets {
  readonly sheets: readonly Sheet[];
  private readonly scene: Scene;
  private readonly flat: boolean;
  private readonly facesAt: number;
  /** Of each layer, while there are faces that may change. */
  private readonly canvases: readonly Canvas[];
  /** All of them together, when the picture does not move. */
  private readonly whole: Canvas | undefined;
  private readonly patches = new Map<string, Patch>();
  private readonly regions: ReadonlyMap<string, Region>;
  private readonly shown = new Map<string, string>();

  /**
   * Draws a scene into planes that were made for it.
   * @param planes as `sheetShapes` asks for them
   */
  static async draw(scene: Scene, flat: boolean, planes: readonly Planes[]): Promise<SceneSheets> {
    const sheets = new SceneSheets(scene, flat, planes);
    const { width, height } = sizeOf(scene);
    for (const [index, drawn] of (sheets.whole ? [sheets.whole] : sheets.canvases).entries()) {
      await withPixels(drawn, (pixels) => {
        const sheet = planes[index] as Planes;
        writePixels(sheet, pixels, { x: 0, y: 0, width, height });
        findRows(sheet);
      });
    }
    return sheets;
  }

  private constructor(scene: Scene, flat: boolean, planes: readonly Planes[]) {
    this.scene = scene;
    this.flat = flat;
    const { width, height } = sizeOf(scene);
    this.facesAt = scene.layers.findIndex((layer) => layer.name === 'people');
    this.regions = new Map(scene.heads.map((head) => [head.id, faceRegion(head, width, height)]));
    this.whole = flat ? takeCanvas(width, height) : undefined;
    // Where no face changes, a picture that does not move is drawn on one sheet right away.
    const atOnce = flat && this.people.length === 0;
    this.canvases = (atOnce ? [] : scene.layers).map((layer) => {
      const canvas = takeCanvas(width, height);
      layer.draw(canvas.getContext('2d'), still);
      return canvas;
    });
    const context = this.whole?.getContext('2d');
    if (context && atOnce) scene.draw(context);
    for (const canvas of context ? this.canvases : []) context?.drawImage(canvas, 0, 0);
    this.sheets = planes.map((sheet, index) => ({
      planes: sheet,
      nearness: flat ? 1 : (scene.layers[index]?.nearness ?? 1),
    }));
  }

  /** Lets the canvases go to the next scene. */
  close(): void {
    for (const canvas of this.canvases) giveBackCanvas(canvas);
    if (this.whole) giveBackCanvas(this.whole);
  }

  /** People whose faces can be seen. */
  get people(): readonly string[] {
    return [...this.regions].filter(([, region]) => region.width > 0 && region.height > 0).map(([id]) => id);
  }

  /**
   * Puts a face into its sheet. The key names the face's state and is what the patch is kept under.
   * @returns the region that was changed, in pixels of the drawing, or undefined when it stood so already
   */
  setFace(id: string, key: string, faces: Faces): Region | undefined {
    const region = this.regions.get(id);
    if (!region || region.width <= 0 || region.height <= 0 || this.facesAt < 0) return undefined;
    if ((this.shown.get(id) ?? 'rest') === key) return undefined;
    const name = `${id}|${key}`;
    let patch = this.patches.get(name);
    if (!patch) {
      patch = this.drawPatch(region, faces);
      this.patches.set(name, patch);
    }
    applyPatch((this.sheets[this.flat ? 0 : this.facesAt] as Sheet).planes, patch);
    this.shown.set(id, key);
    return region;
  }

  /** Draws the people anew with another face, clipped to where that face is. */
  private drawPatch(region: Region, faces: Faces): Patch {
    const { whole, canvases } = this;
    const people = canvases[this.facesAt] as Canvas;
    const { x, y, width, height } = region;
    clipped(people, region, (context) => this.scene.layers[this.facesAt]?.draw(context, faces));
    if (whole) {
      clipped(whole, region, (context) => {
        for (const canvas of canvases) context.drawImage(canvas, x, y, width, height, x, y, width, height);
      });
    }
    const planes = newPlanes({ width, height, opaque: this.flat });
    writePixels(planes, pixelsOf(whole ?? people, region), { x: 0, y: 0, width, height });
    return { region, planes };
  }
}

/** Empties a region of a canvas and draws into it alone. */
function clipped(canvas: Canvas, { x, y, width, height }: Region, draw: (context: SKRSContext2D) => void): void {
  const context = canvas.getContext('2d');
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.clearRect(x, y, width, height);
  draw(context);
  context.restore();
}

function sizeOf({ paper }: Scene): { width: number; height: number } {
  return { width: paper.width + 2 * paper.marginX, height: paper.height + 2 * paper.marginY };
}

/** Brow to chin, on even pixels, inside the drawing. */
function faceRegion(head: SceneHead, width: number, height: number): Region {
  const even = (value: number): number => Math.floor(value / 2) * 2;
  const left = Math.max(0, even(head.x - head.r * 1.05));
  const top = Math.max(0, even(head.y - head.r * 0.75));
  const right = Math.min(width, even(head.x + head.r * 1.05) + 2);
  const bottom = Math.min(height, even(head.y + head.r * 1.2) + 2);
  return { x: left, y: top, width: right - left, height: bottom - top };
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
