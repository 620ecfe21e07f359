import { unspacedWords } from '../graph/unspacedWords.ts';

/** Netflix, Timed Text Style Guide: 42 characters a line, two lines, seven seconds at most. */
export const captionLimits = { characters: 42, lines: 2, seconds: 7 } as const;

/** A wide letter (Chinese, Japanese, Korean) fills the room of this many: 16 to a line, as the guides for them say. */
const wideLetter = 2.6;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/** Of these, the ones that are written without spaces may be parted anywhere; Korean has spaces. */
const anywhere = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;

/** A word, with the space before it or without (in scripts that have none). */
interface Token {
  text: string;
  width: number;
  spaced: boolean;
}

/** How bad it is to break after a token; what the style guides say, as figures. */
const breaks = { sentence: 0, clause: 3, before: 5, other: 8, article: 16 } as const;

/** What unevenness costs beside breaks: two lines want to be alike, captions may follow the sentences. */
const lineEvenness = 12;
const captionEvenness = 3;

const articles = /^(?:an?|the|my|your|his|her|its|our|their|this|that|to|of|mr\.?|mrs\.?|ms\.?|dr\.?|st\.?)$/i;
const joiners =
  /^(?:and|or|but|nor|so|yet|because|that|which|who|when|where|while|if|as|than|with|in|on|at|by|for|from|to|of|into)$/i;

/**
 * Splits a text into captions of at most two lines, each a string with `\n` between its lines, balanced and
 * broken where a reader pauses. Nothing is lost: joined with spaces the captions are the text again.
 * @param seconds how long the text is spoken: no caption gets more than seven of them
 */
export function captionLines(text: string, seconds: number, characters: number = captionLimits.characters): string[] {
  const tokens = tokensOf(text, characters);
  if (tokens.length === 0) return [];
  const letters = tokens.reduce((sum, token) => sum + token.width, 0);
  const share = (letters * captionLimits.seconds) / Math.max(seconds, 0.001);
  const widest = Math.min(characters * captionLimits.lines, share);
  return divide(tokens, widest, captionEvenness, (part) => linesFit(part, characters)).map((part) =>
    divide(part, characters, lineEvenness, () => true)
      .map(textOf)
      .join('\n'),
  );
}

/** Breaks a text into lines of about equal width, none wider than so many letters; as many lines as it takes. */
export function linesOf(text: string, characters: number): string[] {
  return divide(tokensOf(text, characters), characters, lineEvenness, () => true).map(textOf);
}

/** Width of a text in letters; those of wide scripts count for more. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += wide.test(letter) ? wideLetter : 1;
  return width;
}

function tokensOf(text: string, characters: number): Token[] {
  const tokens: Token[] = [];
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    let spaced = true;
    for (const piece of partsOf(word).flatMap((part) => piecesOf(part, characters))) {
      tokens.push({ text: piece, width: textWidth(piece), spaced });
      spaced = false;
    }
  }
  return tokens;
}

/** Thai and its like have words but no spaces; Chinese and Japanese are parted by letters. */
function partsOf(word: string): string[] {
  return anywhere.test(word) ? [word] : unspacedWords(word);
}

/** Letters one by one where a script may be parted anywhere (closing signs stay with the letter before); a word longer than a line is cut to fit. */
function piecesOf(word: string, characters: number): string[] {
  const pieces: string[] = [];
  for (const letter of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
    const last = pieces.at(-1);
    const glued =
      last !== undefined &&
      (/^[\u3001\u3002\uff01\uff0c\uff0e\uff1f」』）ー]/u.test(letter.segment) || /[「『（]$/u.test(last));
    const kept = last !== undefined && !anywhere.test(letter.segment) && !anywhere.test(last.at(-1) ?? '');
    const fits = last !== undefined && textWidth(last + letter.segment) <= characters;
    if (last !== undefined && fits && (glued || kept)) pieces[pieces.length - 1] = last + letter.segment;
    else pieces.push(letter.segment);
  }
  return pieces;
}

function linesFit(part: readonly Token[], characters: number): boolean {
  let lines = 1;
  let width = 0;
  for (const token of part) {
    const added = width === 0 ? token.width : width + token.width + (token.spaced ? 1 : 0);
    if (added <= characters || width === 0) width = added;
    else {
      lines += 1;
      width = token.width;
    }
  }
  return lines <= captionLimits.lines;
}

/**
 * Cuts tokens into the fewest parts that fit, at the least cost of breaks and of unevenness: the best end of
 * each start is found from the back (dynamic programming), so the cost grows with the text, not with 2^words.
 */
function divide(
  tokens: readonly Token[],
  widest: number,
  evenness: number,
  fits: (part: readonly Token[]) => boolean,
): Token[][] {
  const parts = Math.max(1, Math.ceil(widthOf(tokens) / widest));
  const ideal = widthOf(tokens) / parts;
  const best: { cost: number; end: number }[] = [];
  best[tokens.length] = { cost: 0, end: tokens.length };
  for (let start = tokens.length - 1; start >= 0; start -= 1) {
    let choice = { cost: Number.POSITIVE_INFINITY, end: start + 1 };
    for (let end = start + 1; end <= tokens.length; end += 1) {
      const part = tokens.slice(start, end);
      if (end > start + 1 && (widthOf(part) > widest || !fits(part))) break;
      const unevenness = ((widthOf(part) - ideal) / ideal) ** 2 * evenness;
      // One part more costs more than any one bad break.
      const cost = 20 + unevenness + breakCost(tokens, end) + (best[end]?.cost ?? 0);
      if (cost < choice.cost) choice = { cost, end };
    }
    best[start] = choice;
  }
  const found: Token[][] = [];
  for (let start = 0; start < tokens.length; start = best[start]?.end ?? tokens.length) {
    found.push(tokens.slice(start, best[start]?.end));
  }
  return found;
}

function breakCost(tokens: readonly Token[], end: number): number {
  const before = tokens[end - 1]?.text ?? '';
  const after = tokens[end]?.text;
  if (after === undefined || /[.!?…。！？]["'”’)]*$/u.test(before)) return breaks.sentence;
  if (/[,;:—–、，-]["'”’)]*$/u.test(before)) return breaks.clause;
  if (articles.test(before)) return breaks.article;
  return joiners.test(after) ? breaks.before : breaks.other;
}

function widthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token, at) => sum + token.width + (at > 0 && token.spaced ? 1 : 0), 0);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.reduce((text, token, at) => text + (at > 0 && token.spaced ? ' ' : '') + token.text, '');
}
