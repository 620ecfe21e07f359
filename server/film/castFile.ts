import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '../../runtime/graph/fault.ts';
import { type Cast, zCast } from '../../runtime/screenplay/filmGraph/cast.ts';

/**
 * Reads a cast file: voices and looks set by hand.
 * @throws Fault invalid-input, saying what is wrong with the file and where
 */
export async function readCastFile(path: string): Promise<Cast> {
  const refusal = (words: string) => new Fault('cast-file', 'invalid-input', `${path}: ${words}`);
  const text = await readFile(path, 'utf8').catch(() => {
    throw refusal('there is no such file to read the cast from.');
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw refusal(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const cast = zCast.safeParse(value);
  if (!cast.success) throw refusal(`it does not have the form of a cast file: ${z.prettifyError(cast.error)}`);
  return cast.data;
}
