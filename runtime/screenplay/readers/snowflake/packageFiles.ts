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
  /** Folders of other packages that lie as shallow: it is not told which one is meant. */
  readonly others: readonly string[];
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
  const folder = folderOf(found);
  return {
    others: candidates.filter((name) => name !== found && depth(name) === depth(found)).map(folderOf),
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
    const value = parseJsonFile(files.fullName(name), bytes);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return looseObject(value);
    const words = `${files.fullName(name)} should be a group of named values, and is none. The import goes on without it.`;
    doubts.push(doubt('optional-file-broken', words, { file: files.fullName(name) }));
    return {};
  } catch (fault) {
    const words = fault instanceof Error ? fault.message : String(fault);
    doubts.push(
      doubt('optional-file-broken', `${words} The import goes on without it.`, { file: files.fullName(name) }),
    );
    return {};
  }
}

const folderOf = (name: string): string => name.slice(0, name.length - screenplayFile.length);
const folded = (name: string): string => name.replace(/\\/gu, '/');
const depth = (name: string): number => folded(name).split('/').length;
const baseName = (name: string): string => folded(name).split('/').at(-1) ?? '';
