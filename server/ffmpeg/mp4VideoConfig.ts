import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { MediaFacts } from '../../runtime/graph/asset.ts';
import { findMp4Box, mp4Boxes } from './mp4Box.ts';
import { videoConfigWords } from './videoConfigWords.ts';

/** The index of an hour of film is some hundred kilobytes. */
const largestIndex = 16 * 1024 * 1024;

/** `profile_idc` of the encoder that all our clips go through. */
const high = 100;

/** How a picture that is shown as it is stored is turned: not at all. */
const upright = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].join();

/**
 * The decoder configuration of an H.264 MP4 whose other facts are known, read from its index: what `probeMedia` tells
 * of the same file, without a process. Undefined for anything that is not as plain as our own clips are.
 */
export async function mp4VideoConfig(path: string, known: MediaFacts): Promise<string | undefined> {
  const { videoCodec, width, height, pixelFormat } = known;
  if (videoCodec !== 'h264' || pixelFormat === undefined || !width || !height) return undefined;
  const file = await open(path);
  try {
    const index = await readIndex(file);
    const track = index && pictureTrack(index);
    if (!track) return undefined;
    const { timescale, number, config } = track;
    const hash = createHash('sha256').update(config).digest('hex');
    const size = `${width}x${height}`;
    return videoConfigWords(['h264', 'High', size, pixelFormat, `1/${timescale}`], number, hash);
  } finally {
    await file.close();
  }
}

/** The contents of the box `moov`, wherever it stands. */
async function readIndex(file: FileHandle): Promise<Uint8Array | undefined> {
  const { size: end } = await file.stat();
  const header = Buffer.alloc(16);
  let at = 0;
  while (at + 8 <= end) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    const short = header.readUInt32BE(0);
    const size = short === 1 && bytesRead === 16 ? Number(header.readBigUInt64BE(8)) : short;
    if (size < 8 || at + size > end) return undefined;
    if (header.toString('latin1', 4, 8) === 'moov') {
      if (short === 1 || size > largestIndex) return undefined;
      const index = Buffer.alloc(size - 8);
      await file.read(index, 0, index.length, at + 8);
      return index;
    }
    at += size;
  }
  return undefined;
}

interface PictureTrack {
  number: number;
  timescale: number;
  config: Uint8Array;
}

function pictureTrack(index: Uint8Array): PictureTrack | undefined {
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  const within = (outer: { from: number; to: number } | undefined, type: string, skip = 0) =>
    outer && findMp4Box(index, type, outer.from + skip, outer.to);
  const tracks = [...mp4Boxes(index)].filter((box) => box.type === 'trak');
  for (const [number, track] of tracks.entries()) {
    const media = within(track, 'mdia');
    const handler = within(media, 'hdlr');
    if (!handler || view.getUint32(handler.from + 8) !== 0x76696465) continue;
    const times = within(media, 'mdhd');
    const shown = within(track, 'tkhd');
    const described = within(within(within(media, 'minf'), 'stbl'), 'stsd');
    if (!times || !shown || !described || view.getUint32(described.from + 4) !== 1) return undefined;
    // A visual sample entry has 78 bytes of its own before the boxes in it.
    const config = within(within(described, 'avc1', 8), 'avcC', 78);
    if (!config || index[config.from + 1] !== high || !isUpright(view, shown.from)) return undefined;
    const timescale = view.getUint32(times.from + (index[times.from] === 1 ? 20 : 12));
    return { number, timescale, config: index.subarray(config.from, config.to) };
  }
  return undefined;
}

function isUpright(view: DataView, header: number): boolean {
  const matrix = header + (view.getUint8(header) === 1 ? 52 : 40);
  return Array.from({ length: 9 }, (_, place) => view.getUint32(matrix + 4 * place)).join() === upright;
}
