/** Fountain's `*italic*`, `**bold**`, `_underline_` marks; a mark inside a word (`f*ck`, `snake_case`) or escaped by `\` is text. The bound keeps hostile text from costing time. */
const starred = /(?<![\p{L}\p{N}\\*])(\*{1,3})(?=[^\s*])(.{1,1000}?)(?<=[^\s*\\])\1(?![\p{L}\p{N}*])/gsu;
const underlined = /(?<![\p{L}\p{N}\\])_(?=[^\s_])(.{1,1000}?)(?<=[^\s\\])_(?![\p{L}\p{N}])/gsu;

/** The text as it is spoken or shown: emphasis marks dropped, escaped marks unescaped. */
export function stripEmphasis(text: string): string {
  let stripped = text;
  // Marks nest at most a few deep (`_***x***_`); each pass takes the outermost pairs off.
  for (let depth = 0; depth < 6; depth += 1) {
    const next = stripped.replace(starred, '$2').replace(underlined, '$1');
    if (next === stripped) break;
    stripped = next;
  }
  return stripped.replace(/\\([@#!*_$~`+=.><\\/[\]])/gu, '$1');
}
