import { foldText } from './foldText.ts';

/** Readable id of a name: `GRAND-PÈRE ANSELM` → `grand-pere-anselm`. Letters of any script stay; `fallback` when none is left. */
export function slug(text: string, fallback: string): string {
  const folded = foldText(text)
    .replace(/'/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80)
    .replace(/-+$/u, '');
  return folded === '' ? fallback : folded;
}
