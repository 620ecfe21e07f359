import type { Region } from './region.ts';

/**
 * A sheet of the picture as planes: luma and half-size chroma of BT.709 in television range, each already multiplied
 * by the alpha, and the alpha itself at both sizes. Opaque sheets have no alpha planes.
 */
export interface Planes {
  width: number;
  height: number;
  /** Bytes from row to row, a multiple of four. */
  stride: number;
  chromaStride: number;
  y: Uint8Array;
  u: Uint8Array;
  v: Uint8Array;
  alpha: Uint8Array | undefined;
  chromaAlpha: Uint8Array | undefined;
  /** Rows and columns of the sheet that hold anything. */
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** What has to be known of a sheet before it is drawn. */
export interface SheetShape {
  width: number;
  height: number;
  opaque: boolean;
}

/** Planes of a sheet. `take` gives memory for each of them; it may hold anything. */
export function newPlanes(
  shape: SheetShape,
  take: (bytes: number) => Uint8Array = (bytes) => new Uint8Array(bytes),
): Planes {
  const { width, height, opaque } = shape;
  const { stride, chromaStride, luma, chroma } = planeSizes(shape);
  return {
    width,
    height,
    stride,
    chromaStride,
    y: take(luma),
    u: take(chroma),
    v: take(chroma),
    alpha: opaque ? undefined : take(luma),
    chromaAlpha: opaque ? undefined : take(chroma),
    top: 0,
    bottom: height,
    left: 0,
    right: width,
  };
}

/** Bytes from row to row and of whole planes. */
export function planeSizes({
  width,
  height,
}: SheetShape): Record<'stride' | 'chromaStride' | 'luma' | 'chroma', number> {
  const stride = (width + 7) & ~3;
  const chromaStride = (width / 2 + 7) & ~3;
  return { stride, chromaStride, luma: stride * height, chroma: chromaStride * (height / 2) };
}

// BT.709, television range, in 1/65536.
const [yr, yg, yb] = [11966, 40254, 4064] as const;
const [ur, ug, ub] = [-6596, -22189, 28784] as const;
const [vr, vg, vb] = [28784, -26145, -2639] as const;

/**
 * Writes pixels (RGBA, premultiplied) of an even region into the planes. Chroma is the mean of four pixels.
 * The pixels are those of the region alone, row by row.
 */
export function writePixels(planes: Planes, pixels: Uint8Array, region: Region): void {
  const { y, u, v, alpha, chromaAlpha, stride, chromaStride } = planes;
  const { width, height } = region;
  // Read as numbers of four bytes, red the lowest: most of most sheets is empty, which is seen in one look.
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const luma = (word: number): number =>
    ((word & 255) * yr + ((word >> 8) & 255) * yg + ((word >> 16) & 255) * yb + (word >>> 24) * 4112 + 32768) >> 16;
  for (let row = 0; row < height; row += 2) {
    let from = row * width;
    let to = (region.y + row) * stride + region.x;
    let chromaTo = ((region.y + row) >> 1) * chromaStride + (region.x >> 1);
    for (let column = 0; column < width; column += 2) {
      const one = words[from] as number;
      const two = words[from + 1] as number;
      const three = words[from + width] as number;
      const four = words[from + width + 1] as number;
      const below = to + stride;
      if ((one | two | three | four) === 0) {
        y[to] = y[to + 1] = y[below] = y[below + 1] = u[chromaTo] = v[chromaTo] = 0;
        if (alpha) alpha[to] = alpha[to + 1] = alpha[below] = alpha[below + 1] = 0;
        if (chromaAlpha) chromaAlpha[chromaTo] = 0;
      } else {
        y[to] = luma(one);
        y[to + 1] = luma(two);
        y[below] = luma(three);
        y[below + 1] = luma(four);
        if (alpha) {
          alpha[to] = one >>> 24;
          alpha[to + 1] = two >>> 24;
          alpha[below] = three >>> 24;
          alpha[below + 1] = four >>> 24;
        }
        const red = (one & 255) + (two & 255) + (three & 255) + (four & 255);
        const green = ((one >> 8) & 255) + ((two >> 8) & 255) + ((three >> 8) & 255) + ((four >> 8) & 255);
        const blue = ((one >> 16) & 255) + ((two >> 16) & 255) + ((three >> 16) & 255) + ((four >> 16) & 255);
        const cover = (one >>> 24) + (two >>> 24) + (three >>> 24) + (four >>> 24);
        u[chromaTo] = (red * ur + green * ug + blue * ub + cover * 32896 + 131072) >> 18;
        v[chromaTo] = (red * vr + green * vg + blue * vb + cover * 32896 + 131072) >> 18;
        if (chromaAlpha) chromaAlpha[chromaTo] = (cover + 2) >> 2;
      }
      from += 2;
      to += 2;
      chromaTo += 1;
    }
  }
}

/** Finds the rows and columns that hold anything, so that the others cost nothing. */
export function findHeld(planes: Planes): void {
  const { alpha, stride, width, height } = planes;
  if (!alpha) return;
  const filled = (row: number): boolean => {
    const from = row * stride;
    for (let at = from; at < from + planes.width; at += 1) if (alpha[at] !== 0) return true;
    return false;
  };
  let top = 0;
  while (top < height && !filled(top)) top += 1;
  let bottom = height;
  while (bottom > top && !filled(bottom - 1)) bottom -= 1;
  let left = top < bottom ? width : 0;
  let right = 0;
  for (let row = top; row < bottom; row += 1) {
    const from = row * stride;
    for (let column = 0; column < left; column += 1) if (alpha[from + column] !== 0) left = column;
    for (let column = width - 1; column >= right; column -= 1) if (alpha[from + column] !== 0) right = column + 1;
  }
  Object.assign(planes, { top, bottom, left, right });
}

/** Pixels of an even region, kept to be put back: a mouth, a pair of eyes. */
export interface Patch {
  region: Region;
  planes: Planes;
}

/** Puts a patch into the sheet that it was made for. */
export function applyPatch(planes: Planes, patch: Patch): void {
  const { region, planes: from } = patch;
  planes.top = Math.min(planes.top, region.y);
  planes.bottom = Math.max(planes.bottom, region.y + region.height);
  planes.left = Math.min(planes.left, region.x);
  planes.right = Math.max(planes.right, region.x + region.width);
  for (let row = 0; row < region.height; row += 1) {
    const at = row * from.stride;
    const to = (region.y + row) * planes.stride + region.x;
    planes.y.set(from.y.subarray(at, at + region.width), to);
    if (planes.alpha && from.alpha) planes.alpha.set(from.alpha.subarray(at, at + region.width), to);
  }
  const half = region.width / 2;
  for (let row = 0; row < region.height / 2; row += 1) {
    const at = row * from.chromaStride;
    const to = (region.y / 2 + row) * planes.chromaStride + region.x / 2;
    planes.u.set(from.u.subarray(at, at + half), to);
    planes.v.set(from.v.subarray(at, at + half), to);
    if (planes.chromaAlpha && from.chromaAlpha) planes.chromaAlpha.set(from.chromaAlpha.subarray(at, at + half), to);
  }
}
