import type { Json } from './json.ts';

interface Place {
  readonly value: Json;
  readonly key: string | number;
  readonly parent: Place | undefined;
}

/**
 * The path to the first entry called `__proto__`. JSON may have one; objects that are copied field by field lose it
 * without a word.
 */
export function findReservedName(value: Json): (string | number)[] | undefined {
  const places: Place[] = [{ value, key: '', parent: undefined }];
  for (let place = places.pop(); place; place = places.pop()) {
    if (typeof place.value !== 'object' || place.value === null) continue;
    if (Array.isArray(place.value)) {
      for (const [key, entry] of place.value.entries()) places.push({ value: entry, key, parent: place });
      continue;
    }
    if (Object.hasOwn(place.value, '__proto__')) return [...pathTo(place), '__proto__'];
    for (const [key, entry] of Object.entries(place.value)) places.push({ value: entry, key, parent: place });
  }
  return undefined;
}

function pathTo(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.parent; at = at.parent) path.push(at.key);
  return path.toReversed();
}
