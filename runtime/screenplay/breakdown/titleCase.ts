const small = new Set(['of', 'the', 'and', 'in', 'on', 'at', 'de', 'du', 'la', 'von', 'van', 'der']);

/** `MRS. HUDSON` → `Mrs. Hudson`; a name that is not all capitals stays as it is. */
export function titleCase(name: string): string {
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name
    .split(' ')
    .map((word, index) => (index > 0 && small.has(word.toLowerCase()) ? word.toLowerCase() : capitalise(word)))
    .join(' ');
}

function capitalise(word: string): string {
  if (/\d/u.test(word)) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-–(/.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(
      /(?<![\p{L}])([OD]['’]|Mc)(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
