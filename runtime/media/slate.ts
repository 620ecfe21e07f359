import { runsLeftwards } from '../graph/runsLeftwards.ts';
import type { PictureFormat } from './conform.ts';
import { drawableText } from './drawableText.ts';
import { filterValue } from './filterValue.ts';
import { scriptFontsOf } from './scriptFonts.ts';

/** What a slate says in place of a clip that could not be made. */
export interface SlateWords {
  /** The node that failed. */
  title: string;
  message: string;
}

/** Sizes in pixels; DejaVu's letters are about 0.6 of their size wide. */
function slateLayout(format: PictureFormat) {
  const size = Math.max(8, Math.round(Math.min(format.width, format.height) / 16));
  const margin = Math.round(format.width * 0.07);
  const inner = format.width - 2 * margin;
  const charactersOf = (fontSize: number) => Math.max(8, Math.floor(inner / (fontSize * 0.62)));
  const small = Math.max(6, Math.round(size * 0.6));
  return { size, small, margin, titleCharacters: charactersOf(size), messageCharacters: charactersOf(small) };
}

/** The two texts of a slate, broken into lines that fit the picture. */
export function slateTexts(words: SlateWords, format: PictureFormat): { title: string; message: string } {
  const { titleCharacters, messageCharacters } = slateLayout(format);
  return {
    title: brokenLines(drawableText(words.title), titleCharacters, 2).map(directed).join('\n'),
    message: brokenLines(drawableText(words.message), messageCharacters, 6).map(directed).join('\n'),
  };
}

/** drawtext takes every line for one from left to right; the signs of Arabic and Hebrew would stand at the wrong end. */
function directed(line: string): string {
  return runsLeftwards(line) ? `\u202b${line}\u202c` : line;
}

/**
 * A source of slate pictures for `-f lavfi -i`: dark card, a bar that says that something is missing, the name
 * and the reason.
 */
export function slateSource(
  format: PictureFormat,
  paths: { fonts: string; title: string; message: string },
  words: SlateWords,
): string {
  const { size, small, margin } = slateLayout(format);
  const { width, height, rate } = format;
  const text = (of: keyof SlateWords, bold: boolean, fontSize: number, color: string, y: string) =>
    `drawtext=fontfile=${filterValue(`${paths.fonts}/${fontFile(words[of], bold)}`)}` +
    `:textfile=${filterValue(paths[of])}:expansion=none:fontsize=${fontSize}:fontcolor=${color}` +
    `:line_spacing=${Math.round(fontSize * 0.3)}:x=${margin}:y=${y}`;
  const top = Math.round(height * 0.3);
  return [
    `color=c=0x17191d:s=${width}x${height}:r=${rate.num}/${rate.den}`,
    `drawbox=x=0:y=0:w=iw:h=${Math.max(2, Math.round(height * 0.012))}:c=0xe5484d:t=fill`,
    `drawtext=fontfile=${filterValue(`${paths.fonts}/DejaVuSans-Bold.ttf`)}:text=SHOT MISSING` +
      `:fontsize=${small}:fontcolor=0xe5484d:x=${margin}:y=${top - 2 * small}`,
    text('title', true, size, '0xf2f3f5', String(top)),
    text('message', false, small, '0xa9adb5', String(top + Math.round(size * 3))),
    'format=yuv420p',
  ].join(',');
}

/** One font draws a whole text here: that of its script, which has Latin letters as well. */
function fontFile(text: string, bold: boolean): string {
  const [font] = scriptFontsOf(text);
  if (font) return (bold ? font.bold : font.regular).file;
  return bold ? 'DejaVuSans-Bold.ttf' : 'DejaVuSans.ttf';
}

/** Breaks at spaces, and inside words that are longer than a line; what does not fit ends in an ellipsis. */
function brokenLines(text: string, characters: number, lines: number): readonly string[] {
  // Letters of the scripts with a font of their own are up to as wide as they are high.
  const most = scriptFontsOf(text).length > 0 ? Math.floor(characters * 0.6) : characters;
  const done: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((long) => long.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= most) line = longer;
    else {
      done.push(line);
      line = word;
    }
  }
  done.push(line);
  if (done.length <= lines) return done;
  return [...done.slice(0, lines - 1), `${(done[lines - 1] ?? '').slice(0, most - 1)}…`];
}
