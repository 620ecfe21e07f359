import { countWords } from './draftByRule.ts';

/** How bad it is to stop after a word: not after a sentence, a little after a clause, much inside one. */
function costOfStop(word: string): number {
  if (/[.!?…]["”’»)\]]*$/u.test(word)) return 0;
  return /[,;:—–-]["”’»)\]]*$/u.test(word) ? 4 : 12;
}

/**
 * Cuts a spoken text into parts of at most `mostWords` words (at least 2), of about equal length and at ends of sentences
 * or clauses where there are any. No word is lost: the parts joined by spaces are the text with its spaces made single.
 */
export function splitText(text: string, mostWords: number): string[] {
  const limit = Math.max(2, Math.floor(mostWords));
  let rest = text.split(/\s+/u).filter((word) => word !== '');
  const parts: string[] = [];
  while (countWords(rest.join(' ')) > limit) {
    const wanted = countWords(rest.join(' ')) / Math.ceil(countWords(rest.join(' ')) / limit);
    const at = bestStop(rest, wanted, limit);
    parts.push(rest.slice(0, at).join(' '));
    rest = rest.slice(at);
  }
  if (rest.length > 0) parts.push(rest.join(' '));
  return parts;
}

/** Number of tokens before the best stop: at least one, with at most `limit` words. */
function bestStop(tokens: readonly string[], wanted: number, limit: number): number {
  let best = { at: 1, cost: Infinity };
  let words = 0;
  for (const [index, token] of tokens.entries()) {
    words += countWords(token);
    if (words > limit) break;
    // A dash that stands alone belongs to the part before it.
    if (index + 1 < tokens.length && countWords(tokens[index + 1] ?? '') === 0) continue;
    const cost = Math.abs(words - wanted) + costOfStop(token);
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
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
