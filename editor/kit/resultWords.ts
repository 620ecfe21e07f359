import { zCaptions } from '../../runtime/graph/captions.ts';
import type { Json } from '../../runtime/graph/json.ts';

/** Outputs that are words, for people: texts, captions, numbers, lists of them. '' where there is nothing to read. */
export function resultWords(outputs: Readonly<Record<string, Json>>): string {
  for (const value of Object.values(outputs)) {
    const words = valueWords(value);
    if (words !== '') return words;
  }
  return '';
}

function valueWords(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null) return '';
  if (Array.isArray(value)) return listWords(value);
  // A picture, clip or sound is shown, not told.
  if (isAsset(value)) return '';
  return Object.entries(value)
    .flatMap(([name, entry]) => (typeof entry === 'object' ? [] : [`${name}: ${String(entry)}`]))
    .join('\n');
}

function listWords(values: readonly Json[]): string {
  const captions = zCaptions.safeParse(values);
  if (captions.success && values.length > 0) {
    return captions.data
      .map(({ speaker, text }) => `${speaker === undefined ? '' : `${speaker}: `}${text.replaceAll('\n', ' ')}`)
      .join('\n');
  }
  return values
    .map(valueWords)
    .filter((words) => words !== '')
    .join('\n');
}

/** Whether a value is stored bytes. */
export function isAsset(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'hash' in value && 'mime' in value;
}
