import type { NodeTypeInfo, NodeTypes } from '../graph/nodeTypeInfo.ts';
import type { NodeDefinition } from '../node/defineNode.ts';

const known = new WeakMap<ReadonlyMap<string, NodeDefinition>, NodeTypes>();

/** What graph code may know of these definitions, made once for each map of them. */
export function nodeTypesOf(definitions: ReadonlyMap<string, NodeDefinition>): NodeTypes {
  let types = known.get(definitions);
  if (!types) {
    types = new Map<string, NodeTypeInfo>([...definitions].map(([type, definition]) => [type, definition.info]));
    known.set(definitions, types);
  }
  return types;
}
