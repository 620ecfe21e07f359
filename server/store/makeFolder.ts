import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Makes one folder in one that is there; tests put another disk in its place. */
export type MakeOneFolder = (path: string) => Promise<unknown>;

/**
 * Makes a folder and those above it, as needed. Node's own recursive way reports a read-only disk as a missing file,
 * and never comes back from a file system that takes no folders, such as /proc.
 * @returns the first folder that was made; undefined when all were there
 */
export async function makeFolder(path: string, make: MakeOneFolder = mkdir): Promise<string | undefined> {
  const missing: string[] = [];
  for (let folder = resolve(path); !(await isThere(folder)); folder = dirname(folder)) missing.push(folder);
  for (const folder of missing.toReversed()) {
    await make(folder).catch(async (error: unknown) => {
      // Another process may have made it at the same time.
      if (!(await isThere(folder))) throw refusal(folder, error);
    });
  }
  return missing.at(-1);
}

/** @throws the error of a path that leads through a file */
async function isThere(folder: string): Promise<boolean> {
  const facts = await stat(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (facts && !facts.isDirectory()) throw withCode(`${folder} is a file`, 'ENOTDIR');
  return facts !== undefined;
}

/** The folder above is there: "no such file" is the way in which such a file system says no. */
function refusal(folder: string, error: unknown): unknown {
  return codeOf(error) === 'ENOENT' ? withCode(`${folder} can not be made`, 'EPERM', error) : error;
}

function withCode(message: string, code: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
