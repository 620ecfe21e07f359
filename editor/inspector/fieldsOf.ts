import type { Json } from '../../runtime/graph/json.ts';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import { fieldKind, type FieldKind, type Schema } from './fieldKind.ts';

/** One param as a form needs it. */
export interface ParamField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly kind: FieldKind;
  readonly schema: Schema;
  /** What holds while nothing is set; absent where the param may be left out altogether. */
  readonly fallback: Json | undefined;
}

/** What is written and chosen first; the rest as the type lists it. */
const first = ['text', 'prompt', 'source', 'model', 'voice', 'seconds'];

const known = new WeakMap<NodeTypeInfo, readonly ParamField[]>();

export function fieldsOf(type: NodeTypeInfo): readonly ParamField[] {
  let fields = known.get(type);
  if (!fields) known.set(type, (fields = makeFields(type)));
  return fields;
}

function makeFields(type: NodeTypeInfo): ParamField[] {
  const properties = (type.params['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const fields = Object.entries(properties).map(([name, schema]) => ({
    name,
    title: titleOf(name),
    description: descriptionOf(name, schema, type),
    kind: fieldKind(name, withPortWords(name, schema, type), type),
    schema,
    fallback: schema['default'],
  }));
  return fields.sort((one, other) => rank(one.name) - rank(other.name));
}

function rank(name: string): number {
  const index = first.indexOf(name);
  if (index >= 0) return index;
  return name === 'depiction' ? 100 : 50;
}

/** A field that may come by wire is described by its port. */
function descriptionOf(name: string, schema: Schema, { inputs }: NodeTypeInfo): string {
  if (typeof schema['description'] === 'string') return schema['description'];
  return inputs.find((input) => input.name === name)?.description ?? '';
}

function withPortWords(name: string, schema: Schema, type: NodeTypeInfo): Schema {
  return { ...schema, description: descriptionOf(name, schema, type) };
}

/** `negativePrompt` → `Negative prompt` */
export function titleOf(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `close-up` → `close up` */
export function choiceWords(value: string): string {
  return value.replaceAll('-', ' ');
}
