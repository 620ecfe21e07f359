import type { NodeTypeInfo } from './nodeTypeInfo.ts';
import type { PortKind } from './portType.ts';

/** What a node of this type gives when the param is all that it gives; undefined for other params. */
export function givenKind(type: NodeTypeInfo | undefined, param: string): PortKind | undefined {
  const [output] = type?.outputs ?? [];
  if (type?.gives !== param || !output || output.type.list || output.type.kind === 'same') return undefined;
  return output.type.kind;
}
