import type { Json } from '../../runtime/graph/json.ts';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import type { NumberLimits } from '../kit/form/numberText.ts';

export type Schema = Readonly<Record<string, Json>>;

/** Which control a value is edited with. */
export type FieldKind =
  | { readonly kind: 'text'; readonly isLong: boolean; readonly most: number | undefined }
  | { readonly kind: 'number'; readonly limits: NumberLimits; readonly unit: string }
  | {
      readonly kind: 'slider';
      readonly limits: NumberLimits & { readonly least: number; readonly most: number };
      readonly unit: string;
    }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly isShort: boolean }
  | {
      readonly kind:
        'model' | 'models' | 'voice' | 'source' | 'depiction' | 'rate' | 'switch' | 'color' | 'tags' | 'json';
    }
  | { readonly kind: 'list'; readonly item: Schema }
  | {
      readonly kind: 'object';
      readonly properties: Readonly<Record<string, Schema>>;
      readonly required: ReadonlySet<string>;
    };

/** By the schema alone; names decide only where a text means something that the schema can not say. */
export function fieldKind(name: string, schema: Schema, type?: NodeTypeInfo): FieldKind {
  const values = stringsOf(schema['enum']);
  if (values.length > 0) return { kind: 'choice', values, isShort: values.join('').length <= 22 && values.length <= 4 };
  switch (schema['type']) {
    case 'boolean':
      return { kind: 'switch' };
    case 'integer':
    case 'number':
      return numberKind(name, schema);
    case 'string':
      return textKind(name, schema, type);
    case 'array':
      return name === 'fallbacks' && type?.modality !== undefined ? { kind: 'models' } : listKind(schema);
    case 'object':
      return objectKind(schema);
    default:
      return { kind: 'json' };
  }
}

function textKind(name: string, schema: Schema, type: NodeTypeInfo | undefined): FieldKind {
  if (name === 'model' && type?.modality !== undefined) return { kind: 'model' };
  if (name === 'voice' && type?.modality === 'speech') return { kind: 'voice' };
  if (name === 'source' && type?.type.endsWith('/import')) return { kind: 'source' };
  if (schema['format'] === 'color' || /colou?r$/i.test(name)) return { kind: 'color' };
  const most = numberAt(schema, 'maxLength');
  return { kind: 'text', isLong: (most ?? Infinity) > 500, most };
}

function numberKind(name: string, schema: Schema): FieldKind {
  const isWhole = schema['type'] === 'integer';
  const least = numberAt(schema, 'minimum') ?? numberAt(schema, 'exclusiveMinimum');
  const most = numberAt(schema, 'maximum') ?? numberAt(schema, 'exclusiveMaximum');
  const unit = unitOf(name, typeof schema['description'] === 'string' ? schema['description'] : '');
  if (least !== undefined && most !== undefined && most - least <= (isWhole ? 40 : 80)) {
    return { kind: 'slider', limits: { least, most, isWhole }, unit };
  }
  const known = most !== undefined && most < Number.MAX_SAFE_INTEGER ? most : undefined;
  return { kind: 'number', limits: { least, most: known, isWhole }, unit };
}

function listKind(schema: Schema): FieldKind {
  const item = schemaAt(schema, 'items');
  if (!item) return { kind: 'json' };
  const isWords = item['type'] === 'string' && !item['enum'] && (numberAt(item, 'maxLength') ?? Infinity) <= 200;
  return isWords ? { kind: 'tags' } : { kind: 'list', item };
}

function objectKind(schema: Schema): FieldKind {
  const properties = (schemaAt(schema, 'properties') ?? {}) as Readonly<Record<string, Schema>>;
  const names = Object.keys(properties);
  if (names.length === 0) return { kind: 'json' };
  if (names.length === 2 && 'num' in properties && 'den' in properties) return { kind: 'rate' };
  if ('place' in properties && 'light' in properties && 'people' in properties) return { kind: 'depiction' };
  return { kind: 'object', properties, required: new Set(stringsOf(schema['required'])) };
}

/** What a number counts, as its description tells. */
export function unitOf(name: string, description: string): string {
  if (name === 'width' || name === 'height' || /\bpixels?\b/i.test(description)) return 'px';
  if (/\bLUFS\b/.test(description)) return 'LUFS';
  if (/\bdBTP\b/.test(description)) return 'dBTP';
  if (/\bvolume\b/i.test(name)) return '×';
  if (/^(?:seconds|lead|pause|tail|least|start|at)$/.test(name) || /seconds?$/i.test(name)) return 's';
  return /\bseconds?\b/i.test(description) ? 's' : '';
}

function numberAt(schema: Schema, name: string): number | undefined {
  const value = schema[name];
  return typeof value === 'number' ? value : undefined;
}

function schemaAt(schema: Schema, name: string): Schema | undefined {
  const value = schema[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

function stringsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
