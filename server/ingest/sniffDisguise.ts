/** As many last bytes as hold the end record of a zip: 22 bytes and the longest comment. */
export const tailLength = 22 + 65_535;

const pageWords = /<(?:!doctype\s+html|html|script|svg|iframe|body)[\s>]/i;

/**
 * Whether a media file is a page, a document or an archive at the same time: such a file is made to be taken for one
 * thing here and for another elsewhere. `head` are the first bytes, `tail` the last.
 * @returns a sentence's end, or undefined when nothing is hidden
 */
export function sniffDisguise(head: Uint8Array, tail: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(head);
  if (pageWords.test(start)) return 'holds a web page in its first bytes';
  if (start.slice(0, 1024).includes('%PDF-')) return 'is a PDF document as well';
  if (endsAsZip(tail)) return 'is a zip archive as well';
  return undefined;
}

/** A zip is read from its end: the end record, whose comment reaches exactly to the last byte. */
function endsAsZip(tail: Uint8Array): boolean {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === 0x06_05_4b_50 && view.getUint16(at + 20, true) === tail.byteLength - at - 22) {
      return true;
    }
  }
  return false;
}
