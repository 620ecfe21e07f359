import { z } from 'zod';

export const portKinds = ['text', 'number', 'boolean', 'image', 'video', 'audio', 'captions', 'json'] as const;
export const zPortKind = z.enum(portKinds);
export type PortKind = z.infer<typeof zPortKind>;

/**
 * What a port carries. `same` is the type variable of `list/*` and `export/*`: the first edge on any
 * `same` port of a node binds all of them to its kind. There is no `any`.
 */
export const zPortType = z.strictObject({
  kind: z.union([zPortKind, z.literal('same')]),
  list: z.boolean(),
  /** For `same`: the kinds it may be bound to; all when absent. */
  among: z.array(zPortKind).optional(),
  /** Only `list/flatten`'s input: it takes the list output of a mapped node, which is otherwise refused. */
  nested: z.literal(true).optional(),
});
export type PortType = z.infer<typeof zPortType>;

/** Kinds whose values are bytes in the asset store; the others travel as JSON values. */
export const assetKinds = ['image', 'video', 'audio'] as const;
export type AssetKind = (typeof assetKinds)[number];

export function isAssetKind(kind: string): kind is AssetKind {
  return (assetKinds as readonly string[]).includes(kind);
}
