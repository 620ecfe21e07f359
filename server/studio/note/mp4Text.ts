import { findMp4Box } from '../../ffmpeg/mp4Box.ts';

/** Boxes that hold what we look for, on the way down to the comment. */
const path = ['moov', 'udta', 'meta', 'ilst', '\u00a9cmt', 'data'] as const;

/** The comment in an MP4's metadata; undefined when there is none or the file is no MP4. */
export function mp4Text(bytes: Uint8Array): string | undefined {
  let from = 0;
  let to = bytes.length;
  for (const name of path) {
    const box = findMp4Box(bytes, name, from, to);
    if (!box) return undefined;
    // `meta` starts with four bytes of version and flags, `data` with eight of type and locale.
    from = box.from + (name === 'meta' ? 4 : name === 'data' ? 8 : 0);
    to = box.to;
  }
  return new TextDecoder().decode(bytes.subarray(from, to));
}
