import type { z } from 'zod';
import type { GraphNode } from '../graph/graph.ts';
import type { NodeId } from '../graph/ids.ts';
import { isWorthKeeping } from '../graph/isWorthKeeping.ts';
import type { Problem } from '../graph/problem.ts';
import type { NodeDefinition } from '../node/defineNode.ts';

/** Params as the node's work gets them: parsed, defaults filled in. */
export interface ReadParams {
  readonly params: Readonly<Record<string, unknown>>;
  /** Values of inputs that are typed in, by port: those that no wire feeds. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Parses the params of a node once for a whole run. Fields that a wire feeds are not read: the wire wins, even
 * over a value that would be refused.
 */
export function readParams(
  id: NodeId,
  node: GraphNode,
  definition: NodeDefinition,
  isWired: (port: string) => boolean,
): ReadParams | readonly Problem[] {
  const { fieldNames } = portsOf(definition);
  const isKept = isWorthKeeping(node.params);
  const wired = isKept ? fieldNames.filter(isWired).join('\n') : '';
  const before = isKept ? known.get(node) : undefined;
  if (before?.definition === definition && before.wired === wired) return before.read;
  const parsed = schemaWithout(definition, isWired).safeParse(node.params);
  if (!parsed.success) return parsed.error.issues.map((issue) => problemOf(id, issue));
  const read = split(parsed.data, fieldNames, isWired);
  if (isKept) known.set(node, { definition, wired, read });
  return read;
}

/** Nodes do not change: after an edit nearly all of a graph's are those of before, and are read already. */
const known = new WeakMap<GraphNode, { definition: NodeDefinition; wired: string; read: ReadParams }>();

function split(
  parsed: Readonly<Record<string, unknown>>,
  fieldNames: readonly string[],
  isWired: (port: string) => boolean,
): ReadParams {
  if (fieldNames.length === 0) return { params: parsed, fields: noFields };
  const params: Record<string, unknown> = { ...parsed };
  const fields: Record<string, unknown> = {};
  for (const name of fieldNames) {
    if (name in params && !isWired(name)) fields[name] = params[name];
    delete params[name];
  }
  return { params, fields };
}

/** The schema of one field, for values that come by wire. */
export function fieldSchema(definition: NodeDefinition, port: string): z.ZodType | undefined {
  return definition.paramsSchema.shape[port] as z.ZodType | undefined;
}

const noFields: Readonly<Record<string, unknown>> = {};

interface FieldPorts {
  readonly fieldNames: readonly string[];
  /** Schemas without the wired fields, by the names left out. */
  readonly schemas: Map<string, z.ZodObject>;
}

const fieldPorts = new WeakMap<NodeDefinition, FieldPorts>();

function portsOf(definition: NodeDefinition): FieldPorts {
  let ports = fieldPorts.get(definition);
  if (!ports) {
    const fieldNames = definition.info.inputs.filter((port) => port.field).map((port) => port.name);
    ports = { fieldNames, schemas: new Map() };
    fieldPorts.set(definition, ports);
  }
  return ports;
}

function schemaWithout(definition: NodeDefinition, isWired: (port: string) => boolean): z.ZodObject {
  const { fieldNames, schemas } = portsOf(definition);
  const wired = fieldNames.filter(isWired);
  if (wired.length === 0) return definition.paramsSchema;
  const name = wired.join('\n');
  let schema = schemas.get(name);
  if (!schema) {
    schema = definition.paramsSchema.omit(
      Object.fromEntries(wired.map((port) => [port, true])) as Record<string, never>,
    );
    schemas.set(name, schema);
  }
  return schema;
}

/** Only what JSON Schema can not express is left to be found here: `validateGraph` has the better words. */
function problemOf(id: NodeId, issue: z.core.$ZodIssue): Problem {
  const param = String(issue.path[0] ?? '');
  return {
    code: 'param-invalid',
    severity: 'error',
    message: `${id}: "${issue.path.join('.')}" is not accepted: ${issue.message.replace(/\.$/, '')}.`,
    node: id,
    ...(param !== '' && { param }),
  };
}
