import type { Caption } from '../graph/captions.ts';

export interface TimedWord {
  text: string;
  /** Seconds, as in the caption. */
  start: number;
  end: number;
}

/** What a word takes beside its letters, and what the pauses after it take: in letters. */
const perWord = 1.5;
const afterClause = 3;
const afterSentence = 6;

/**
 * Estimates when each word of a caption is spoken: by its letters, with pauses after signs, over the time of
 * the caption. The last word ends with the caption.
 */
export function timeWords(caption: Caption): TimedWord[] {
  const words = caption.text.split(/\s+/u).filter((word) => word !== '');
  const spoken = words.map((word) => perWord + (word.match(/[\p{L}\p{N}]/gu)?.length ?? 0));
  const pauses = words.map((word, at) => (at === words.length - 1 ? 0 : pauseAfter(word)));
  const total = [...spoken, ...pauses].reduce((sum, part) => sum + part, 0);
  const scale = (caption.end - caption.start) / total;
  let done = 0;
  return words.map((text, at) => {
    const start = caption.start + done * scale;
    done += spoken[at] ?? 0;
    const end = at === words.length - 1 ? caption.end : caption.start + done * scale;
    done += pauses[at] ?? 0;
    return { text, start, end };
  });
}

function pauseAfter(word: string): number {
  if (/[.!?…]["'”’)]*$/u.test(word)) return afterSentence;
  return /[,;:–—]["'”’)]*$/u.test(word) ? afterClause : 0;
}
