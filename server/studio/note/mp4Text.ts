/** Boxes that hold what we look for, on the way down to the comment. */
const path = ['moov', 'udta', 'meta', 'ilst', '\u00a9cmt', 'data'] as const;

/** The comment in an MP4's metadata; undefined when there is none or the file is no MP4. */
export function mp4Text(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = 0;
  let to = bytes.length;
  for (const name of path) {
    const box = findBox(bytes, view, from, to, name);
    if (!box) return undefined;
    // `meta` starts with four bytes of version and flags, `data` with eight of type and locale.
    from = box.from + (name === 'meta' ? 4 : name === 'data' ? 8 : 0);
    to = box.to;
  }
  return new TextDecoder().decode(bytes.subarray(from, to));
}

function findBox(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  name: string,
): { from: number; to: number } | undefined {
  let at = start;
  while (at + 8 <= end) {
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= end) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    }
    if (size === 0) size = end - at;
    if (size < header || at + size > end) return undefined;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === name) return { from: at + header, to: at + size };
    at += size;
  }
  return undefined;
}
