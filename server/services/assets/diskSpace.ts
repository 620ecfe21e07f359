import { statfs } from 'node:fs/promises';
import { byteWords } from '../../ingest/byteWords.ts';

/** A film in work takes about this much; a disk with less left is nearly full. */
const wantedFree = 5 * 1024 ** 3;
/** On small disks, this part of them. */
const wantedPart = 0.1;

export interface DiskSpace {
  /** Bytes that may still be written, and bytes in all. */
  free: number;
  disk: number;
  /** A sentence when the disk is nearly full. */
  warning?: string;
}

/** How much room the disk has that holds a folder. `ask` is the disk, for tests. */
export async function diskSpace(
  folder: string,
  ask: (path: string) => Promise<{ bavail: number; blocks: number; bsize: number }> = statfs,
): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await ask(folder);
  const free = bavail * bsize;
  const disk = blocks * bsize;
  if (free >= Math.min(wantedFree, disk * wantedPart)) return { free, disk };
  const warning = `Only ${byteWords(free)} are free on the disk that holds ${folder}: prune the cache, or make room.`;
  return { free, disk, warning };
}
