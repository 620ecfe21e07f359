import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Faces, Scene, SceneHead } from '../shot/scene.ts';
import { applyPatch, findRows, newPlanes, writePixels, type Patch, type Planes, type Region } from './planes.ts';

/** A sheet ready to be sampled, and how near it lies. */
export interface Sheet {
  planes: Planes;
  nearness: number;
}

const still: Faces = new Map();

/**
 * The sheets of a scene in the form that frames are sampled from. A scene that does not move is one sheet; one that
 * moves has a sheet a layer. Faces are put in as patches, drawn when they are first asked for.
 */
export class SceneSheets {
  readonly sheets: readonly Sheet[];
  private readonly scene: Scene;
  private readonly canvases: readonly Canvas[];
  private readonly flat: boolean;
  private readonly facesAt: number;
  private readonly patches = new Map<string, Patch>();
  private readonly regions: ReadonlyMap<string, Region>;
  private readonly shown = new Map<string, string>();
  private readonly scratch: Canvas;

  constructor(scene: Scene, flat: boolean) {
    this.scene = scene;
    this.flat = flat;
    const { width, height } = sizeOf(scene);
    this.canvases = scene.layers.map((layer) => {
      const canvas = createCanvas(width, height);
      layer.draw(canvas.getContext('2d'), still);
      return canvas;
    });
    this.scratch = createCanvas(width, height);
    this.facesAt = scene.layers.findIndex((layer) => layer.name === 'people');
    this.regions = new Map(scene.heads.map((head) => [head.id, faceRegion(head, width, height)]));
    this.sheets = flat ? [{ planes: this.flattened(), nearness: 1 }] : this.layered();
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

  private layered(): Sheet[] {
    const { width, height } = sizeOf(this.scene);
    return this.scene.layers.map((layer, index) => {
      const planes = newPlanes(width, height, index === 0);
      writePixels(planes, (this.canvases[index] as Canvas).data(), { x: 0, y: 0, width, height });
      findRows(planes);
      return { planes, nearness: layer.nearness };
    });
  }

  private flattened(): Planes {
    const { width, height } = sizeOf(this.scene);
    const context = this.scratch.getContext('2d');
    for (const canvas of this.canvases) context.drawImage(canvas, 0, 0);
    const planes = newPlanes(width, height, true);
    writePixels(planes, this.scratch.data(), { x: 0, y: 0, width, height });
    return planes;
  }

  /** Draws the people anew with another face, clipped to where that face is. */
  private drawPatch(region: Region, faces: Faces): Patch {
    const context = this.scratch.getContext('2d');
    const people = this.canvases[this.facesAt] as Canvas;
    const clip = (canvas: Canvas, draw: () => void): void => {
      const inner = canvas.getContext('2d');
      inner.save();
      inner.beginPath();
      inner.rect(region.x, region.y, region.width, region.height);
      inner.clip();
      inner.clearRect(region.x, region.y, region.width, region.height);
      draw();
      inner.restore();
    };
    clip(people, () => this.scene.layers[this.facesAt]?.draw(people.getContext('2d'), faces));
    const planes = newPlanes(region.width, region.height, this.flat);
    let from = people;
    if (this.flat) {
      clip(this.scratch, () => {
        for (const canvas of this.canvases) {
          const { x, y, width, height } = region;
          context.drawImage(canvas, x, y, width, height, x, y, width, height);
        }
      });
      from = this.scratch;
    }
    writePixels(planes, pixelsOf(from, region), { x: 0, y: 0, width: region.width, height: region.height });
    return { region, planes };
  }
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
