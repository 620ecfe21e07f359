import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './makeFolder.ts';

/** What another machine or container left is only old enough to go after this long. */
const strangerAge = 7 * 24 * 3600 * 1000;

/** A folder for unfinished files of this process, in the file system of the assets, so that a rename finishes them. */
export interface Scratch {
  /** A path that nothing has, for one file. */
  newFile(): string;
  /** A new, empty folder. */
  newFolder(): Promise<string>;
  close(): Promise<void>;
}

/** Makes this process's scratch folder under `parent`, and removes those of processes that are gone. */
export async function openScratch(parent: string): Promise<Scratch> {
  const own = `${machineName()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const folder = join(parent, own);
  await makeFolder(folder);
  await removeStale(parent);
  let made = 0;
  const newName = () => join(folder, String((made += 1)));
  return {
    newFile: newName,
    newFolder: async () => {
      const path = newName();
      await mkdir(path);
      return path;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function removeStale(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    // Another process may be clearing at the same time: what is gone already is fine.
    if (await isStale(name, path)) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

async function isStale(name: string, path: string): Promise<boolean> {
  const [, machine, pid] = /^(.*)-(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
  if (machine === machineName() && pid !== undefined) return !isAlive(Number(pid));
  const changed = await stat(path).catch(() => undefined);
  return changed !== undefined && Date.now() - changed.mtimeMs > strangerAge;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function machineName(): string {
  return hostname().replace(/[^A-Za-z0-9]/g, '_');
}
