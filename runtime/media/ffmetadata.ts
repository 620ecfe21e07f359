import type { Chapter } from '../graph/captions.ts';

/**
 * The text that ffmpeg reads as `-f ffmetadata`: tags of the file and its chapters. A file, not arguments,
 * because a whole graph does not fit into one argument.
 */
export function ffmetadata(tags: Readonly<Record<string, string>>, chapters: readonly Chapter[]): string {
  const lines = [';FFMETADATA1'];
  for (const [name, value] of Object.entries(tags)) lines.push(`${escaped(name)}=${escaped(value)}`);
  for (const chapter of chapters) {
    lines.push(
      '[CHAPTER]',
      'TIMEBASE=1/1000',
      `START=${milliseconds(chapter.start)}`,
      `END=${milliseconds(chapter.end)}`,
      `title=${escaped(chapter.title)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The format's special characters: = ; # \ and the end of a line. It ends a line at a NUL, too: no control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[=;#\\\n]/g, (character) => `\\${character}`);
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
