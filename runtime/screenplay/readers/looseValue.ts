/** Reading JSON that a language model wrote: every field may be missing or of another type than it should be. */
export type LooseObject = Readonly<Record<string, unknown>>;

export function looseObject(value: unknown): LooseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as LooseObject) : {};
}

/** Text of a string, a number, or a list or object of such; '' for anything else. */
export function looseText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value))
    return value
      .map(plainText)
      .filter((text) => text !== '')
      .join(', ');
  return Object.values(looseObject(value))
    .map(looseListText)
    .filter((text) => text !== '')
    .join('; ');
}

function looseListText(value: unknown): string {
  return Array.isArray(value)
    ? value
        .map(plainText)
        .filter((text) => text !== '')
        .join(', ')
    : plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : '';
}

/** A list of texts; a string counts as a list cut at commas, semicolons or lines. */
export function looseTexts(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(plainText) : plainText(value).split(/\s*[,;\n]\s*/u);
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** A list of objects; a single object counts as a list of one. */
export function looseObjects(value: unknown): LooseObject[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map(looseObject).filter((item) => Object.keys(item).length > 0);
}

/** A finite number, also written as text; undefined for anything else. */
export function looseNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
