import { unspacedLetters } from './unspacedScripts.ts';

const unspaced = new RegExp(`[${unspacedLetters}]`, 'u');
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words of a stretch of text without spaces; signs stay with the word before them, opening ones with the word
 * after. Joined they are the text. A stretch of another script is one word.
 */
export function unspacedWords(text: string): string[] {
  if (!unspaced.test(text)) return [text];
  const parts: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) {
      parts.push(opening + segment);
      opening = '';
    } else if (opening !== '' || parts.length === 0 || /^[「『（([“‘]/u.test(segment)) opening += segment;
    else parts[parts.length - 1] += segment;
  }
  return opening === '' ? parts : [...parts, opening];
}
