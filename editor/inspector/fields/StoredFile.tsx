import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AssetItem } from '../../../runtime/protocol/assets.ts';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { bytes } from '../../kit/bytes.ts';
import { SoundBar } from '../../kit/SoundBar.tsx';
import { ServedPicture } from '../../kit/ServedPicture.tsx';
import style from './SourceControl.module.css';

interface StoredFileProps {
  readonly hash: string;
  readonly kind: 'image' | 'video' | 'audio';
  readonly onRemove: () => void;
}

/** A file that is stored here: its picture or waveform, what it was called, how large it is. */
export function StoredFile({ hash, kind, onRemove }: StoredFileProps) {
  const { media } = useApp();
  const [item, setItem] = useState<AssetItem>();
  useEffect(() => {
    let isGone = false;
    const show = async () => {
      const found = await media.facts(hash).catch(() => undefined);
      if (!isGone) setItem(found);
    };
    void show();
    return () => {
      isGone = true;
    };
  }, [media, hash]);
  const { width, height, seconds } = item?.facts ?? {};
  const words = [
    ...(width !== undefined && height !== undefined ? [`${width} × ${height}`] : []),
    ...(seconds !== undefined ? [`${Math.round(seconds * 10) / 10} s`] : []),
    ...(item ? [bytes(item.bytes)] : []),
  ];
  return (
    <div className={style['file']}>
      {kind === 'audio' ? (
        <div className={style['sound']}>
          <SoundBar hash={hash} title="the sound" seconds={seconds} />
        </div>
      ) : (
        <ServedPicture src={media.thumbnailUrl(hash, 640)} alt={item?.name ?? 'The chosen file'} />
      )}
      <footer>
        <span>
          {item?.name ?? 'stored file'} <small>{words.join(' · ')}</small>
        </span>
        <Button look="quiet" icon={<X size={14} />} aria-label="Remove the file" onClick={onRemove} />
      </footer>
    </div>
  );
}
