import type { Asset } from '../graph/asset.ts';
import type { NodeTypeInfo } from '../graph/nodeTypeInfo.ts';
import type { Value } from '../node/defineNode.ts';
import { isAsset } from './assetHashes.ts';

/** The first picture or clip among the outputs, in the order of the ports. */
export function previewOf(info: NodeTypeInfo, outputs: Readonly<Record<string, Value>>): Asset | undefined {
  for (const { name } of info.outputs) {
    const value = outputs[name];
    const first: unknown = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
    if (isAsset(first) && (first.kind === 'image' || first.kind === 'video')) return first;
  }
  return undefined;
}
