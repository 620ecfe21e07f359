/** Scripts that put no spaces between words: two letters of them take about as long to say as a short word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
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
