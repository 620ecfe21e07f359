import { joinTexts } from '../../runtime/graph/joinTexts.ts';
import { unspacedWords } from '../../runtime/graph/unspacedWords.ts';

/** Breaks a text into lines that fit, at most so many; what is left over ends in an ellipsis. Long words are cut. */
export function wrapText(text: string, most: number, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap(unspacedWords);
  for (const [index, word] of words.entries()) {
    const longer = joinTexts([line, word]);
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length + 1 === most) {
      lines.push(cut(`${longer} ${words.slice(index + 1, index + 2).join('')}`, width, measure));
      return lines;
    }
    if (line !== '') lines.push(line);
    line = measure(word) <= width ? word : cut(word, width, measure);
  }
  if (line !== '' && lines.length < most) lines.push(line);
  return lines;
}

function cut(text: string, width: number, measure: (text: string) => number): string {
  let letters = Array.from(text);
  while (letters.length > 1 && measure(`${letters.join('').trimEnd()}…`) > width) letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}…`;
}
