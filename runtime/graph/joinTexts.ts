import { unspacedLetters, unspacedSigns } from './unspacedScripts.ts';

const unspaced = unspacedLetters + unspacedSigns;
const endsUnspaced = new RegExp(`[${unspaced}]$`, 'u');
const startsUnspaced = new RegExp(`^[${unspaced}]`, 'u');

/** Puts neighbouring parts of a text together, with a space where its script has one. */
export function joinTexts(parts: readonly string[]): string {
  return parts.reduce(
    (text, part) =>
      text === '' || (endsUnspaced.test(text) && startsUnspaced.test(part)) ? text + part : `${text} ${part}`,
    '',
  );
}
