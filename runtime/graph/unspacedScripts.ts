/** Letters of the scripts that put no spaces between words, as the inside of a class in a regular expression. */
export const unspacedLetters =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

/** The signs that are written between them. */
export const unspacedSigns = '、。！？，；：…「」『』（）';
