import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the TTF fonts that come with the project: DejaVu, for Latin, Greek, Cyrillic and more. */
export function fontFolder(): string {
  return join(dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/package.json'))), 'ttf');
}
