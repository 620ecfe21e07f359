import type { Json } from './json.ts';

type JsonSchema = Readonly<Record<string, Json>>;

/** The JSON Schema type of a value, the narrower one for numbers. Like zod, only safe integers count as whole. */
export function valueType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** A value as it is shown in a sentence, cut when long. */
export function shortJson(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of values',
  null: 'null',
};

/** `text or a number` */
export function typeWords({ type }: JsonSchema): string {
  const types = (Array.isArray(type) ? type : [type]).map(
    (name) => (typeof name === 'string' && words[name]) || 'another value',
  );
  return types.join(' or ');
}

/** What a schema allows: `a whole number from 16 to 7680`, `one of "cut", "dissolve"`, `text of at most 80 characters`. */
export function allowedWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return shortJson(schema.const);
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.map((choice) => JSON.stringify(choice)).join(', ')}`;
  const parts = [typeWords(schema), ...rangeWords(schema), ...lengthWords(schema)];
  if (schema.pattern !== undefined) parts.push(patternWords(schema));
  return parts.join(' ');
}

function rangeWords(schema: JsonSchema): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const from = isBound(minimum) ? minimum : undefined;
  const to = isBound(maximum) ? maximum : undefined;
  const parts: string[] = [];
  if (from !== undefined && to !== undefined) parts.push(`from ${from} to ${to}`);
  else if (from !== undefined) parts.push(`of at least ${from}`);
  else if (to !== undefined) parts.push(`of at most ${to}`);
  if (typeof exclusiveMinimum === 'number') parts.push(`above ${exclusiveMinimum}`);
  if (typeof exclusiveMaximum === 'number') parts.push(`below ${exclusiveMaximum}`);
  if (typeof multipleOf === 'number') parts.push(`in steps of ${multipleOf}`);
  return parts;
}

/** Every integer schema of zod carries the limits of safe integers, which tell people nothing. */
function isBound(value: Json | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

function lengthWords(schema: JsonSchema): string[] {
  const text = sizeWords(schema.minLength, schema.maxLength, 'characters');
  const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : undefined;
  const most = schema.items === false ? first : schema.maxItems;
  return [...text, ...sizeWords(schema.minItems, most, 'entries')];
}

function sizeWords(least: Json | undefined, most: Json | undefined, unit: string): string[] {
  if (typeof least === 'number' && typeof most === 'number') {
    return [least === most ? `of exactly ${least} ${unit}` : `of ${least} to ${most} ${unit}`];
  }
  if (typeof least === 'number') return [`of at least ${least} ${unit}`];
  return typeof most === 'number' ? [`of at most ${most} ${unit}`] : [];
}

/** The pattern itself tells people little: better the name of the form, or what the field says of itself. */
function patternWords({ format, pattern, description }: JsonSchema): string {
  if (typeof format === 'string' && !format.includes('_')) return `of the right form (${format})`;
  if (typeof description === 'string') return `of the right form (${description.replace(/\.$/, '')})`;
  return `of the form ${typeof pattern === 'string' ? pattern : ''}`;
}
