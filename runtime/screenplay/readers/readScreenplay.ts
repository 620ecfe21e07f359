import { Fault } from '../../graph/fault.ts';
import { decodeText } from './decodeText.ts';
import { readFdx } from './fdx/readFdx.ts';
import { readFountain } from './fountain/readFountain.ts';
import type { ReadResult } from './readResult.ts';
import { findPackage, screenplayFile } from './snowflake/packageFiles.ts';
import { readSnowflake } from './snowflake/readSnowflake.ts';

const scriptEndings = /\.(?:fdx|fountain|spmd|txt|md)$/iu;

/**
 * Reads whatever screenplay is among the files of a folder, an unpacked zip or a single file: a Snowflake package, a
 * Final Draft or a Fountain file, told apart by content. Throws a `Fault` with one sentence for people when there is none.
 */
export function readScreenplay(files: ReadonlyMap<string, Uint8Array>): ReadResult {
  if (files.size === 0)
    throw new Fault(
      'no-files',
      'invalid-input',
      'There are no files here: give a Snowflake package, a .fountain or an .fdx file.',
    );
  if (findPackage(files) !== undefined) return readSnowflake(files);
  const [file, bytes] = onlyScript(files);
  const result = readSingle(file, bytes);
  const { scenes } = result.screenplay;
  const spoken = scenes.some((scene) => scene.elements.some((element) => element.kind === 'dialogue'));
  if (!spoken && scenes.every((scene) => scene.heading.text === ''))
    throw new Fault(
      'no-scenes',
      'invalid-input',
      `${file} has no scenes: begin each with a heading such as INT. KITCHEN - NIGHT.`,
    );
  return result;
}

function onlyScript(files: ReadonlyMap<string, Uint8Array>): [string, Uint8Array] {
  const all = [...files].filter(([name]) => !/(?:^|\/)(?:__MACOSX\/|\.)/u.test(name));
  const scripts = all.length === 1 ? all : all.filter(([name]) => scriptEndings.test(name) && !/readme/iu.test(name));
  const preferred = scripts.filter(([name]) => /\.(?:fdx|fountain|spmd)$/iu.test(name));
  const [first, second] = preferred.length > 0 ? preferred : scripts;
  if (first === undefined)
    throw new Fault(
      'not-a-package',
      'invalid-input',
      `There is neither a Snowflake package (${screenplayFile}) nor a .fountain or .fdx script among these ${files.size} files.`,
    );
  if (second !== undefined)
    throw new Fault(
      'several-scripts',
      'invalid-input',
      `There is more than one script here (${first[0]}, ${second[0]}): give the one to film.`,
    );
  return first;
}

function readSingle(file: string, bytes: Uint8Array): ReadResult {
  refuseForeign(file, bytes);
  const start = decodeText(file, bytes).slice(0, 4000).trimStart();
  if (start === '') throw new Fault('file-empty', 'invalid-input', `${file} is empty: there is nothing to read in it.`);
  if (/^[{[]/u.test(start) && !/\.(?:fountain|spmd)$/iu.test(file))
    return readSnowflake(new Map([[screenplayFileBeside(file), bytes]]));
  return /^<(?:\?xml|!--|!DOCTYPE|FinalDraft)/iu.test(start) || /\.fdx$/iu.test(file)
    ? readFdx(file, bytes)
    : readFountain(file, bytes);
}

/** A screenplay file of a package on its own, under whatever name, is read as the package's. */
function screenplayFileBeside(file: string): string {
  return `${file.slice(0, file.lastIndexOf('/') + 1)}${screenplayFile}`;
}

function refuseForeign(file: string, bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.slice(0, 8));
  const foreign = start.startsWith('%PDF')
    ? 'a PDF'
    : start.startsWith('PK\u0003\u0004')
      ? 'a zip that was not unpacked (or a Word document)'
      : start.startsWith('{\\rtf')
        ? 'an RTF text'
        : start.startsWith('\u00d0\u00cf\u0011\u00e0')
          ? 'an old Word document'
          : undefined;
  if (foreign !== undefined)
    throw new Fault(
      'unknown-format',
      'invalid-input',
      `${file} is ${foreign}: export the script as Fountain (.fountain) or Final Draft (.fdx).`,
    );
}
