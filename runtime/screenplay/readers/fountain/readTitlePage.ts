import { stripEmphasis } from '../stripEmphasis.ts';
import type { Line } from './cleanLines.ts';

/** Keys that open a title page; others may follow them. */
const openers = new Set([
  'title',
  'credit',
  'author',
  'authors',
  'source',
  'notes',
  'draft date',
  'date',
  'contact',
  'copyright',
  'revision',
  'font',
  'format',
  'language',
]);
const pair = /^([\p{L}][\p{L} _-]*):\s*(.*)$/u;

export interface TitlePage {
  title: string;
  author: string;
  /** Index of the first line after it. */
  end: number;
}

/** Reads `Key: value` pairs at the top, with values on indented lines; ends at the first empty line. */
export function readTitlePage(lines: readonly Line[]): TitlePage {
  let at = lines.findIndex((line) => line.text.trim() !== '');
  const none = { title: '', author: '', end: 0 };
  if (at < 0 || !openers.has((pair.exec(lines[at]?.text ?? '')?.[1] ?? '').trim().toLowerCase())) return none;
  const values = new Map<string, string[]>();
  let key = '';
  for (; at < lines.length && (lines[at]?.text ?? '').trim() !== ''; at += 1) {
    const text = lines[at]?.text ?? '';
    const match = /^\s/u.test(text) ? null : pair.exec(text);
    if (match !== null) key = (match[1] ?? '').trim().toLowerCase();
    const value = (match === null ? text : (match[2] ?? '')).trim();
    values.set(key, [...(values.get(key) ?? []), ...(value === '' ? [] : [value])]);
  }
  const joined = (...keys: string[]): string =>
    stripEmphasis(keys.flatMap((name) => values.get(name) ?? []).join(' ')).trim();
  return { title: joined('title'), author: joined('author', 'authors'), end: at };
}
