import { assembleScript, type RawScene, type RawScript } from '../assembleScript.ts';
import { decodeText } from '../decodeText.ts';
import type { RawItem } from '../rawScript.ts';
import type { ReadResult } from '../readResult.ts';
import { stripEmphasis } from '../stripEmphasis.ts';
import { cleanLines, type Line } from './cleanLines.ts';
import { readTitlePage } from './readTitlePage.ts';

const heading = /^(?:int|ext|est|int\.?\/ext|ext\.?\/int|i\.?\/e|e\.?\/i)(?:\.| )/iu;
const forcedHeading = /^\.(?=[^.\s])/u;
const sceneNumber = /\s*#([\p{L}\p{N}.\-–—]+)#\s*$/u;
/** A direction over more lines than this is speech with a bracket that somebody forgot to close. */
const mostDirectionLines = 8;
const pageBreak = /^={3,}$/u;
const transition = /^(?:\P{Ll}*\P{Ll}\sTO:|FADE (?:OUT|TO BLACK)[.:]?|CUT TO BLACK[.:]?)$/u;

interface Reading extends RawScript {
  readonly lines: readonly Line[];
  at: number;
  /** The line before counts as empty: nothing runs on from it. */
  fresh: boolean;
  nextDual: number;
}

/**
 * Reads a Fountain file (fountain.io/syntax). Sections, synopses, notes, boneyards and page breaks are left out; forced
 * elements, lyrics, centred text, dual dialogue and scene numbers are understood. Emphasis marks are dropped.
 * Throws a `Fault` when the file is empty or no UTF-8 or UTF-16 text.
 */
export function readFountain(file: string, bytes: Uint8Array): ReadResult {
  const lines = cleanLines(decodeText(file, bytes));
  const { title, author, end } = readTitlePage(lines);
  const reading: Reading = { file, title, author, preamble: [], scenes: [], lines, at: end, fresh: true, nextDual: 1 };
  while (reading.at < lines.length) readBlock(reading);
  return assembleScript(reading);
}

const lineAt = (reading: Reading, at: number): string => (reading.lines[at]?.text ?? '').trim();

function readBlock(reading: Reading): void {
  const text = lineAt(reading, reading.at);
  const { fresh } = reading;
  reading.fresh = true;
  if (text === '' || pageBreak.test(text) || text.startsWith('#') || text.startsWith('=')) reading.at += 1;
  else if (isHeading(text, fresh)) addHeading(reading, text);
  else if (/^>.*<$/u.test(text)) addLine(reading, 'action', text.slice(1, -1));
  else if (text.startsWith('>')) addLine(reading, 'transition', text.slice(1));
  else if (fresh && isTransition(reading)) addLine(reading, 'transition', text);
  else if (fresh && isCue(reading)) readSpeech(reading);
  else readAction(reading);
}

function isHeading(text: string, fresh: boolean): boolean {
  return forcedHeading.test(text) || (fresh && heading.test(stripEmphasis(text)));
}

function addHeading(reading: Reading, text: string): void {
  const whole = stripEmphasis(text.replace(forcedHeading, ''));
  const label = sceneNumber.exec(whole)?.[1];
  const scene: RawScene = {
    heading: whole.replace(sceneNumber, '').trim(),
    line: reading.lines[reading.at]?.number ?? 1,
    ...(label === undefined ? {} : { label }),
    items: [],
  };
  reading.scenes.push(scene);
  reading.at += 1;
}

function itemsOf(reading: Reading): RawItem[] {
  return reading.scenes.at(-1)?.items ?? reading.preamble;
}

function place(reading: Reading): { line: number } {
  return { line: reading.lines[reading.at]?.number ?? 1 };
}

function addLine(reading: Reading, kind: 'action' | 'transition', text: string): void {
  itemsOf(reading).push({ kind, text: stripEmphasis(text.trim()), at: place(reading) });
  reading.at += 1;
}

/** In capitals, ending in `TO:` with nothing after it, alone between empty lines. A space after the colon makes it action. */
function isTransition(reading: Reading): boolean {
  const line = (reading.lines[reading.at]?.text ?? '').trimStart();
  return transition.test(line) && lineAt(reading, reading.at + 1) === '';
}

/** A name in capitals (or forced by `@`) with something said under it. In scripts without capitals, a short line without punctuation. */
function isCue(reading: Reading): boolean {
  const text = lineAt(reading, reading.at);
  if (lineAt(reading, reading.at + 1) === '' && !isHeldBlank(reading, reading.at + 1)) return false;
  if (text.startsWith('@')) return text.length > 1;
  if (/^[!>~.(]/u.test(text)) return false;
  const name = stripEmphasis(text)
    .replace(/\s*\^$/u, '')
    .replace(/\([^()]*\)/gu, '')
    .trim();
  if (!/\p{L}/u.test(name) || /\p{Ll}/u.test(name)) return false;
  return /\p{Lu}/u.test(name) || (name.length <= 20 && !/[。、！？：，…．.!?:,]/u.test(name));
}

function readSpeech(reading: Reading): void {
  const written = lineAt(reading, reading.at).replace(/^@/u, '');
  const dual = written.endsWith('^') ? pairWithLast(reading) : undefined;
  const items = itemsOf(reading);
  const cue = stripEmphasis(written.replace(/\s*\^$/u, '').trim());
  items.push({ kind: 'cue', text: cue, at: place(reading), ...(dual === undefined ? {} : { dual }) });
  reading.at += 1;
  for (; reading.at < reading.lines.length; reading.at += 1) {
    const text = lineAt(reading, reading.at);
    if (text === '' && !isHeldBlank(reading, reading.at)) break;
    if (text === '') continue;
    if (text.startsWith('(')) readParenthetical(reading, items);
    else items.push({ kind: 'dialogue', text: stripEmphasis(text.replace(/^~/u, '')), at: place(reading) });
  }
}

/** Two spaces on an otherwise empty line keep a speech going. */
function isHeldBlank(reading: Reading, at: number): boolean {
  return /^ {2,}$/u.test(reading.lines[at]?.text ?? '');
}

/** A bracketed direction, also over several lines; a bracket that does not close, or has words after it, is speech. */
function readParenthetical(reading: Reading, items: RawItem[]): void {
  const at = place(reading);
  let text = lineAt(reading, reading.at);
  let last = reading.at;
  while (!text.includes(')') && last - reading.at < mostDirectionLines && lineAt(reading, last + 1) !== '') {
    last += 1;
    text = `${text} ${lineAt(reading, last)}`;
  }
  if (/^\([^)]*\)$/u.test(text) || /^\(.*\)$/u.test(text)) {
    items.push({ kind: 'parenthetical', text: stripEmphasis(text), at });
    reading.at = last;
  } else items.push({ kind: 'dialogue', text: stripEmphasis(lineAt(reading, reading.at)), at });
}

/** The speech before, when nothing stands between: the two are spoken at once. */
function pairWithLast(reading: Reading): number | undefined {
  const items = itemsOf(reading);
  const index = items.findLastIndex((item) => item.kind !== 'dialogue' && item.kind !== 'parenthetical');
  const last = items[index];
  if (last?.kind !== 'cue') return undefined;
  const dual = last.dual ?? reading.nextDual;
  if (last.dual === undefined) reading.nextDual += 1;
  items[index] = { ...last, dual };
  return dual;
}

function readAction(reading: Reading): void {
  const at = place(reading);
  const texts: string[] = [];
  for (; reading.at < reading.lines.length; reading.at += 1) {
    const text = lineAt(reading, reading.at);
    if (text === '' || (texts.length > 0 && (text.startsWith('>') || pageBreak.test(text) || forcedHeading.test(text))))
      break;
    texts.push(text.replace(/^!/u, '').replace(/^~\s*/u, ''));
  }
  reading.fresh = lineAt(reading, reading.at) === '';
  itemsOf(reading).push({ kind: 'action', text: stripEmphasis(texts.join('\n')), at });
}
