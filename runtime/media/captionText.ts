/** A caption as subtitle files can hold it: no control characters, no empty lines (they would end the caption). */
export function captionParagraph(text: string): string {
  const lines = text
    .normalize('NFC')
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => line.replaceAll(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, ' ').trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? '\u00a0' : lines.join('\n');
}

/** `HH:MM:SS` and milliseconds after the given sign. */
export function clockTime(seconds: number, sign: ',' | '.'): string {
  const all = Math.max(0, Math.round(seconds * 1000));
  const clock = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60, Math.floor(all / 1000) % 60];
  return `${clock.map((value) => digits(value, 2)).join(':')}${sign}${digits(all % 1000, 3)}`;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
