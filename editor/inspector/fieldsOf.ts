import type { Json } from '../../runtime/graph/json.ts';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';

export type Schema = Readonly<Record<string, Json>>;

/** One param as a form needs it. */
export interface ParamField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: Schema;
  readonly fallback: Json | undefined;
}

/** The params of a type, in the order of its definition. */
export function fieldsOf(type: NodeTypeInfo): ParamField[] {
  const properties = (type.params['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    title: titleOf(name),
    description: typeof schema['description'] === 'string' ? schema['description'] : '',
    schema,
    fallback: schema['default'],
  }));
}

/** `negativePrompt` → `Negative prompt` */
export function titleOf(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
