import { z } from 'zod';
import { zGraph } from '../../../runtime/graph/graph.ts';
import { zAsset } from '../../../runtime/graph/asset.ts';
import { zJson } from '../../../runtime/graph/json.ts';
import { zNodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { zProblem } from '../../../runtime/graph/problem.ts';
import { zDepiction } from '../../../runtime/graph/depiction.ts';
import { zRunEvent } from '../../../runtime/events/runEvent.ts';
import { zModelInfo } from '../../../runtime/protocol/catalog.ts';

export type JsonSchema = { [name: string]: unknown };

/** Schemas that many routes share, by the name that the document gives them. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  ...{ Asset: zAsset, Depiction: zDepiction, Graph: zGraph, Json: zJson, ModelInfo: zModelInfo },
  ...{ NodeTypeInfo: zNodeTypeInfo, Problem: zProblem, RunEvent: zRunEvent },
})) {
  named.add(schema, { id });
}

/** Collects the schemas of a document: what has a name stands once, under `components`, and is referred to. */
export class SchemaBook {
  readonly components: Record<string, JsonSchema> = {};
  #unnamed = 0;

  /** As it is sent: what has a default may be left out. */
  request(schema: z.ZodType): JsonSchema {
    return this.#enter(schema, 'input');
  }

  /** As it is answered: what has a default is there. */
  response(schema: z.ZodType): JsonSchema {
    return this.#enter(schema, 'output');
  }

  #enter(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $defs,
      $schema: _,
      ...root
    } = z.toJSONSchema(schema, {
      ...{ io, metadata: named, target: 'draft-2020-12', unrepresentable: 'any' },
    }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    const names = new Map<string, string>();
    for (const id of Object.keys($defs ?? {})) names.set(`#/$defs/${id}`, this.#nameOf(id, io));
    for (const [id, definition] of Object.entries($defs ?? {})) {
      this.components[names.get(`#/$defs/${id}`) ?? id] ??= refer(withoutId(definition), names);
    }
    return refer(root, names);
  }

  #nameOf(id: string, io: 'input' | 'output'): string {
    // The library numbers what refers to itself and has no name anew in every schema.
    if (id.startsWith('__')) return `Part${(this.#unnamed += 1)}`;
    return io === 'input' && id !== 'Json' ? `${id}Input` : id;
  }
}

function withoutId(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== 'id' && name !== '$id'));
}

/** Every `$ref` by its name in the document. Recursive on purpose: schemas are ours, and shallow. */
function refer(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        const name = key === '$ref' && typeof entry === 'string' ? names.get(entry) : undefined;
        return [key, name === undefined ? visit(entry) : `#/components/schemas/${name}`];
      }),
    );
  };
  return visit(schema) as JsonSchema;
}
