import type { Caption } from '../graph/captions.ts';
import { unspacedWords } from '../graph/unspacedWords.ts';

export interface TimedWord {
  text: string;
  /** Seconds, as in the caption. */
  start: number;
  end: number;
  /** A space stands before it; there is none in scripts that write without. */
  spaced: boolean;
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
  const words = wordsOf(caption.text);
  const spoken = words.map(({ text }) => perWord + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0));
  const pauses = words.map(({ text }, at) => (at === words.length - 1 ? 0 : pauseAfter(text)));
  const total = [...spoken, ...pauses].reduce((sum, part) => sum + part, 0);
  const scale = (caption.end - caption.start) / total;
  let done = 0;
  return words.map(({ text, spaced }, at) => {
    const start = caption.start + done * scale;
    done += spoken[at] ?? 0;
    const end = at === words.length - 1 ? caption.end : caption.start + done * scale;
    done += pauses[at] ?? 0;
    return { text, start, end, spaced };
  });
}

function wordsOf(text: string): { text: string; spaced: boolean }[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => unspacedWords(word).map((part, at) => ({ text: part, spaced: at === 0 })));
}

function pauseAfter(word: string): number {
  if (/[.!?…。！？]["'”’)」』）]*$/u.test(word)) return afterSentence;
  return /[,;:–—、，；：]["'”’)」』）]*$/u.test(word) ? afterClause : 0;
}
