import type { Asset } from '../graph/asset.ts';
import type { PortInfo } from '../graph/nodeTypeInfo.ts';
import type { Value } from '../node/defineNode.ts';
import { isAsset } from './assetHashes.ts';

/** The first picture or clip among the outputs, in the order of the ports; the first sound where there is none. */
export function previewOf(
  ports: readonly Pick<PortInfo, 'name'>[],
  outputs: Readonly<Record<string, Value>>,
): Asset | undefined {
  let sound: Asset | undefined;
  for (const { name } of ports) {
    const value = outputs[name];
    const first: unknown = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
    if (!isAsset(first)) continue;
    if (first.kind === 'image' || first.kind === 'video') return first;
    if (first.kind === 'audio') sound ??= first;
  }
  return sound;
}
