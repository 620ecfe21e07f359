import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { scriptFonts } from '../../runtime/media/scriptFonts.ts';
import { fontFolder, scriptFontFiles } from '../work/fontFolder.ts';

const family = 'Shotgraph Boards';
const familyOf = (name: string) => `${family} ${name}`;
/** The slanted letters lack Arabic and many marks: those are drawn upright. */
const uprightFamily = familyOf('upright');

/** The families of the sheets as a canvas takes them: letters that the first lacks come from the next that has them. */
export const sheetFamilies = [family, uprightFamily, ...scriptFonts.map(({ name }) => familyOf(name))]
  .map((name) => `"${name}"`)
  .join(', ');

/** Registers the fonts that a text needs, each once in a process. */
export function registerSheetFonts(text: string): void {
  if (!GlobalFonts.has(family)) {
    for (const file of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSans-Oblique.ttf'])
      GlobalFonts.registerFromPath(join(fontFolder(), file), family);
    for (const file of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'])
      GlobalFonts.registerFromPath(join(fontFolder(), file), uprightFamily);
  }
  for (const { name, letters } of scriptFonts) {
    const needed = letters.exec(text)?.[0];
    if (needed === undefined || GlobalFonts.has(familyOf(name))) continue;
    for (const file of scriptFontFiles(needed)) GlobalFonts.registerFromPath(file, familyOf(name));
  }
}
