/** Deeper values are taken for a mistake (or a cycle): nothing that Shotgraph saves is nested a tenth as deep. */
export const deepestJson = 500;

// What JSON.stringify would escape: quotes, backslashes, control characters, surrogates (alone they are escaped).
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/**
 * The one JSON text of a value: keys in order of their UTF-16 code units, no spaces, −0 as 0, properties that are
 * undefined left out. Two JSON values have the same text exactly when they are deeply equal. It is what cache keys
 * and fingerprints are hashed from, so its output may never change.
 *
 * @throws TypeError for what JSON can not hold (NaN, infinities, undefined outside a property, functions, bigints,
 *   class instances) and for values nested more than `deepestJson` levels deep, cycles among them
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, 0);
}

// Recursive on purpose: bounded by `deepestJson`, and twice as fast as keeping a stack by hand.
function textOf(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON can not hold the number ${value}.`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= deepestJson) {
        throw new TypeError(`The value is nested more than ${deepestJson} levels deep, or contains itself.`);
      }
      return Array.isArray(value) ? arrayText(value, depth + 1) : objectText(value, depth + 1);
    default:
      throw new TypeError(`JSON can not hold a value of type ${typeof value}.`);
  }
}

function arrayText(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ',';
    text += textOf(values[index], depth);
  }
  return `${text}]`;
}

function objectText(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`JSON can not hold an object of class ${value.constructor.name}.`);
  }
  const record = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of inOrder(Object.keys(record))) {
    const entry = record[key];
    if (entry === undefined) continue;
    text += `${text === '' ? '{' : ','}${quotedKey(key)}${textOf(entry, depth)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Sorts in place, unless it is sorted already: most objects that are hashed often are. */
export function inOrder(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort();
  }
  return keys;
}

function quoted(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

// The same few names come again and again; ids as keys must not fill the memory.
const keyTexts = new Map<string, string>();
const mostKeyTexts = 5000;

function quotedKey(key: string): string {
  let text = keyTexts.get(key);
  if (text === undefined) {
    if (keyTexts.size >= mostKeyTexts) keyTexts.clear();
    text = `${quoted(key)}:`;
    keyTexts.set(key, text);
  }
  return text;
}
