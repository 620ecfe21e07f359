import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { FfmpegJob, FfmpegPaths } from '../../runtime/node/workTools.ts';
import { extensionOfMime, mediaTypeOf } from '../ffmpeg/mediaType.ts';
import type { FileAssetStore } from '../store/databaseAssets.ts';
import { fontFolder, scriptFontFiles } from './fontFolder.ts';

/** The name under which the fonts stand in every job's folder. */
const fontsName = 'fonts';

/** A job whose files are laid out in a folder, ready for ffmpeg to be started there. */
export interface LaidOutJob<Output extends string> {
  args: readonly string[];
  /** Absolute paths, by name of output. */
  outputs: Readonly<Record<Output, string>>;
  /** Names in the folder, as `args` has them. */
  outputNames: readonly string[];
  demuxers: ReadonlyMap<string, string>;
}

/**
 * Links inputs and fonts into the folder and writes the texts. Paths are bare names of safe characters: they need no
 * quoting inside filters and lists, wherever the cache folder lies, and a job's arguments are the same in every run.
 */
export async function layOutJob<Output extends string>(
  folder: string,
  job: FfmpegJob<Output>,
  assets: FileAssetStore,
): Promise<LaidOutJob<Output>> {
  const inputs = new Map<string, readonly string[]>();
  const demuxers = new Map<string, string>();
  for (const [name, given] of Object.entries<Asset | readonly Asset[]>(job.inputs ?? {})) {
    const list = Array.isArray(given) ? (given as readonly Asset[]) : [given as Asset];
    const names = list.map(({ mime }, index) => `${safe(name)}-${index}.${extensionOfMime(mime)}`);
    for (const [index, asset] of list.entries()) {
      const linkName = names[index] as string;
      await symlink(await assets.fileOf(asset.hash), join(folder, linkName));
      const demuxer = mediaTypeOf(asset.mime)?.demuxer;
      if (demuxer !== undefined) demuxers.set(linkName, demuxer);
    }
    inputs.set(name, names);
  }
  await linkFonts(join(folder, fontsName), job.draws ?? '');
  const texts = new Map(
    Object.entries(job.texts ?? {}).map(([name, { extension }]) => [name, `text-${safe(name)}.${safe(extension)}`]),
  );
  const outputNames = new Map(
    Object.entries<{ extension: string }>(job.outputs).map(([name, { extension }]) => [
      name,
      `out-${safe(name)}.${safe(extension)}`,
    ]),
  );
  const paths = pathsOf(inputs, texts, outputNames);
  for (const [name, { text }] of Object.entries(job.texts ?? {})) {
    await writeFile(join(folder, paths.text(name)), text(paths));
  }
  return {
    args: job.args(paths),
    outputs: Object.fromEntries(
      [...outputNames].map(([name, fileName]) => [name, join(folder, fileName)]),
    ) as LaidOutJob<Output>['outputs'],
    outputNames: [...outputNames.values()],
    demuxers,
  };
}

/** All fonts of the usual folder as one link; other scripts make it a folder of links, as libass reads all that is in it. */
async function linkFonts(path: string, drawn: string): Promise<void> {
  const others = scriptFontFiles(drawn);
  if (others.length === 0) {
    await symlink(fontFolder(), path);
    return;
  }
  await mkdir(path);
  const usual = (await readdir(fontFolder())).map((name) => join(fontFolder(), name));
  for (const file of [...usual, ...others]) await symlink(file, join(path, basename(file)));
}

function pathsOf(
  inputs: ReadonlyMap<string, readonly string[]>,
  texts: ReadonlyMap<string, string>,
  outputs: ReadonlyMap<string, string>,
): FfmpegPaths {
  return {
    input: (name) => {
      const [path, ...more] = named(inputs, 'input', name);
      if (path === undefined || more.length > 0)
        throw new Error(`The input "${name}" of the job is not a single file.`);
      return path;
    },
    inputs: (name) => named(inputs, 'input', name),
    output: (name) => named(outputs, 'output', name),
    text: (name) => named(texts, 'text', name),
    fonts: fontsName,
  };
}

function named<Entry>(entries: ReadonlyMap<string, Entry>, what: string, name: string): Entry {
  const entry = entries.get(name);
  if (entry === undefined) throw new Error(`The ffmpeg job has no ${what} "${name}".`);
  return entry;
}

function safe(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_');
}
