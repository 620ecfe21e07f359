import { unspacedLetters } from '../../graph/unspacedScripts.ts';

/** Two letters of them take about as long to say as a short word. */
const unspaced = new RegExp(`[${unspacedLetters}]`, 'gu');
const lettersInWord = 2;
/** Letters without a gap that are longer than any word: a string of signs, a shout. They take time as well. */
const longestWord = 25;

/** How many words a text has, as far as the time to say or read it goes. */
export function countWords(text: string): number {
  return text.split(/\s+/u).reduce((sum, token) => sum + wordsOf(token), 0);
}

function wordsOf(token: string): number {
  if (!/[\p{L}\p{N}]/u.test(token)) return 0;
  const letters = token.match(unspaced)?.length ?? 0;
  return Math.ceil(letters / lettersInWord + Math.max(0, token.length - letters) / longestWord);
}
