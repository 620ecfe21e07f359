import { newPlanes, planeSizes, type Planes, type SheetShape } from './planes.ts';
import type { Region } from './region.ts';
import { giveBackKernel, type KernelMemory, takeKernel } from './rowKernel.ts';

/** Where the frame lies on a sheet: the sheet's pixel under the frame's first pixel, and sheet pixels a frame pixel. */
export interface View {
  x: number;
  y: number;
  step: number;
}

/** One frame of yuv420p as ffmpeg reads it: luma, then both chroma planes. */
export function frameBytes(width: number, height: number): number {
  return width * height + 2 * (width / 2) * (height / 2);
}

/** Pixels that the kernel makes at once, and the bytes that tell it how: see `rowKernel.wat`. */
const groupWidth = 8;
const groupBytes = 48;

/** The kernel finds the neighbours of eight pixels among sixteen: more sheet pixels a frame pixel do not fit. */
const widestStep = 1.9;

/** Rows are read and written by sixteen bytes: so far beyond an end may be touched. */
const slack = 32;

/** One plane of a sheet, and where it goes. */
interface PlaneJob {
  out: number;
  width: number;
  height: number;
  source: Uint8Array;
  alpha: Uint8Array | undefined;
  stride: number;
  sourceWidth: number;
  top: number;
  bottom: number;
  view: View;
  part: Region;
}

/**
 * Lays sheets over each other into a frame. A sample is interpolated between four pixels with weights of 1/256, first
 * between two rows, then along the row. The sheets lie in the memory of the kernel that does it, and stay open to changes.
 */
export class Sampler {
  /** The frame that is laid into: overwritten by the next one. */
  readonly frame: Uint8Array;
  /** The sheets, to be written before they are laid. */
  readonly sheets: readonly Planes[];
  private readonly width: number;
  private readonly height: number;
  private readonly used: KernelMemory;
  private readonly steps: Uint8Array;
  private readonly counts: DataView;
  private readonly row: number;
  private readonly cover: number;

  constructor(width: number, height: number, shapes: readonly SheetShape[]) {
    this.width = width;
    this.height = height;
    const widest = Math.max(...shapes.map((shape) => planeSizes(shape).stride));
    const stepBytes = Math.ceil(width / groupWidth) * groupBytes;
    const planes = shapes.map((shape) => {
      const { luma, chroma } = planeSizes(shape);
      return roomFor(luma) * (shape.opaque ? 1 : 2) + roomFor(chroma) * (shape.opaque ? 2 : 3);
    });
    const others = [frameBytes(width, height), stepBytes, widest, widest].map(roomFor);
    this.used = takeKernel([...planes, ...others].reduce((sum, bytes) => sum + bytes, 0));
    let end = 0;
    const take = (bytes: number): Uint8Array => {
      const at = end;
      end += roomFor(bytes);
      return new Uint8Array(this.used.memory, at, bytes);
    };
    this.frame = take(frameBytes(width, height));
    this.steps = take(stepBytes);
    this.counts = new DataView(this.used.memory, this.steps.byteOffset, stepBytes);
    this.row = take(widest).byteOffset;
    this.cover = take(widest).byteOffset;
    this.sheets = shapes.map((shape) => newPlanes(shape, take));
  }

  /** Lets the memory go to the next one: frame and sheets hold nothing any more. */
  close(): void {
    giveBackKernel(this.used);
  }

  /**
   * Lays a sheet into the frame, over what is there when it has alpha.
   * @param asked part of the frame, when no more of it changes: on multiples of sixteen columns and two rows
   */
  lay(sheet: Planes, view: View, asked: Region = { x: 0, y: 0, width: this.width, height: this.height }): void {
    if (view.step > widestStep) throw new Error(`A view of ${view.step} sheet pixels a pixel is too coarse to sample.`);
    const { width, height } = this;
    const part = heldPart(sheet, view, asked);
    if (part.width <= 0) return;
    const out = this.frame.byteOffset;
    const { stride, top, bottom } = sheet;
    this.plane({
      out,
      width,
      height,
      view,
      source: sheet.y,
      alpha: sheet.alpha,
      stride,
      top,
      bottom,
      sourceWidth: sheet.width,
      part,
    });
    const chroma = {
      width: width / 2,
      height: height / 2,
      alpha: sheet.chromaAlpha,
      stride: sheet.chromaStride,
      sourceWidth: sheet.width / 2,
      top: top >> 1,
      bottom: (bottom + 1) >> 1,
      view: { x: view.x / 2 + view.step / 4 - 0.25, y: view.y / 2 + view.step / 4 - 0.25, step: view.step },
      part: { x: part.x / 2, y: part.y / 2, width: part.width / 2, height: part.height / 2 },
    };
    this.plane({ ...chroma, out: out + width * height, source: sheet.u });
    this.plane({ ...chroma, out: out + width * height + (width / 2) * (height / 2), source: sheet.v });
  }

  /** Mixes two sheets of one shape into a third: 0 is the first, 1 the second. */
  mix(into: Planes, first: Planes, second: Planes, part: number): void {
    const { kernel } = this.used;
    const weight = Math.round(part * 256);
    for (const plane of ['y', 'u', 'v', 'alpha', 'chromaAlpha'] as const) {
      const [to, a, b] = [into[plane], first[plane], second[plane]];
      if (to && a && b) kernel.blend(to.byteOffset, a.byteOffset, b.byteOffset, to.length, weight);
    }
    into.top = Math.min(first.top, second.top);
    into.bottom = Math.max(first.bottom, second.bottom);
    into.left = Math.min(first.left, second.left);
    into.right = Math.max(first.right, second.right);
  }

  private plane({ out, width, height, source, alpha, stride, sourceWidth, top, bottom, view, part }: PlaneJob): void {
    const { row, cover } = this;
    const { kernel } = this.used;
    this.setSteps(width, sourceWidth, view);
    const skipped = part.x / groupWidth;
    const steps = this.steps.byteOffset + skipped * groupBytes;
    const groups = Math.ceil(Math.min(width, part.x + part.width) / groupWidth) - skipped;
    const rows = source.length / stride;
    const column = (at: number): number =>
      Math.floor(Math.max(0, Math.min(sourceWidth - 1, view.x + Math.min(width - 1, at) * view.step)));
    const first = column(part.x);
    const count = column((skipped + groups) * groupWidth) + 2 - first;
    for (let line = part.y; line < Math.min(height, part.y + part.height); line += 1) {
      const at = view.y + line * view.step;
      if (alpha && (at <= top - 1 || at >= bottom)) continue;
      const clamped = Math.max(0, Math.min(rows - 1, at));
      const whole = Math.floor(clamped);
      const upper = whole * stride + first;
      const lower = Math.min(rows - 1, whole + 1) * stride + first;
      const weight = Math.round((clamped - whole) * 256);
      if (alpha) {
        const held = kernel.blend(cover + first, alpha.byteOffset + upper, alpha.byteOffset + lower, count, weight);
        if (held === 0) continue;
      }
      kernel.blend(row + first, source.byteOffset + upper, source.byteOffset + lower, count, weight);
      const into = out + line * width + part.x;
      if (alpha) kernel.lay(into, row, cover, steps, groups);
      else kernel.stretch(into, row, steps, groups);
    }
  }

  /**
   * Tells the kernel which pixels of a row lie left and right of each pixel of the frame. Places beyond the frame's
   * width hold nought, which lays nothing.
   */
  private setSteps(width: number, sourceWidth: number, view: View): void {
    const { steps, counts } = this;
    let base = 0;
    let whole = 0;
    for (let column = 0; column < Math.ceil(width / groupWidth) * groupWidth; column += 1) {
      const place = column % groupWidth;
      const group = (column - place) * (groupBytes / groupWidth);
      const at = Math.max(0, Math.min(sourceWidth - 1, view.x + column * view.step));
      const inside = column < width;
      if (inside) whole = Math.floor(at);
      if (place === 0) {
        base = whole;
        counts.setInt32(group + 32, base, true);
      }
      steps[group + place] = inside ? whole - base : 255;
      steps[group + place + groupWidth] = inside ? whole - base + 1 : 255;
      counts.setInt16(group + 16 + 2 * place, inside ? Math.round((at - whole) * 256) : 0, true);
    }
  }
}

/** The columns of a part in which a sheet holds anything, on multiples of sixteen. */
function heldPart({ alpha, left, right }: Planes, view: View, part: Region): Region {
  if (!alpha) return part;
  const aligned = (column: number): number => Math.floor(column / 16) * 16;
  // One further at each side: half-size chroma lies between the pixels.
  const from = Math.max(part.x, aligned((left - 2 - view.x) / view.step));
  const to = Math.min(part.x + part.width, aligned((right + 2 - view.x) / view.step) + 16);
  return { ...part, x: from, width: Math.max(0, to - from) };
}

/** Room of a plane in memory, with what is touched beyond its end. */
function roomFor(bytes: number): number {
  return (bytes + slack + 15) & ~15;
}
