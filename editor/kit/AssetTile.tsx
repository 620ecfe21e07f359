import { Music } from 'lucide-react';
import type { AssetItem } from '../../runtime/protocol/assets.ts';
import { useApp } from '../app/contexts.tsx';
import { ServedPicture } from './ServedPicture.tsx';
import style from './AssetPicker.module.css';

interface AssetTileProps {
  readonly asset: AssetItem;
  readonly onPick: () => void;
}

export function AssetTile({ asset, onPick }: AssetTileProps) {
  const { media } = useApp();
  const words = asset.name ?? new Date(asset.createdAt).toLocaleString();
  return (
    <button type="button" className={style['tile']} title={words} onClick={onPick}>
      {asset.kind === 'audio' ? (
        <span>
          <Music size={16} aria-hidden="true" />
        </span>
      ) : (
        <ServedPicture src={media.thumbnailUrl(asset.hash, 160)} alt="" loading="lazy" />
      )}
      <small>{words}</small>
    </button>
  );
}
