import type { Asset } from '../../../runtime/graph/asset.ts';
import { SoundBar } from '../../kit/SoundBar.tsx';

export function SoundPreview({ asset, title }: { readonly asset: Asset; readonly title: string }) {
  return <SoundBar hash={asset.hash} title={title} seconds={asset.facts?.seconds} sharpness={3} />;
}
