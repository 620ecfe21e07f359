import { z } from 'zod';
import { zJson } from './json.ts';
import { zPortType } from './portType.ts';

export const zPortInfo = z.strictObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  type: zPortType,
  /** An unwired required input without a field value is a problem. Outputs are never required. */
  required: z.boolean(),
  /** The input may also be a field: its value then lies in params under the port's name; a wire wins. */
  field: z.boolean(),
  /** Of a single input: it takes no list, for the node does not do its work once for each element. */
  single: z.literal(true).optional(),
  /** Of a list output: the list input that it has exactly as many elements as, where that holds whatever comes in. */
  lengthOf: z.string().optional(),
});
export type PortInfo = z.infer<typeof zPortInfo>;

/** What a task of this type occupies while it runs. `none` is for work too small to be counted. */
export const zResource = z.enum(['none', 'cpu', 'provider']);
export type Resource = z.infer<typeof zResource>;

/**
 * All that graph code, the editor and other programs know of a node type: derived from its definition,
 * pure data, sent over the wire as it is.
 */
export const zNodeTypeInfo = z.strictObject({
  type: z.string(),
  version: z.int().positive(),
  title: z.string(),
  category: z.string(),
  description: z.string(),
  inputs: z.array(zPortInfo),
  outputs: z.array(zPortInfo),
  /** JSON Schema of the params, fields included. */
  params: z.record(z.string(), zJson),
  resource: zResource,
  /** For node types that call a model: what kind of model, and the free local one. */
  modality: z.enum(['image', 'video', 'speech', 'lipsync', 'sound', 'music']).optional(),
  localModel: z.string().optional(),
  /** The param whose value is all that the node gives: where it is exposed, a wire takes the place of the node. */
  gives: z.string().optional(),
  /** Of a published graph: its short name and number, and how many nodes it has. */
  template: z.strictObject({ slug: z.string(), number: z.int(), nodes: z.int() }).optional(),
});
export type NodeTypeInfo = z.infer<typeof zNodeTypeInfo>;

export type NodeTypes = ReadonlyMap<string, NodeTypeInfo>;
