import { models } from '../../runtime/catalog/models.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { NodeDefinition } from '../../runtime/node/defineNode.ts';

/** What every node type has to keep; each gives the sentences of what is broken. */
export interface NodeRule {
  id: string;
  breaks(definition: NodeDefinition): readonly string[];
}

const camelCase = /^[a-z][a-zA-Z0-9]*$/;
const schemaWords = new Set([
  ...['$schema', '$defs', '$ref', 'type', 'properties', 'required', 'additionalProperties', 'propertyNames', 'items'],
  ...['prefixItems', 'minItems', 'maxItems', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'minimum', 'maximum'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'pattern', 'format'],
  ...['default', 'description', 'title'],
]);

const when = (broken: boolean, words: string): readonly string[] => (broken ? [words] : []);

export const nodeRules: readonly NodeRule[] = [
  {
    id: 'N1 the type is kind/verb and the version counts from 1',
    breaks: ({ info }) => [
      ...when(!/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(info.type), `"${info.type}" is not kind/verb`),
      ...when(!Number.isInteger(info.version) || info.version < 1, `version ${info.version}`),
    ],
  },
  {
    id: 'N2 title, category, description and every port are written',
    breaks: ({ info }) => [
      ...when(info.title.trim() === '' || info.category.trim() === '', 'no title or category'),
      ...when(!info.description.trim().endsWith('.'), 'the description is not a sentence'),
      ...[...info.inputs, ...info.outputs].flatMap((port) =>
        when(!port.description.trim().endsWith('.'), `port ${port.name} has no description`),
      ),
    ],
  },
  {
    id: 'N3 ports and params are camelCase, and no two of a side share a name',
    breaks: ({ info, paramsSchema }) => {
      const sides = [info.inputs.map(({ name }) => name), info.outputs.map(({ name }) => name)];
      const names = [...sides.flat(), ...Object.keys(paramsSchema.shape)];
      return [
        ...names.flatMap((name) => when(!camelCase.test(name), `"${name}" is not camelCase`)),
        ...sides.flatMap((side) => when(new Set(side).size < side.length, 'two ports share a name')),
      ];
    },
  },
  {
    id: 'N4 every param says what it does',
    breaks: ({ info }) => {
      const fields = new Set(info.inputs.filter(({ field }) => field).map(({ name }) => name));
      return Object.entries(propertiesOf(info.params)).flatMap(([name, schema]) => {
        const said = isObject(schema) && typeof schema['description'] === 'string' && schema['description'] !== '';
        return when(!fields.has(name) && !said, `param ${name} has no description`);
      });
    },
  },
  {
    id: 'N5 the schema of the params is plain JSON Schema that a simple form can check',
    breaks: ({ info }) =>
      schemaWordsIn(info.params).flatMap((word) => when(!schemaWords.has(word), `the schema uses "${word}"`)),
  },
  {
    id: 'N6 a new node is valid: defaults parse, and parse to themselves',
    breaks: ({ paramsSchema }) => {
      const once = paramsSchema.safeParse({});
      if (!once.success) return [`empty params: ${once.error.message}`];
      const twice = paramsSchema.safeParse(once.data);
      return when(JSON.stringify(twice.data) !== JSON.stringify(once.data), 'defaults do not parse to themselves');
    },
  },
  {
    id: 'N7 a field is never required by wire, and no output is',
    breaks: ({ info }) => [
      ...info.inputs.flatMap((port) => when(port.field && port.required, `field ${port.name} can not be left empty`)),
      ...info.outputs.flatMap((port) => when(port.required, `output ${port.name} is required`)),
      ...when(info.outputs.length === 0, 'nothing comes out'),
    ],
  },
  {
    id: 'N8 a model node names a free local model and a known default of its modality; others name none',
    breaks: (definition) => {
      const { info, paramsSchema } = definition;
      if (definition.call === 'local') {
        return when(
          info.resource === 'provider' || info.localModel !== undefined,
          'no model node, but asks a provider',
        );
      }
      const local = models.get(definition.localModel);
      const named = models.get(String(paramsSchema.safeParse({}).data?.['model']));
      const price = local?.price?.rules.every(({ micros }) => micros === 0) ?? false;
      return [
        ...when(info.resource !== 'provider', 'asks a model without the resource "provider"'),
        ...when(local?.provider !== 'local' || !price, `${definition.localModel} is no free local model`),
        ...when(local?.modality !== definition.modality, `${definition.localModel} is of another modality`),
        ...when(named?.modality !== definition.modality, 'the default of param "model" is not in the catalog'),
      ];
    },
  },
];

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function propertiesOf(schema: { [key: string]: Json }): { [key: string]: Json } {
  const { properties } = schema;
  return isObject(properties) ? properties : {};
}

/** Keywords of a schema and of the schemas in it; names of properties and values are not keywords. */
function schemaWordsIn(schema: Json): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(schemaWordsIn);
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([word, value]) => {
    if (word === 'properties' || word === '$defs') {
      return [word, ...Object.values(isObject(value) ? value : {}).flatMap(schemaWordsIn)];
    }
    const holdsSchemas = ['items', 'prefixItems', 'anyOf', 'oneOf', 'allOf', 'additionalProperties', 'propertyNames'];
    return [word, ...(holdsSchemas.includes(word) ? schemaWordsIn(value) : [])];
  });
}
