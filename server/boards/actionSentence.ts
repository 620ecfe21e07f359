import { sentencesOf } from '../../runtime/screenplay/shots/splitText.ts';

/**
 * The one sentence of an action that its picture shows: the first that names somebody in it, else the first. One that is
 * hardly a sentence (`A gust.`) takes the next along.
 */
export function actionSentence(action: string, names: readonly string[] = []): string {
  const sentences = sentencesOf(action).map((sentence) => sentence.trim());
  const words = names.flatMap((name) => name.split(/[\s-]+/u)).filter((word) => word.length > 2 && !word.endsWith('.'));
  const named = sentences.findIndex((sentence) => words.some((word) => wordIn(word, sentence)));
  const from = Math.max(0, named);
  const first = sentences[from] ?? '';
  const isShort = first.split(/\s+/u).length <= 3;
  return isShort ? sentences.slice(from, from + 2).join(' ') : first;
}

function wordIn(word: string, sentence: string): boolean {
  return sentence
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .includes(word.toLowerCase());
}
