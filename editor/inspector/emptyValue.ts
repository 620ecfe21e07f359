import type { Json } from '../../runtime/graph/json.ts';
import { fieldKind, type Schema } from './fieldKind.ts';

/** What a new element or a new part starts as: its default, else the least that its schema takes. */
export function emptyValue(schema: Schema): Json {
  if (schema['default'] !== undefined) return schema['default'];
  const kind = fieldKind('', schema);
  switch (kind.kind) {
    case 'switch':
      return false;
    case 'number':
    case 'slider':
      return Math.max(0, kind.limits.least ?? 0);
    case 'choice':
      return kind.values[0] ?? '';
    case 'rate':
      return { num: 24, den: 1 };
    case 'list':
    case 'tags':
      return [];
    case 'object': {
      const parts = Object.entries(kind.properties).filter(([name]) => kind.required.has(name));
      return Object.fromEntries(parts.map(([name, part]) => [name, emptyValue(part)]));
    }
    default:
      return schema['type'] === 'object' ? {} : '';
  }
}
