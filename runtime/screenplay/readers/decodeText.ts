import { Fault } from '../../graph/fault.ts';

/** Bytes of a text file as text without byte-order mark, `\r\n` as `\n`. UTF-8, and UTF-16 when it says so by its mark. */
export function decodeText(file: string, bytes: Uint8Array): string {
  if (bytes.length === 0)
    throw new Fault('file-empty', 'invalid-input', `${file} is empty: there is nothing to read in it.`);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/gu, '\n');
  } catch (cause) {
    throw new Fault(
      'wrong-encoding',
      'invalid-input',
      `${file} is not written in UTF-8: save it again as UTF-8 text.`,
      { cause },
    );
  }
}
