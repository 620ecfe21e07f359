import { writeFile } from 'node:fs/promises';
import { placeFile } from './placeFile.ts';

/** Writes a text file: complete or not at all. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  await placeFile(path, (unfinished) => writeFile(unfinished, text));
}
