/** A font file, as libass knows it. */
export interface FontFace {
  /** Name in the folder of fonts. */
  readonly file: string;
  /** First name that the file has for itself. */
  readonly family: string;
  /** From the top of its highest to the bottom of its lowest letter, in parts of its size. */
  readonly height: number;
}

/** DejaVu's, which draws all other letters. */
export const usualHeight = 1.164;

/** A font for letters that DejaVu does not have. */
export interface ScriptFont {
  readonly name: 'han' | 'hangul' | 'thai' | 'devanagari';
  readonly regular: FontFace;
  readonly bold: FontFace;
  /** One letter of its scripts. */
  readonly letters: RegExp;
}

/** Chinese comes first: its font has the punctuation that Japanese and Korean share with it. */
export const scriptFonts: readonly ScriptFont[] = [
  {
    name: 'han',
    regular: { file: 'NotoSansHans-Regular.otf', family: 'Noto Sans S Chinese Regular', height: 1.386 },
    bold: { file: 'NotoSansHans-Bold.otf', family: 'Noto Sans S Chinese Bold', height: 1.446 },
    letters:
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff01-\uff60]/u,
  },
  {
    name: 'hangul',
    regular: { file: 'NanumGothic_400Regular.ttf', family: 'NanumGothic', height: 1.083 },
    bold: { file: 'NanumGothic_700Bold.ttf', family: 'NanumGothic', height: 1.083 },
    letters: /\p{Script=Hangul}/u,
  },
  {
    name: 'thai',
    regular: { file: 'NotoSansThai_400Regular.ttf', family: 'Noto Sans Thai', height: 1.511 },
    bold: { file: 'NotoSansThai_700Bold.ttf', family: 'Noto Sans Thai', height: 1.511 },
    letters: /\p{Script=Thai}/u,
  },
  {
    name: 'devanagari',
    regular: { file: 'NotoSansDevanagari_400Regular.ttf', family: 'Noto Sans Devanagari', height: 1.906 },
    bold: { file: 'NotoSansDevanagari_700Bold.ttf', family: 'Noto Sans Devanagari', height: 1.906 },
    letters: /[\p{Script=Devanagari}\u0964\u0965]/u,
  },
];

/** Those that a text needs. */
export function scriptFontsOf(text: string): readonly ScriptFont[] {
  return scriptFonts.filter(({ letters }) => letters.test(text));
}

/** A stretch of a text that one font draws; without one it is DejaVu. */
export interface FontRun {
  readonly text: string;
  readonly font: ScriptFont | undefined;
}

/** Parts a text by font. Spaces and marks stay with the letter before them. */
export function fontRuns(text: string): FontRun[] {
  const runs: { text: string; font: ScriptFont | undefined }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const font = belongsToAny.test(letter) ? last?.font : scriptFonts.find(({ letters }) => letters.test(letter));
    if (last && last.font === font) last.text += letter;
    else runs.push({ text: letter, font });
  }
  return runs;
}

const belongsToAny = /[\s\p{M}\u200c\u200d]/u;
