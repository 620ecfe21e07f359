import type { Captions } from '../graph/captions.ts';
import { captionLines, textWidth } from './captionLines.ts';

/** One spoken line: when it is heard, in seconds. */
export interface HeardLine {
  text: string;
  start: number;
  end: number;
  speaker?: string | undefined;
}

/**
 * Captions of spoken lines, timed as they are heard. A long line becomes several captions, each as long as its
 * share of the letters; an empty one has none.
 */
export function timeCaptions(lines: readonly HeardLine[]): Captions {
  return lines.flatMap(({ text, start, end, speaker }) => {
    const parts = captionLines(text, end - start);
    const widths = parts.map((part) => textWidth(part));
    const total = widths.reduce((sum, width) => sum + width, 0);
    let done = 0;
    return parts.map((part, at) => {
      const from = start + ((end - start) * done) / total;
      done += widths[at] ?? 0;
      const to = at === parts.length - 1 ? end : start + ((end - start) * done) / total;
      return {
        start: from,
        end: to,
        text: part,
        ...(speaker !== undefined && { speaker }),
        ...(at > 0 && { continued: true as const }),
      };
    });
  });
}
