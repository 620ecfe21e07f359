import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { checkParams, type JsonSchema } from '../../runtime/graph/checkParams.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { lineOf, walkJson } from '../../runtime/graph/walkJson.ts';
import { type Cast, zCast } from '../../runtime/screenplay/filmGraph/cast.ts';

const schema = z.toJSONSchema(zCast) as JsonSchema;

/**
 * Reads a cast file: voices and looks set by hand.
 * @throws Fault invalid-input, saying what is wrong with the file and where; the system's error where it can not be read
 */
export async function readCastFile(path: string): Promise<Cast> {
  const refusal = (words: string) => new Fault('cast-file', 'invalid-input', `${path}${words}`);
  if ((await stat(path)).isDirectory()) throw refusal(' is a folder, not a file.');
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    const fault = walkJson(text) ?? { offset: 0, words: 'It can not be read' };
    throw refusal(` is not whole JSON, line ${lineOf(text, fault.offset)}: ${fault.words}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('people' in value))
    throw refusal(' is no cast file: one looks like { "people": { "HOLMES": { "voice": "auto" } } }.');
  const [first, ...others] = checkParams(value, schema);
  if (first) {
    const more = others.length > 0 ? ` There are ${others.length} more places like this.` : '';
    throw refusal(`: “${first.path}” ${first.words}.${more}`);
  }
  return zCast.parse(value);
}
