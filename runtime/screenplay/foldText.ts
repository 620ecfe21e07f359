/**
 * One spelling for comparing names and places: accents, case, kinds of apostrophe, quote, dash and space are
 * folded away (`MAËLLE` and `Maelle` are equal). Only Latin-style combining marks go: other scripts keep theirs.
 */
export function foldText(text: string): string {
  // Most text is plain: it has no accents to look for.
  if (/^[\n -_a-~]*$/u.test(text)) return text.toLowerCase().replace(/\s+/gu, ' ').trim();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’‚‛ʼ`´′]/gu, "'")
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/ß/gu, 'ss')
    .replace(/æ/gu, 'ae')
    .replace(/œ/gu, 'oe')
    .replace(/ø/gu, 'o')
    .replace(/ł/gu, 'l')
    .replace(/đ/gu, 'd')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The words of a folded text, whole: letters, digits and inner apostrophes; a possessive `'s` is dropped. */
export function foldedWords(text: string): string[] {
  return (foldText(text).match(/[\p{L}\p{N}\p{M}#]+(?:'[\p{L}\p{N}]+)*/gu) ?? []).map((word) =>
    word.replace(/'s$/u, ''),
  );
}
