import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { Json } from '../../runtime/graph/json.ts';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import { fieldsOf, type ParamField } from './fieldsOf.ts';
import { sameOf } from './sameOf.ts';

/** A param that several nodes have. */
export interface CommonField {
  readonly field: ParamField;
  /** What all of them have set; undefined where none has, or they differ. */
  readonly value: Json | undefined;
  readonly isMixed: boolean;
}

/** Params that are a whole of their own in each node: setting them for many at once would flatten them. */
const apart = new Set(['depiction', 'list', 'source', 'json']);

/** Params that all of these nodes have, edited by the same control. */
export function commonFields(
  nodes: readonly { readonly node: GraphNode; readonly type: NodeTypeInfo }[],
): CommonField[] {
  const [first, ...others] = nodes;
  if (!first) return [];
  const shared = fieldsOf(first.type).filter(
    (field) =>
      !apart.has(field.kind.kind) &&
      others.every(({ type }) => fieldsOf(type).some((other) => isSameField(field, other))),
  );
  return shared.map((field) => {
    const set = nodes.map(({ node }) => node.params[field.name]);
    // What is not set counts as the default.
    const effective = set.map((value) => value ?? field.fallback ?? null);
    const isMixed = sameOf(effective) === undefined;
    return { field, value: isMixed ? undefined : set.find((value) => value !== undefined), isMixed };
  });
}

function isSameField(one: ParamField, other: ParamField): boolean {
  return one.name === other.name && JSON.stringify(one.kind) === JSON.stringify(other.kind);
}
