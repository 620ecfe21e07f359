import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const projectFolder = join(import.meta.dirname, '..', '..');
export const editorFolder = join(projectFolder, 'dist', 'editor');
const stampName = '.stamp';
const stampFile = join(editorFolder, stampName);
const sources = ['editor', 'runtime', 'package-lock.json', 'vite.config.ts'];
const compressible = /\.(?:js|css|html|svg)$/;
const compress = promisify(brotliCompress);

/**
 * Builds the editor unless it is built from the sources as they are.
 * @returns the folder that holds it
 * @throws Error of the build, with the file and line that it is about
 */
export async function buildEditor(tell: (words: string) => void): Promise<string> {
  const stamp = await stampOf();
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return editorFolder;
  tell('Building the editor');
  // Beside the place where it belongs, then moved as a whole: another start may be building too, or a server reading.
  const folder = `${editorFolder}.${process.pid}`;
  try {
    await runVite(folder);
    await compressFiles(folder);
    await writeFile(join(folder, stampName), stamp);
    await rm(editorFolder, { recursive: true, force: true });
    await rename(folder, editorFolder).catch(async (error: unknown) => {
      if (!existsSync(stampFile)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return editorFolder;
}

/** In a process of its own: what the bundler holds in memory would stay with the server for as long as it runs. */
async function runVite(outDir: string): Promise<void> {
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(projectFolder, 'vite.config.ts'), '--outDir', outDir];
  const child = spawn(process.execPath, [...args, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: projectFolder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The editor could not be built:\n${said}`);
}

/** Of all that the build is made from. */
async function stampOf(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(projectFolder, source);
    const names = existsSync(path) ? await filesIn(path) : [];
    for (const name of names)
      hash
        .update(name)
        .update('\0')
        .update(await readFile(name));
  }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  if (/\.(?:json|ts)$/.test(path)) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
}

/** Once, as small as it goes: the server hands them out as they are. */
async function compressFiles(folder: string): Promise<void> {
  for (const file of await filesIn(folder)) {
    if (!compressible.test(file)) continue;
    const bytes = await readFile(file);
    await writeFile(`${file}.br`, await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
  }
}
