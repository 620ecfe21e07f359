import { z } from 'zod';
import { zEdge, zFrame, zGraph, zLayout, zNode, zNote } from './graph.ts';
import { zEdgeId, zNodeId } from './ids.ts';
import { type Json, zJson } from './json.ts';

/** `__proto__` would be lost when the saved graph is read again. */
const nameInRecord = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => name !== '__proto__', { error: 'this is not a name that a value may have' });
const node = zNodeId.refine((id) => id !== '__proto__', { error: 'this is not a name that a node may have' });
const edge = zEdgeId.refine((id) => id !== '__proto__', { error: 'this is not a name that a wire may have' });

const zPlace = zLayout.shape.nodes.unwrap().valueType;

/** Parts of a graph that have commands of their own, or never change. */
const closedFields = new Set(['format', 'version', 'id', 'nodes', 'edges', 'frames', 'notes']);

/** A field of the graph itself: name, description, exposed inputs and outputs, source, and what other programs added. */
const zField = nameInRecord.refine((field) => !closedFields.has(field), {
  error: 'this part of a graph is not changed as a whole',
});

/** Fields that every graph has: taking them away empties them. */
const emptyFields: Readonly<Record<string, Json>> = {
  name: '',
  description: '',
  inputs: [],
  outputs: [],
  layout: { nodes: {} },
};

const set = <Op extends string, Value extends z.ZodType>(op: Op, id: z.ZodType<string>, value: Value) =>
  z.strictObject({ op: z.literal(op), id, value });
const remove = <Op extends string>(op: Op, id: z.ZodType<string>) => z.strictObject({ op: z.literal(op), id });

const zSetField = z
  .strictObject({ op: z.literal('set-field'), field: zField, value: zJson })
  .transform((command, context) => {
    const schema = Object.hasOwn(zGraph.shape, command.field)
      ? (zGraph.shape[command.field as keyof typeof zGraph.shape] as z.ZodType<Json>)
      : zJson;
    const value = schema.safeParse(command.value);
    if (value.success) return { ...command, value: value.data };
    for (const { message, path } of value.error.issues) {
      context.issues.push({ code: 'custom', message, path: ['value', ...path], input: command.value });
    }
    return z.NEVER;
  })
  // As it comes out, for whoever describes or answers with commands.
  .pipe(z.strictObject({ op: z.literal('set-field'), field: z.string(), value: zJson as z.ZodType<Json, Json> }));

/**
 * One change of a graph, as the editor makes it and a save sends it. Setting puts the whole part in place of what was
 * there; taking away what is not there changes nothing. Wires of a node that goes are not taken along: the sender
 * names them, so that each command says all that it does.
 */
export const zGraphCommand = z.discriminatedUnion('op', [
  set('set-node', node, zNode),
  remove('remove-node', node),
  z.strictObject({ op: z.literal('set-param'), node, param: nameInRecord, value: zJson }),
  z.strictObject({ op: z.literal('remove-param'), node, param: nameInRecord }),
  set('set-edge', edge, zEdge),
  remove('remove-edge', edge),
  set('set-place', node, zPlace),
  remove('remove-place', node),
  set('set-frame', nameInRecord, zFrame),
  remove('remove-frame', nameInRecord),
  set('set-note', nameInRecord, zNote),
  remove('remove-note', nameInRecord),
  zSetField,
  z.strictObject({ op: z.literal('remove-field'), field: zField }),
]);
export type GraphCommand = z.infer<typeof zGraphCommand>;

/** What stands in a field that was taken away; undefined where a graph can do without the field. */
export function emptyField(field: string): Json | undefined {
  return Object.hasOwn(emptyFields, field) ? emptyFields[field] : undefined;
}
