/** Where the contents of a box lie. */
export interface Mp4Box {
  type: string;
  from: number;
  to: number;
}

/** Boxes between two places of a file held in memory, in order; ends at the first that is damaged. */
export function* mp4Boxes(bytes: Uint8Array, start = 0, end = bytes.length): Generator<Mp4Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start;
  while (at + 8 <= end) {
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= end) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    }
    if (size === 0) size = end - at;
    if (size < header || at + size > end) return;
    yield { type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), from: at + header, to: at + size };
    at += size;
  }
}

/** The first box of a type between two places. */
export function findMp4Box(bytes: Uint8Array, type: string, start?: number, end?: number): Mp4Box | undefined {
  for (const box of mp4Boxes(bytes, start, end)) if (box.type === type) return box;
  return undefined;
}
