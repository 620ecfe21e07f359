import { open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from './command.ts';

/** What scripts, packages and casts are made of. */
const written = /\.(json|fountain|spmd|fdx|zip)$/i;

/**
 * A script is work of weeks: no output takes the place of what is read for it, be it the input itself under any of its
 * names, or a file of the package. A graph that was put beside them earlier may be made anew.
 * @param inputs files and folders that are read
 * @throws UsageError
 */
export async function refuseReplacing(path: string, inputs: readonly string[]): Promise<void> {
  const target = await stat(path).catch(() => undefined);
  if (!target?.isFile()) return;
  for (const input of inputs) {
    const source = await stat(input).catch(() => undefined);
    if (source && source.dev === target.dev && source.ino === target.ino)
      throw new UsageError(`${path} is what is read here: name another file to write, so that it stays.`);
    const folder = source?.isDirectory() ? input : isPackageFile(input) ? dirname(resolve(input)) : undefined;
    if (folder !== undefined && (await liesIn(path, folder)) && written.test(path) && !(await isGraph(path)))
      throw new UsageError(`${path} is a file of the package: name another file to write, so that it stays.`);
  }
}

/** It stands for the folder around it. */
function isPackageFile(path: string): boolean {
  return basename(path) === 'sp_step_8_screenplay.json';
}

async function liesIn(path: string, folder: string): Promise<boolean> {
  const way = relative(await realpath(folder), await realpath(path));
  return way !== '..' && !way.startsWith(`..${sep}`);
}

/** Graph files say so in their first member. */
async function isGraph(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return /^\s*\{\s*"format"\s*:\s*"shotgraph"/.test(buffer.toString('utf8'));
  } finally {
    await file.close();
  }
}
