import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../../runtime/graph/fault.ts';
import { onDisk } from '../store/diskFault.ts';
import { UsageError } from './command.ts';

/**
 * Puts a file where a person wants it: complete or not at all. `write` writes a file beside it, which then takes its
 * name.
 * @throws Fault disk-full, or output-unwritable naming the file
 */
export async function placeFile(path: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  await onDisk(dirname(path), async () => {
    try {
      await mkdir(dirname(path), { recursive: true });
      await write(unfinished);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw unwritable(path, error) ?? error;
    }
  });
}

/**
 * Asked before a long run, so that a film is not made for a place that can not take it. Changes nothing.
 * @throws UsageError when no file of this name can be written there
 */
export async function checkPlace(path: string): Promise<void> {
  if (path === '') throw new UsageError('No file is named to write to.');
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError(`${path} is a folder: name a file to write.`);
  const folder = await nearestFolder(dirname(resolve(path)));
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) throw new UsageError(`${path} can not be written: the folder ${folder} is closed to this user.`);
}

/** The folder itself, or the one in which it would be made. */
async function nearestFolder(wanted: string): Promise<string> {
  for (let folder = wanted; ; folder = dirname(folder)) {
    const there = await stat(folder).catch(() => undefined);
    if (there?.isDirectory()) return folder;
    if (there) throw new UsageError(`${folder} is a file, not a folder to write into.`);
    if (dirname(folder) === folder) throw new UsageError(`There is no folder ${folder} to write into.`);
  }
}

/** A full disk has its own words. */
function unwritable(path: string, error: unknown): Fault | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined || code === 'ENOSPC' || code === 'EDQUOT' || error instanceof Fault) return undefined;
  const words = `${path} could not be written (${code}): name another file, or change the rights of its folder.`;
  return new Fault('output-unwritable', 'invalid-input', words, { cause: error });
}
