import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isAddress } from '../network/fetchGuarded.ts';
import type { BringFile } from './inputValues.ts';

/** Remembers which files of the person a run was made from: what it hands out takes no name of theirs. */
export class FilesRead {
  readonly #paths: string[];

  constructor(graphFile: string) {
    this.#paths = [resolve(graphFile)];
  }

  /** Brings files as `bring` does. */
  through(bring: BringFile): BringFile {
    return (source, from) => {
      if (!source.startsWith('asset:') && !isAddress(source)) this.#paths.push(resolve(from.folder, source));
      return bring(source, from);
    };
  }

  /** Names in this folder that are taken by what was read, be it there itself or by a link. */
  async namesIn(folder: string): Promise<string[]> {
    const place = await realpath(folder).catch(() => resolve(folder));
    const names: string[] = [];
    for (const path of this.#paths) {
      const real = await realpath(path).catch(() => path);
      if (dirname(real) === place) names.push(basename(real));
      if ((await realpath(dirname(path)).catch(() => undefined)) === place) names.push(basename(path));
    }
    return names;
  }
}
