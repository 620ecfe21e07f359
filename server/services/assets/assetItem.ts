import type { Asset } from '../../../runtime/graph/asset.ts';
import type { AssetItem } from '../../../runtime/protocol/assets.ts';

/** An asset as the outside sees it, with the paths under which its bytes and small pictures are. */
export function assetItem(asset: Asset, more: { createdAt: string; name?: string }): AssetItem {
  const url = `/api/assets/${asset.hash}`;
  const isShown = asset.kind === 'image' || asset.kind === 'video';
  // What nobody has looked into yet may well have sound.
  const isHeard = asset.kind === 'audio' || (asset.kind === 'video' && asset.facts?.hasAudio !== false);
  return {
    ...asset,
    ...more,
    url,
    ...(isShown && { thumbnail: `${url}/thumbnail` }),
    ...(isHeard && { peaks: `${url}/peaks` }),
  };
}
