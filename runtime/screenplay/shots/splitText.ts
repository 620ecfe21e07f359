import { unspacedLetters, unspacedSigns } from '../../graph/unspacedScripts.ts';
import { unspacedWords } from '../../graph/unspacedWords.ts';
import { countWords } from './countWords.ts';

/** Most letters of a piece, where there is neither gap nor sign to stop at: of scripts without spaces, and of others. */
const mostUnspaced = 8;
const mostLetters = 40;
const manyUnspaced = new RegExp(`[${unspacedLetters}${unspacedSigns}]{${mostUnspaced}}`, 'u');

/** How bad it is to stop after a word: not after a sentence, a little after a clause, much inside one. */
function costOfStop(word: string): number {
  if (/[.!?…。！？]["”’»)\]」』）]*$/u.test(word)) return 0;
  return /[,;:—–\-、，；：]["”’»)\]」』）]*$/u.test(word) ? 4 : 12;
}

/**
 * Cuts a spoken text into parts of at most `mostWords` words (at least 2), of about equal length and at ends of sentences
 * or clauses where there are any. Nothing is lost: the parts joined by spaces are the text with its spaces made single,
 * but for places where the script has no space, or a word has no end.
 */
export function splitText(text: string, mostWords: number): string[] {
  const limit = Math.max(2, Math.floor(mostWords));
  let rest = piecesOf(text);
  const parts: string[] = [];
  for (let left = wordsIn(rest); left > limit; left = wordsIn(rest)) {
    const at = bestStop(rest, left / Math.ceil(left / limit), limit);
    parts.push(rest.slice(0, at).join('').trim());
    rest = rest.slice(at);
  }
  if (rest.length > 0) parts.push(rest.join('').trim());
  return parts;
}

/** Words, or what may be cut off where there are none; a space at the end of a piece stands in the text. */
function piecesOf(text: string): string[] {
  const tokens = text.split(/\s+/u).filter((token) => token !== '');
  return tokens.flatMap((token) => {
    const pieces = token.split(/(?<=[、。！？，；：][」』）]*)(?![、。！？，；：…」』）])/u).flatMap((piece) => {
      const most = manyUnspaced.test(piece) ? mostUnspaced : mostLetters;
      return piece.length > most ? chunksOf(piece, most) : piece;
    });
    return pieces.map((piece, index) => (index === pieces.length - 1 ? `${piece} ` : piece));
  });
}

/** Words of a script without spaces are kept whole, so many together as fit; what is longer still is cut anywhere. */
function chunksOf(token: string, most: number): string[] {
  const chunks: string[] = [];
  for (const word of unspacedWords(token)) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + word.length <= most) chunks[chunks.length - 1] = last + word;
    else chunks.push(...(word.length > most ? evenChunks(word, most) : [word]));
  }
  return chunks;
}

function evenChunks(token: string, most: number): string[] {
  const characters = token.match(/.\p{M}*/gsu) ?? [];
  const size = Math.ceil(characters.length / Math.ceil(characters.length / most));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}

function wordsIn(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + countWords(piece), 0);
}

/** Number of pieces before the best stop: at least one, with at most `limit` words. */
function bestStop(tokens: readonly string[], wanted: number, limit: number): number {
  let best = { at: 1, cost: Infinity };
  let words = 0;
  for (const [index, token] of tokens.entries()) {
    words += countWords(token);
    if (words > limit) break;
    // A dash that stands alone belongs to the part before it, and is no part.
    if (words === 0) continue;
    if (index + 1 < tokens.length && countWords(tokens[index + 1] ?? '') === 0) continue;
    const cost = Math.abs(words - wanted) + costOfStop(token.trimEnd());
    if (cost < best.cost) best = { at: index + 1, cost };
  }
  return best.at;
}

/** Sentences of an action: after `.`, `!`, `?` and a space, before a capital; not after `Mr.` and the like. */
export function sentencesOf(text: string): string[] {
  return text
    .split(
      /(?<=(?<!\b(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Lt|Sgt|Col|Gen|Jr|Sr|No|vs))[.!?…]["”’»)]*)\s+(?=["“«‘(]?[\p{Lu}\p{N}])/u,
    )
    .flatMap((sentence) => sentence.split(/(?<=[。！？][」』）]*)(?![。！？」』）])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
