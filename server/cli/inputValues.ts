import type { ExposedInput, Graph } from '../../runtime/graph/graph.ts';
import { fileParams } from '../../runtime/graph/fileParams.ts';
import type { NodeTypeInfo, NodeTypes } from '../../runtime/graph/nodeTypeInfo.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { SourceOptions } from '../ingest/ingestSource.ts';
import { type CommandContext, UsageError } from './command.ts';

/** Brings a file to where the graph runs, and gives its hash. @throws Fault invalid-input */
export type BringFile = (source: string, from: Pick<SourceOptions, 'kind' | 'folder' | 'anywhere'>) => Promise<string>;

/** `--input name=value` as often as it stands, by name. */
export function inputOptions(context: CommandContext): Readonly<Record<string, string>> {
  const given = context.values['input'];
  // Through a list, since a name such as `__proto__` is to be told like any other that is unknown.
  const inputs: (readonly [string, string])[] = [];
  for (const entry of Array.isArray(given) ? given : []) {
    const text = String(entry);
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`--input "${text}": write name=value.`);
    inputs.push([text.slice(0, at), text.slice(at + 1)]);
  }
  return Object.fromEntries(inputs);
}

/**
 * Typed values for a graph's exposed inputs: numbers and switches read as such, files stored.
 * @throws UsageError for a value that is not of the input's type
 */
export async function inputValues(
  graph: Graph,
  texts: Readonly<Record<string, string>>,
  bring: BringFile,
  nodeTypes: NodeTypes,
): Promise<Record<string, Json>> {
  const values: (readonly [string, Json])[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const exposed = graph.inputs.find((input) => input.name === name);
    // An unknown name is told by the engine, with the names that there are.
    values.push([name, exposed ? await valueOf(exposed, text, graph, { bring, nodeTypes }) : text]);
  }
  return Object.fromEntries(values);
}

async function valueOf(
  exposed: ExposedInput,
  text: string,
  graph: Graph,
  { bring, nodeTypes }: { bring: BringFile; nodeTypes: NodeTypes },
): Promise<Json> {
  const type = nodeTypes.get(graph.nodes[exposed.node]?.type ?? '');
  const kind = fileParams(type).get(exposed.param);
  if (kind) return `asset:${await bring(text, { kind, folder: process.cwd(), anywhere: true })}`;
  return typed(exposed.name, text, schemaType(type, exposed.param));
}

function schemaType(type: NodeTypeInfo | undefined, param: string): unknown {
  const properties = type?.params['properties'];
  const schema = isRecord(properties) ? properties[param] : undefined;
  return isRecord(schema) ? schema['type'] : undefined;
}

function typed(name: string, text: string, type: unknown): Json {
  switch (type) {
    case 'string':
      return text;
    case 'number':
    case 'integer': {
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number))
        throw new UsageError(`--input ${name}: "${text}" is not a number.`);
      return number;
    }
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw new UsageError(`--input ${name}: write true or false.`);
      return text === 'true';
    default:
      return jsonOrText(text);
  }
}

function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
