import { foldText } from '../foldText.ts';
import type { Heading } from '../screenplay.ts';
import { isTimePhrase, splitTrailingTime } from './timePhrase.ts';

/** `INT./EXT.`, `I/E`, `EXT./INT.`, `EST.`, `INTERIOR`, French, German, Spanish, Italian, Polish and Russian kin; the dot may be absent. */
const interiorWord = '(?:int(?:erior|erieur|erno)?|i|innen|inn|wnetrze|wn|binnen|инт)';
const exteriorWord = '(?:ext(?:erior|erieur)?|e|est(?:ablishing|erno)?|aussen|auss|plener|pl|buiten|нат|экст)';
const either = new RegExp(
  `^(?:${interiorWord}\\.? ?/ ?${exteriorWord}|${exteriorWord}\\.? ?/ ?${interiorWord})(?:\\.|(?![\\p{L}\\p{N}]))`,
  'u',
);
/** A lone letter is a prefix only with its dot: `I. HOUSE`. */
const interior = new RegExp(`^${interiorWord}(?:\\.|(?<!^i)(?![\\p{L}\\p{N}]))`, 'u');
const exterior = new RegExp(`^${exteriorWord}(?:\\.|(?<!^e)(?![\\p{L}\\p{N}]))`, 'u');

const modifierWords =
  /^(?:(?:end |back to |series of )?(?:flash ?-?backs?|flash ?-?forward|dream(?: sequence)?|nightmare|montage|intercut|moving|travell?ing|stationary|parked|driving|stock(?: shot| footage)?|archival|establishing|vision|fantasy|imagined|memory|underwater|aerial|pov|phone call|on (?:tv|screen|video)|present(?: day)?|past|future|back to scene|(?:c\. ?)?1[0-9]{3}s?|(?:c\. ?)?2[01][0-9]{2}s?))$/u;

/** Text cut at the dashes that separate the parts of a heading; a hyphen inside a word (`SAXE-COBURG`) is no separator. */
const separator = /\s+-+\s*|-+\s+|\s*(?:--+|[–—―]+)\s*/u;

/**
 * Reads a scene heading: `INT. PLACE - SUBPLACE - TIME (MODIFIER)`. Parts of the place stay joined by ` - `;
 * the time counts only as whole words at the end. Never fails: what has no prefix is a place of unknown side, taken as `int`.
 */
export function parseHeading(text: string): Heading {
  const written = text.replace(/\s+/gu, ' ').trim();
  const { setting, rest } = takePrefix(written);
  const modifiers: string[] = [];
  const bare = takeBrackets(rest, modifiers);
  const parts = bare.split(separator).filter((part) => part.trim() !== '');
  let time = '';
  while (parts.length > 0) {
    const last = (parts.at(-1) ?? '').trim();
    if (modifierWords.test(foldText(last)) && parts.length > 1) modifiers.unshift(last);
    else if (time === '' && isTimePhrase(last) && (parts.length > 1 || setting !== undefined)) time = last;
    else break;
    parts.pop();
  }
  let place = parts.map((part) => part.trim()).join(' - ');
  if (time === '') {
    const split = splitTrailingTime(place);
    place = split.place;
    time = split.time;
  }
  return {
    text: written,
    setting: setting ?? 'int',
    place: tidyPlace(place),
    time: time.replace(/[.:,;]+$/u, ''),
    modifiers,
  };
}

/** `undefined` when the heading has no prefix that we know. */
export function headingSide(text: string): Heading['setting'] | undefined {
  return takePrefix(text.trim()).setting;
}

function takePrefix(text: string): { setting: Heading['setting'] | undefined; rest: string } {
  // Folding keeps the length of a Latin or Cyrillic prefix, so the match of the folded text measures the written one.
  const folded = foldText(text.slice(0, 24).normalize('NFC'));
  for (const [pattern, setting] of [
    [either, 'both'],
    [interior, 'int'],
    [exterior, 'ext'],
  ] as const) {
    const match = pattern.exec(folded);
    if (match !== null) return { setting, rest: text.normalize('NFC').slice(writtenLength(text, match[0])).trim() };
  }
  return { setting: undefined, rest: text };
}

/** Length of the shortest start of `text` whose folded form is `folded`: `AUßEN.` is shorter than `aussen.`. */
function writtenLength(text: string, folded: string): number {
  const composed = text.normalize('NFC');
  for (let length = 1; length <= composed.length; length += 1)
    if (foldText(composed.slice(0, length)) === folded) return length;
  return folded.length;
}

/** Moves `(FLASHBACK)`, `[1985]` into the modifiers; a bracket inside the place (`ROOM (OLD WING), ATTIC`) stays. */
function takeBrackets(text: string, modifiers: string[]): string {
  let rest = text;
  // More brackets than this are no modifiers, and looking for them would cost time.
  for (let found = 0; found < 8; found += 1) {
    const match = /\s*[([]([^()[\]]*)[)\]]\s*$/u.exec(rest);
    if (match === null) break;
    rest = rest.slice(0, match.index);
    if ((match[1] ?? '').trim() !== '') modifiers.unshift((match[1] ?? '').trim());
  }
  return rest.replace(/\s*\(([^()]*)\)\s*(?=[-–—])/gu, (whole, inner: string) => {
    if (!modifierWords.test(foldText(inner))) return whole;
    modifiers.push(inner.trim());
    return ' ';
  });
}

function tidyPlace(place: string): string {
  return place.replace(/^[\s.,:;-]+|[\s,:;-]+$/gu, '').trim();
}
