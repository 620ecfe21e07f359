import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, realpath, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../../runtime/graph/fault.ts';
import { onDisk } from '../store/diskFault.ts';
import { makeFolder } from '../store/makeFolder.ts';
import { UsageError } from './command.ts';

/**
 * Puts a file where a person wants it: complete or not at all. `write` writes a file beside it, which then takes its
 * name.
 * @throws Fault disk-full, or output-unwritable naming the file
 */
export async function placeFile(path: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  // Through a link to what it names: renaming would put a file in the link's place.
  const target = await realpath(path).catch(() => path);
  const pipe = await isPipe(target);
  const unfinished = pipe ? join(tmpdir(), partName(target)) : join(dirname(target), partName(target));
  await onDisk(dirname(path), async () => {
    try {
      await makeFolder(dirname(target));
      await write(unfinished);
      if (pipe) await pour(unfinished, target);
      else await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw unwritable(path, error) ?? error;
    }
  });
}

function partName(path: string): string {
  return `.${basename(path)}.${process.pid}.part`;
}

/** /dev/stdout, /dev/null, a named pipe: what takes bytes, but must not be replaced by a file. */
async function isPipe(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

async function pour(from: string, into: string): Promise<void> {
  await pipeline(createReadStream(from), createWriteStream(into, { flags: 'a' }));
  await rm(from);
}

/**
 * Asked before a long run, so that a film is not made for a place that can not take it. Changes nothing.
 * @throws UsageError when no file of this name can be written there
 */
export async function checkPlace(path: string): Promise<void> {
  if (path === '') throw new UsageError('No file is named to write to.');
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError(`${path} is a folder: name a file to write.`);
  if (await isPipe(path)) return;
  if (there && !(await allows(path, constants.W_OK)))
    throw new UsageError(`${path} is write-protected: name another file, or change its rights.`);
  const folder = await nearestFolder(dirname(resolve(path)));
  if (await allows(folder, constants.W_OK | constants.X_OK)) return;
  throw new UsageError(`${path} can not be written: the folder ${folder} is closed to this user.`);
}

/**
 * The same for a folder that gets several files.
 * @throws UsageError when no file can be written there
 */
export async function checkFolder(path: string): Promise<void> {
  if (path === '') throw new UsageError('No folder is named to write into.');
  const folder = await nearestFolder(resolve(path));
  if (await allows(folder, constants.W_OK | constants.X_OK)) return;
  throw new UsageError(`Nothing can be written into ${path}: the folder ${folder} is closed to this user.`);
}

/** Asked of the system rather than of the mode: the superuser may write nearly everywhere. */
async function allows(path: string, rights: number): Promise<boolean> {
  return access(path, rights).then(
    () => true,
    () => false,
  );
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
