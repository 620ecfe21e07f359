import type { Caption, Captions } from '../graph/captions.ts';
import { joinTexts } from '../graph/joinTexts.ts';
import { type CaptionPosition, captionArea } from './captionArea.ts';
import { captionStyles, type CaptionStyle, type CaptionStyleName } from './captionStyles.ts';
import { linesOf, textWidth } from './captionLines.ts';
import { captionParagraph, clockTime } from './captionText.ts';
import { drawableText } from './drawableText.ts';
import { fontRuns, scriptFontsOf, usualHeight } from './scriptFonts.ts';
import { timeWords, type TimedWord } from './timeWords.ts';

/** How captions are drawn into a picture; sizes in pixels. */
export interface AssLook {
  width: number;
  height: number;
  style: CaptionStyleName;
  position: CaptionPosition;
  /** Keep clear of what apps and screens cover. */
  safe: boolean;
}

/**
 * The text of an Advanced SubStation file, which libass draws. Nothing in a caption is taken for an override:
 * braces and backslashes are shown as they are written.
 */
export function assText(captions: Captions, look: AssLook): string {
  const style: CaptionStyle = captionStyles[look.style];
  const events = captions
    .map(drawable)
    .flatMap((caption) =>
      style.words ? wordEvents(caption, style, style.words, look) : [wholeEvent(caption, style, look)],
    );
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${look.width}`,
    `PlayResY: ${look.height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    'YCbCr Matrix: None',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, ' +
      'Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, ' +
      'MarginR, MarginV, Encoding',
    styleLine(style, look),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...events,
    '',
  ].join('\n');
}

function drawable(caption: Caption): Caption {
  return { ...caption, text: drawableText(caption.text) };
}

function styleLine(style: CaptionStyle, look: AssLook): string {
  const unit = Math.min(look.width, look.height);
  const area = captionArea(look.width, look.height, look.position, look.safe);
  const alignment = { bottom: 2, middle: 5, top: 8 }[look.position];
  const pixels = (part: number) => (part * unit).toFixed(2);
  return `Style: ${[
    ...['Caption', style.font, pixels(style.size)],
    ...[color(style.color), color(style.color), color(style.edge, style.edgeFade), color('000000', 0.4)],
    ...[style.bold ? -1 : 0, style.italic ? -1 : 0, 0, 0, 100, 100, 0, 0],
    ...[style.box ? 3 : 1, pixels(style.edgeSize), pixels(style.shadow), alignment],
    // The last one lets each line run from where its own script begins: right to left for Arabic and Hebrew.
    ...[area.left, area.right, area.edge, -1],
  ].join(',')}`;
}

/** Two-line captions keep their lines where the picture is wide enough for 42 letters; else libass wraps. */
function wholeEvent(caption: Caption, style: CaptionStyle, look: AssLook): string {
  const text = captionParagraph(style.capitals ? caption.text.toUpperCase() : caption.text);
  const fits = look.width >= look.height && !style.capitals;
  const lines = fits ? text : refitted(text, style, look);
  return event(caption.start, caption.end, drawn(lines, style, look).replaceAll('\n', String.raw`\N`));
}

/** libass wraps at spaces. Scripts that have none are cut to the width here, a letter of theirs as wide as it is high. */
function refitted(text: string, style: CaptionStyle, look: AssLook): string {
  const line = joinTexts(text.split('\n'));
  if (scriptFontsOf(text).length === 0 || textWidth(text) === text.length) return line;
  const area = captionArea(look.width, look.height, look.position, look.safe);
  const size = style.size * Math.min(look.width, look.height);
  const letters = Math.floor((look.width - area.left - area.right) / size);
  return linesOf(line, Math.max(4, letters) * textWidth('今')).join('\n');
}

/** One event a word: its group of words stands, and the word alone has the other colour. */
function wordEvents(
  caption: Caption,
  style: CaptionStyle,
  words: { most: number; color: string },
  look: AssLook,
): string[] {
  const shown = style.capitals ? caption.text.toUpperCase() : caption.text;
  return wordGroups(
    timeWords({ ...caption, text: joinTexts(captionParagraph(shown).split('\n')) }),
    words.most,
  ).flatMap((group) =>
    group.map((word, at) => {
      const line = group.map((other, place) => {
        const space = other.spaced && place > 0 ? ' ' : '';
        return other === word
          ? String.raw`${space}{\1c${color(words.color).replace(/^&H00/, '&H')}&}${drawn(other.text, style, look)}{\1c}`
          : `${space}${drawn(other.text, style, look)}`;
      });
      // The group stands until its next word, so that it does not flicker between two.
      return event(word.start, group[at + 1]?.start ?? word.end, line.join(''));
    }),
  );
}

/** Groups of about equal size, none larger than it may be, none across the end of a clause. */
function wordGroups(words: readonly TimedWord[], most: number): TimedWord[][] {
  const clauses: TimedWord[][] = [];
  for (const word of words) {
    const last = clauses.at(-1);
    if (!last || /[.!?…,;:、。！？，；：]["'”’)」』）]*$/u.test(last.at(-1)?.text ?? '')) clauses.push([word]);
    else last.push(word);
  }
  return clauses.flatMap((clause) => {
    const size = Math.ceil(clause.length / Math.ceil(clause.length / most));
    return Array.from({ length: Math.ceil(clause.length / size) }, (_, at) => clause.slice(at * size, (at + 1) * size));
  });
}

function event(start: number, end: number, text: string): string {
  return `Dialogue: 0,${assTime(start)},${assTime(end)},Caption,,0,0,0,,${text}`;
}

/** `H:MM:SS.cc`: the clock without its first digit and its last. */
function assTime(seconds: number): string {
  return clockTime(Math.round(seconds * 100) / 100, '.').slice(1, -1);
}

/** `&HAABBGGRR`, alpha 00 solid. */
function color(rgb: string, fade = 0): string {
  const alpha = Math.round(fade * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();
  return `&H${alpha}${rgb.slice(4, 6)}${rgb.slice(2, 4)}${rgb.slice(0, 2)}`;
}

/**
 * The text with its letters kept from meaning anything, each script in the font that has it. libass makes what a font
 * takes from top to bottom as high as it is told; so that letters of all scripts look equally large, it is told more.
 */
function drawn(text: string, style: CaptionStyle, look: AssLook): string {
  return fontRuns(text)
    .map(({ text: run, font }) => {
      if (!font) return escaped(run);
      const { family, height } = style.bold ? font.bold : font.regular;
      const size = (style.size * Math.min(look.width, look.height) * height) / usualHeight;
      return String.raw`{\fn${family}\fs${size.toFixed(2)}}${escaped(run)}{\fn\fs}`;
    })
    .join('');
}

/** A word joiner (invisible, no width) takes the meaning from a backslash; libass knows escaped braces. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\u2060')
    .replaceAll('{', String.raw`\{`)
    .replaceAll('}', String.raw`\}`);
}
