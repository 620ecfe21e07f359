import { Fault } from '../../graph/fault.ts';
import { decodeText } from './decodeText.ts';
import { findJsonError } from './findJsonError.ts';

/** Parses a JSON file; a fault names the file and the place (line and column, from 1). */
export function parseJsonFile(file: string, bytes: Uint8Array): unknown {
  const text = decodeText(file, bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { line, column, atEnd } = placeOf(text);
    const what = atEnd ? 'breaks off' : 'is not valid JSON';
    throw new Fault(
      'json-broken',
      'invalid-input',
      `${file} ${what} at line ${line}, column ${column}: export it again, or mend it there.`,
      { cause },
    );
  }
}

function placeOf(text: string): { line: number; column: number; atEnd: boolean } {
  const whole = text.trimEnd();
  const offset = Math.min(findJsonError(whole) ?? whole.length, whole.length);
  const before = whole.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, atEnd: offset === whole.length };
}
