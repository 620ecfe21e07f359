import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { Fault } from '../../runtime/graph/fault.ts';
import { byteWords } from '../ingest/byteWords.ts';
import { readZip } from '../zip/readZip.ts';

/** What stands in the files that the screenplay readers look into. A screenplay has thousands of lines, not millions. */
const readable = /\.(json|fountain|spmd|fdx)$/i;
/** The file that makes a folder or zip a Snowflake package. */
const screenplayFile = 'sp_step_8_screenplay.json';

export interface PackageLimits {
  /** Bytes of the input file itself, where it is a file. */
  file: number;
  /** Bytes of all that is read. */
  total: number;
  /** Files and folders looked at. */
  entries: number;
  /** Folders inside folders. */
  depth: number;
}

const defaultLimits: PackageLimits = {
  file: 512 * 1024 * 1024,
  total: 128 * 1024 * 1024,
  entries: 5000,
  depth: 5,
};

/**
 * The files of a screenplay by their names inside it: a Snowflake package as a folder or a zip, or a single
 * `.fountain` or `.fdx` file. Only what a reader could want is read; too much is refused before it is.
 * `sp_step_8_screenplay.json` itself stands for the folder around it. `called` is its name in sentences for people.
 * @throws Fault invalid-input, naming the file
 */
export async function readPackage(
  path: string,
  limits: PackageLimits = defaultLimits,
  called: string = path,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new Fault('input-missing', 'invalid-input', `${called} is not there: check the path.`, { cause: error });
  });
  if (stats.isDirectory()) return packageOf(called, await readFolder(path, limits));
  if (!stats.isFile()) throw notPackage(called);
  if (basename(path) === screenplayFile) {
    const folder = dirname(resolve(path));
    return packageOf(called, await readFolder(folder, limits));
  }
  if (stats.size === 0) throw new Fault('input-empty', 'invalid-input', `${called} is empty.`);
  if (stats.size > limits.file) throw tooLarge(called, stats.size, limits.file);
  if (await isZip(path)) {
    const { entries, total } = limits;
    return packageOf(called, await readZip(path, isWanted, { entries, bytes: total }, called));
  }
  if (!readable.test(path) || extname(path).toLowerCase() === '.json') throw notPackage(called);
  if (stats.size > limits.total) throw tooLarge(called, stats.size, limits.total);
  return new Map([[basename(path), await readFile(path)]]);
}

/**
 * The files of a package that came one by one, as a browser reads a folder; their paths only name them.
 * @throws Fault invalid-input, naming the package
 */
export function packageOfFiles(
  called: string,
  sent: Iterable<readonly [path: string, bytes: Uint8Array]>,
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of sent) {
    const name = path.replaceAll('\\', '/').replace(/^\/+/, '');
    if (isWanted(name)) files.set(name, bytes);
  }
  return packageOf(called, files);
}

function isWanted(name: string): boolean {
  return readable.test(name) && !name.split('/').some((part) => part === '__MACOSX' || part.startsWith('.'));
}

async function readFolder(root: string, limits: PackageLimits): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const open: { name: string; depth: number }[] = [{ name: '', depth: 0 }];
  let entries = 0;
  let total = 0;
  for (let folder = open.shift(); folder; folder = open.shift()) {
    const found = await readdir(join(root, folder.name), { withFileTypes: true });
    entries += found.length;
    if (entries > limits.entries) {
      throw new Fault(
        'package-too-large',
        'invalid-input',
        `${root} holds more than ${limits.entries} files: name the package's own folder.`,
      );
    }
    for (const entry of found.sort((first, second) => (first.name < second.name ? -1 : 1))) {
      const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`;
      // Links are not followed: a package is what lies in the folder itself.
      if (entry.isDirectory() && folder.depth < limits.depth && !entry.name.startsWith('.')) {
        open.push({ name, depth: folder.depth + 1 });
      }
      if (!entry.isFile() || !isWanted(name)) continue;
      const { size } = await stat(join(root, name));
      if (size > limits.total) throw tooLarge(join(root, name), size, limits.total);
      total += size;
      if (total > limits.total) throw tooLarge(root, total, limits.total);
      files.set(name, await readFile(join(root, name)));
    }
  }
  return files;
}

function packageOf(path: string, files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const hasScreenplay = [...files.keys()].some(
    (name) => basename(name) === screenplayFile || /\.(fountain|spmd|fdx)$/i.test(name),
  );
  if (!hasScreenplay) throw notPackage(path);
  return files;
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    // A zip starts with its first entry, or, when it is empty, with its end record.
    return buffer.equals(Buffer.from('PK\u0003\u0004')) || buffer.equals(Buffer.from('PK\u0005\u0006'));
  } finally {
    await file.close();
  }
}

function notPackage(path: string): Fault {
  return new Fault(
    'not-a-package',
    'invalid-input',
    `${path} is not a screenplay: give a Snowflake package (a folder or zip with ${screenplayFile}), or a .fountain or .fdx file.`,
  );
}

function tooLarge(path: string, size: number, most: number): Fault {
  return new Fault(
    'package-too-large',
    'invalid-input',
    `${path} is ${byteWords(size)}: at most ${byteWords(most)} are taken.`,
  );
}
