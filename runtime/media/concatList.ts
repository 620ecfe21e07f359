/** One stretch of a file for ffmpeg's concat demuxer. Times in seconds of that file. */
export interface ConcatEntry {
  path: string;
  /** Where to begin: exactly a key frame, or nothing for the file's start. */
  from?: number;
  /** Where to stop: the first packet at or after it is left out. */
  to?: number;
  /** How long the stretch lasts; the next one begins right after. */
  seconds: number;
}

/** Text of a list for `-f concat -safe 0`. */
export function concatList(entries: readonly ConcatEntry[]): string {
  const lines = entries.flatMap((entry) => [
    `file ${quoted(entry.path)}`,
    ...(entry.from === undefined ? [] : [`inpoint ${entry.from.toFixed(6)}`]),
    ...(entry.to === undefined ? [] : [`outpoint ${entry.to.toFixed(6)}`]),
    `duration ${entry.seconds.toFixed(6)}`,
  ]);
  return `ffconcat version 1.0\n${lines.join('\n')}\n`;
}

/** Single quotes are the only thing that the list's quoting has to step out for. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
