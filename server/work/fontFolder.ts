import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ScriptFont, scriptFontsOf } from '../../runtime/media/scriptFonts.ts';

/** Folder of the TTF fonts that draw most scripts: DejaVu, for Latin, Greek, Cyrillic, Arabic, Hebrew and more. */
export function fontFolder(): string {
  return join(folderOf(import.meta.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
}

/** Files of the other fonts that a text needs: regular and bold of each. */
export function scriptFontFiles(text: string): string[] {
  return scriptFontsOf(text).flatMap(({ name, regular, bold }) => [
    join(folders[name]('regular'), regular.file),
    join(folders[name]('bold'), bold.file),
  ]);
}

type Weight = 'regular' | 'bold';

const folders: Readonly<Record<ScriptFont['name'], (weight: Weight) => string>> = {
  // Its package names nothing but its module, which lies in a folder beside the fonts.
  han: () => join(dirname(folderOf(import.meta.resolve('@embedpdf/fonts-sc'))), 'fonts'),
  hangul: (weight) => google(import.meta.resolve('@expo-google-fonts/nanum-gothic/package.json'), weight),
  thai: (weight) => google(import.meta.resolve('@expo-google-fonts/noto-sans-thai/package.json'), weight),
  devanagari: (weight) => google(import.meta.resolve('@expo-google-fonts/noto-sans-devanagari/package.json'), weight),
};

function google(url: string, weight: Weight): string {
  return join(folderOf(url), { regular: '400Regular', bold: '700Bold' }[weight]);
}

function folderOf(url: string): string {
  return dirname(fileURLToPath(url));
}
