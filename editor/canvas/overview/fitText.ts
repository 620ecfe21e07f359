const most = 6000;
const fitted = new Map<string, readonly string[]>();

/** Breaks a text into at most so many lines of a width in the font that is set; what is too long ends in dots. */
export function fitText(
  context: CanvasRenderingContext2D,
  text: string,
  width: number,
  mostLines: number,
): readonly string[] {
  const key = `${context.font}|${Math.round(width)}|${mostLines}|${text}`;
  let lines = fitted.get(key);
  if (!lines) {
    if (fitted.size > most) fitted.clear();
    fitted.set(key, (lines = linesOf(context, text, width, mostLines)));
  }
  return lines;
}

function linesOf(context: CanvasRenderingContext2D, text: string, width: number, mostLines: number): string[] {
  const fits = (words: string) => context.measureText(words).width <= width;
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/);
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
    if (lines.length === mostLines) return [...lines.slice(0, -1), shortened(`${lines.at(-1)} ${word}`, fits)];
    if (lines.length === mostLines - 1) {
      line = words.slice(index).join(' ');
      break;
    }
  }
  return [...lines, fits(line) ? line : shortened(line, fits)];
}

function shortened(text: string, fits: (words: string) => boolean): string {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${text.slice(0, middle).trimEnd()}…`)) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`;
}
