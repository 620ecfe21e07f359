import { givenKind } from './givenKind.ts';
import type { NodeTypeInfo } from './nodeTypeInfo.ts';
import { type AssetKind, isAssetKind } from './portType.ts';

const none: ReadonlyMap<string, AssetKind> = new Map();

/** The params of a node type that name a file, with what kind of file: of import nodes, and of templates made of such. */
export function fileParams(type: NodeTypeInfo | undefined): ReadonlyMap<string, AssetKind> {
  if (!type) return none;
  let params = known.get(type);
  if (!params) known.set(type, (params = paramsOf(type)));
  return params;
}

const known = new WeakMap<NodeTypeInfo, ReadonlyMap<string, AssetKind>>();

function paramsOf(type: NodeTypeInfo): ReadonlyMap<string, AssetKind> {
  const given = type.gives === undefined ? undefined : givenKind(type, type.gives);
  const named = type.inputs.filter(({ field }) => field).map(({ name, type: { kind } }) => [name, kind] as const);
  const all = [...named, ...(type.gives !== undefined && given !== undefined ? [[type.gives, given] as const] : [])];
  return new Map(all.filter((entry): entry is [string, AssetKind] => isAssetKind(entry[1])));
}
