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
  const pieces = piecesOf(text).map((piece): Piece => ({ text: piece, words: countWords(piece) }));
  const parts: string[] = [];
  let left = pieces.reduce((sum, { words }) => sum + words, 0);
  let from = 0;
  while (left > limit) {
    const to = bestStop(pieces, from, left / Math.ceil(left / limit), limit);
    parts.push(textOf(pieces.slice(from, to)));
    for (const { words } of pieces.slice(from, to)) left -= words;
    from = to;
  }
  if (from < pieces.length) parts.push(textOf(pieces.slice(from)));
  return parts;
}

/** What is never cut, and how many words it counts for. */
interface Piece {
  readonly text: string;
  readonly words: number;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim();
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

/** Where the best part ends that begins at `from`: after at least one piece, and at most `limit` words. */
function bestStop(pieces: readonly Piece[], from: number, wanted: number, limit: number): number {
  let best = { at: from + 1, cost: Infinity };
  let words = 0;
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index];
    words += piece?.words ?? 0;
    if (words > limit) break;
    // A dash that stands alone belongs to the part before it, and is no part.
    if (words === 0 || pieces[index + 1]?.words === 0) continue;
    const cost = Math.abs(words - wanted) + costOfStop(piece?.text.trimEnd() ?? '');
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
