import type { Problem } from '../../../graph/problem.ts';
import { doubt } from '../doubt.ts';
import { looseObject, type LooseObject } from '../looseValue.ts';
import { parseJsonFile } from '../parseJsonFile.ts';

export const screenplayFile = 'sp_step_8_screenplay.json';

/** The files of one package, by their names inside its folder. */
export interface PackageFiles {
  has(name: string): boolean;
  /** Name as the person knows it, with folders. */
  fullName(name: string): string;
  bytes(name: string): Uint8Array | undefined;
}

/**
 * Finds the package among the files of a folder or zip: the shallowest folder that holds the screenplay.
 * Revisions (`snapshots/`) and a Mac's side files are not packages. Undefined when there is no screenplay.
 */
export function findPackage(files: ReadonlyMap<string, Uint8Array>): PackageFiles | undefined {
  const candidates = [...files.keys()]
    .filter((name) => baseName(name) === screenplayFile && !/(?:^|\/)(?:snapshots|__MACOSX)\//u.test(folded(name)))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const found = candidates[0];
  if (found === undefined) return undefined;
  const folder = found.slice(0, found.length - screenplayFile.length);
  return {
    has: (name) => files.has(folder + name),
    fullName: (name) => folder + name,
    bytes: (name) => files.get(folder + name),
  };
}

/** An optional file as an object: missing gives an empty one, a broken one an empty one and a doubt. */
export function readOptional(files: PackageFiles, name: string, doubts: Problem[]): LooseObject {
  const bytes = files.bytes(name);
  if (bytes === undefined) return {};
  try {
    return looseObject(parseJsonFile(files.fullName(name), bytes));
  } catch (fault) {
    const words = fault instanceof Error ? fault.message : String(fault);
    doubts.push(
      doubt('optional-file-broken', `${words} The import goes on without it.`, { file: files.fullName(name) }),
    );
    return {};
  }
}

const folded = (name: string): string => name.replace(/\\/gu, '/');
const depth = (name: string): number => folded(name).split('/').length;
const baseName = (name: string): string => folded(name).split('/').at(-1) ?? '';
