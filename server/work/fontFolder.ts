import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of the TTF fonts that come with the project: DejaVu, for Latin, Greek, Cyrillic and more. */
export function fontFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
}
