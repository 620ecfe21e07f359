import type { Planes } from './planes.ts';

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

/**
 * Lays sheets over each other into frames. A sample is interpolated between four pixels with weights of 1/256, first
 * between two rows (four bytes at a time in one 32-bit word), then along the row.
 */
export class Sampler {
  private readonly width: number;
  private readonly height: number;
  private readonly columns: Int32Array;
  private readonly weights: Int32Array;
  private readonly words: Uint32Array;
  private readonly row: Uint8Array;
  private readonly coverWords: Uint32Array;
  private readonly cover: Uint8Array;

  /** @param widest bytes of the longest row of any sheet */
  constructor(width: number, height: number, widest: number) {
    this.width = width;
    this.height = height;
    this.columns = new Int32Array(width);
    this.weights = new Int32Array(width);
    this.words = new Uint32Array((widest >> 2) + 2);
    this.row = new Uint8Array(this.words.buffer);
    this.coverWords = new Uint32Array((widest >> 2) + 2);
    this.cover = new Uint8Array(this.coverWords.buffer);
  }

  /** Lays a sheet into the frame, over what is there when it has alpha. */
  lay(frame: Uint8Array, sheet: Planes, view: View): void {
    const { width, height } = this;
    const luma = width * height;
    const half = { x: view.x / 2 + view.step / 4 - 0.25, y: view.y / 2 + view.step / 4 - 0.25, step: view.step };
    this.plane(frame, 0, width, height, sheet.y, sheet.alpha, sheet.stride, sheet.width, sheet.top, sheet.bottom, view);
    const w = width / 2;
    const h = height / 2;
    const top = sheet.top >> 1;
    const bottom = (sheet.bottom + 1) >> 1;
    const chromaWidth = sheet.width / 2;
    this.plane(frame, luma, w, h, sheet.u, sheet.chromaAlpha, sheet.chromaStride, chromaWidth, top, bottom, half);
    this.plane(
      frame,
      luma + w * h,
      w,
      h,
      sheet.v,
      sheet.chromaAlpha,
      sheet.chromaStride,
      chromaWidth,
      top,
      bottom,
      half,
    );
  }

  private plane(
    frame: Uint8Array,
    offset: number,
    width: number,
    height: number,
    source: Uint8Array,
    alpha: Uint8Array | undefined,
    stride: number,
    sourceWidth: number,
    top: number,
    bottom: number,
    view: View,
  ): void {
    const { columns, weights, row, cover } = this;
    for (let column = 0; column < width; column += 1) {
      const at = Math.max(0, Math.min(sourceWidth - 1, view.x + column * view.step));
      const whole = Math.floor(at);
      columns[column] = whole;
      weights[column] = Math.round((at - whole) * 256);
    }
    const first = columns[0] as number;
    const last = Math.min(sourceWidth, (columns[width - 1] as number) + 2);
    const words = new Uint32Array(source.buffer, source.byteOffset, source.length >> 2);
    const alphaWords = alpha && new Uint32Array(alpha.buffer, alpha.byteOffset, alpha.length >> 2);
    const rows = source.length / stride;
    for (let line = 0; line < height; line += 1) {
      const at = view.y + line * view.step;
      if (alphaWords && (at <= top - 1 || at >= bottom)) continue;
      const clamped = Math.max(0, Math.min(rows - 1, at));
      const upper = Math.floor(clamped);
      const lower = Math.min(rows - 1, upper + 1);
      const weight = Math.round((clamped - upper) * 256);
      const out = offset + line * width;
      if (!alphaWords) {
        blendRows(this.words, words, upper * stride, lower * stride, first, last, weight);
        stretchRow(frame, out, row, columns, weights, width);
        continue;
      }
      blendRows(this.coverWords, alphaWords, upper * stride, lower * stride, first, last, weight);
      const span = filledSpan(cover, first, last);
      if (span.from >= span.to) continue;
      blendRows(this.words, words, upper * stride, lower * stride, span.from, span.to, weight);
      layRow(frame, out, row, cover, columns, weights, width, span.from, span.to);
    }
  }
}

/** The part of a row between the first and the last byte that is not nought. */
function filledSpan(cover: Uint8Array, first: number, last: number): { from: number; to: number } {
  let from = first;
  while (from < last && cover[from] === 0) from += 1;
  let to = last;
  while (to > from && cover[to - 1] === 0) to -= 1;
  return { from: Math.max(first, from - 1), to: Math.min(last, to + 1) };
}

/** A row of an opaque sheet along its columns. Apart from its caller, so that the compiler gives it its best. */
function stretchRow(
  frame: Uint8Array,
  out: number,
  row: Uint8Array,
  columns: Int32Array,
  weights: Int32Array,
  width: number,
): void {
  for (let column = 0; column < width; column += 1) {
    const from = columns[column] as number;
    const left = row[from] as number;
    frame[out + column] = left + ((((row[from + 1] as number) - left) * (weights[column] as number) + 128) >> 8);
  }
}

/** Two rows blended, four bytes a word: even and odd bytes are weighed apart so that no carry crosses over. */
function blendRows(
  into: Uint32Array,
  source: Uint32Array,
  upper: number,
  lower: number,
  first: number,
  last: number,
  weight: number,
): void {
  const from = first >> 2;
  const to = Math.min((last >> 2) + 1, into.length);
  const a = upper >> 2;
  const b = lower >> 2;
  if (weight === 0) {
    for (let word = from; word < to; word += 1) into[word] = source[a + word] as number;
    return;
  }
  const rest = 256 - weight;
  for (let word = from; word < to; word += 1) {
    const x = source[a + word] as number;
    const y = source[b + word] as number;
    const even = (Math.imul(x & 0x00ff00ff, rest) + Math.imul(y & 0x00ff00ff, weight)) >>> 8;
    const odd = Math.imul((x >>> 8) & 0x00ff00ff, rest) + Math.imul((y >>> 8) & 0x00ff00ff, weight);
    into[word] = (even & 0x00ff00ff) | (odd & 0xff00ff00);
  }
}

function layRow(
  frame: Uint8Array,
  out: number,
  row: Uint8Array,
  cover: Uint8Array,
  columns: Int32Array,
  weights: Int32Array,
  width: number,
  from: number,
  to: number,
): void {
  let column = 0;
  while (column < width && (columns[column] as number) < from - 1) column += 1;
  for (; column < width; column += 1) {
    const at = columns[column] as number;
    if (at >= to) return;
    const weight = weights[column] as number;
    const left = cover[at] as number;
    const alpha = left + ((((cover[at + 1] as number) - left) * weight + 128) >> 8);
    if (alpha === 0) continue;
    const value = row[at] as number;
    const laid = value + ((((row[at + 1] as number) - value) * weight + 128) >> 8);
    if (alpha === 255) {
      frame[out + column] = laid;
      continue;
    }
    const under = (frame[out + column] as number) * (255 - alpha) + 128;
    const sum = laid + ((under + (under >> 8)) >> 8);
    frame[out + column] = sum > 255 ? 255 : sum;
  }
}
